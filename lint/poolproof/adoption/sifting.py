"""Which findings reach the user: settings and allowances take some out, unused ones add theirs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

from msgspec import Struct, field

from poolproof.finding import Finding, Silence, Silenced
from poolproof.rule import Rule
from poolproof.selection import Selection
from poolproof.source.allowances import Allowances

UNUSED = "PP901"


class Sieve(Struct):
    """Sifts the findings of a run. ``read`` gives the text of a shown path, ``paths`` its place.

    What a comment has taken out is kept in ``silenced``; what the settings do not want is not.
    """

    selection: Selection
    paths: Mapping[str, str]
    read: Callable[[str], str]
    silenced: list[Silenced] = field(default_factory=list)
    _allowances: dict[str, Allowances] = field(default_factory=dict)

    def sift(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that nothing takes out."""
        for finding in filter(self._is_wanted, findings):
            allowed = self._of(finding.path).allows(finding)
            if allowed is None:
                yield finding
            else:
                self.silenced.append(Silenced(finding, Silence.ALLOWED, allowed.reason))

    def unused(self, shown: Iterable[str], unsure: Collection[str]) -> Iterator[Finding]:
        """Yield a finding for each allowance that took nothing out, after all were sifted.

        In the ``unsure`` files something kept a rule from being heard to the end.
        """
        rule = next((each for each in self.selection.active if each.code == UNUSED), None)
        if rule is not None:
            names = {each.code: each.name for each in self.selection.rules}
            for path in shown:
                if path not in unsure:
                    yield from self.sift(self._unused(rule, path, names))

    def _unused(self, rule: Rule, path: str, names: Mapping[str, str]) -> list[Finding]:
        severity = rule.declaration.severity
        return [
            Finding(rule.code, rule.name, severity, path, each.span, each.message)
            for each in self._of(path).unused(names, self.selection.codes)
        ]

    def _is_wanted(self, finding: Finding) -> bool:
        path = self.paths.get(finding.path, finding.path)
        return self.selection.wants(finding, path)

    def _of(self, shown: str) -> Allowances:
        if shown not in self._allowances:
            self._allowances[shown] = Allowances(self.read(self.paths.get(shown, shown)))
        return self._allowances[shown]
