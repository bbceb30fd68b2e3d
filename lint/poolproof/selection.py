"""Which rules are on: what selectors mean, and which of two that disagree wins.

A selector is a code (``PP101``), the beginning of one (``PP1``), a name (``unreleased-pool``) or
``ALL``. Within one place (the file, the command line) the more exact selector wins, and of two that
are equally exact the one that ignores; the command line is heard after the file. A pedantic or
preview rule needs its tier switched on, or to be named exactly: then somebody asked for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from msgspec import Struct

from poolproof.finding import Finding
from poolproof.rule import Rule, Tier
from poolproof.settings import Settings, SettingsError
from poolproof.solution import Part
from poolproof.source.ignores import Patterns
from poolproof.suggestion import did_you_mean

ALL = "ALL"
_EXACT = 100


def exactness(selector: str, code: str, name: str) -> int:
    """How exactly a selector means a rule; 0 if it does not."""
    if selector.lower() == name or selector.upper() == code:
        return _EXACT
    if selector.upper() == ALL:
        return 1
    return len(selector) if code.startswith(selector.upper()) else 0


def _refuse_unknown(selectors: Iterable[str], rules: Sequence[Rule], place: str) -> None:
    """Raise ``SettingsError`` at the first selector that means no rule at all."""
    for selector in selectors:
        if selector.upper() != ALL and not any(
            exactness(selector, rule.code, rule.name) for rule in rules
        ):
            known = [ALL, *(rule.code for rule in rules), *(rule.name for rule in rules)]
            hint = did_you_mean(selector, known)
            raise SettingsError(f"no rule is called {selector!r}{hint}", place)


class Selection(Struct, frozen=True, dict=True):
    """The rules that the settings switch on, and where their findings are not wanted."""

    settings: Settings
    rules: Sequence[Rule]

    def __post_init__(self) -> None:
        for place, selectors in self.settings.selectors():
            _refuse_unknown(selectors, self.rules, place)

    @cached_property
    def active(self) -> tuple[Rule, ...]:
        """The rules to run."""
        return tuple(rule for rule in self.rules if self._is_on(rule))

    @cached_property
    def parts(self) -> frozenset[Part]:
        """What they ask for."""
        return frozenset(part for rule in self.active for part in rule.declaration.asks)

    @cached_property
    def codes(self) -> frozenset[str]:
        """The codes of the rules to run."""
        return frozenset(rule.code for rule in self.active)

    def wants(self, finding: Finding, path: str) -> bool:
        """Whether the settings let a finding through in this (absolute) path."""
        return not any(
            exactness(selector, finding.code, finding.name)
            for patterns, selectors in self._per_file
            if patterns.verdict(path)
            for selector in selectors
        )

    @cached_property
    def _per_file(self) -> tuple[tuple[Patterns, tuple[str, ...]], ...]:
        root = str(self.settings.root)
        return tuple(
            (Patterns(root, [pattern]), selectors)
            for pattern, selectors in self.settings.per_file_ignores
        )

    def _is_on(self, rule: Rule) -> bool:
        on = False
        for number, choice in enumerate(self.settings.choices):
            selected = choice.select
            if selected is None and number == 0:
                selected = (ALL,)
            on = on and choice.select is None
            asked = _best((*(selected or ()), *choice.extend_select), rule)
            refused = _best(choice.ignore, rule)
            if asked > refused:
                on = on or asked == _EXACT or _tier_is_on(rule.declaration.tier, self.settings)
            elif refused:
                on = False
        return on


def _best(selectors: Iterable[str], rule: Rule) -> int:
    return max((exactness(each, rule.code, rule.name) for each in selectors), default=0)


def _tier_is_on(tier: Tier, settings: Settings) -> bool:
    if tier is Tier.PEDANTIC:
        return settings.pedantic
    return tier is Tier.DEFAULT or settings.preview
