"""``poolproof rules``: all rules at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import click

from poolproof import registry
from poolproof.cli import options, streams
from poolproof.evidence import addresses
from poolproof.report.paint import Line, Piece
from poolproof.report.terminal import Terminal, cell_width
from poolproof.rule import Rule


@click.command("rules")
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@options.colour
def command(*, as_json: bool, colour: str) -> None:
    """List all rules."""
    rules = registry.load().rules
    with streams.quiet_if_unread():
        if as_json:
            import json  # noqa: PLC0415 - the table does without

            click.echo(json.dumps([facts(rule) for rule in rules], indent=2))
        else:
            stream = streams.stdout()
            streams.painter_of(stream, colour).write(_table(rules, Terminal.of(stream, colour)))


def facts(rule: Rule) -> dict[str, object]:
    """Return what is to be said about a rule in a line."""
    declaration = rule.declaration
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": declaration.severity.value,
        "tier": declaration.tier.value,
        "since": declaration.since,
        "headline": rule.page.headline,
    }


def _table(rules: Sequence[Rule], terminal: Terminal) -> Iterator[Line]:
    name_width = max((len(rule.name) for rule in rules), default=0)
    tier_width = max((len(rule.declaration.tier.value) for rule in rules), default=0)
    for rule in rules:
        tier = rule.declaration.tier.value
        severity = rule.declaration.severity.value
        head = (
            Piece(rule.code, severity, addresses.of_page(rule)),
            Piece(f"  {rule.name:<{name_width}}", "name"),
            Piece(f"  {tier:<{tier_width}}", "dim"),
        )
        room = terminal.width - sum(len(piece.text) for piece in head) - 2
        text = terminal.shown(" ".join(rule.page.headline.replace("``", "`").split()))
        yield (*head, Piece(f"  {_clipped(text, room, terminal)}"))


def _clipped(text: str, room: int, terminal: Terminal) -> str:
    """Shorten a headline for a person's terminal; in a pipe the whole line is worth more."""
    if not terminal.interactive or cell_width(text) <= room:
        return text
    ellipsis = terminal.glyphs.ellipsis
    return text[: max(room - len(ellipsis), 0)] + ellipsis
