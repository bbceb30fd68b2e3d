"""``poolproof explain``: the page of a rule, the lines that show why, and how to see it happen."""

from __future__ import annotations

from collections.abc import Iterator

import click
from click.shell_completion import CompletionItem

from poolproof import registry
from poolproof.cli import options, streams
from poolproof.cli.reference import head
from poolproof.cli.rules import facts
from poolproof.evidence.citing import proof_command, references
from poolproof.evidence.literate import book_of
from poolproof.finding import Reference
from poolproof.report import listing
from poolproof.report.paint import BLANK, Line, Piece, wrapped
from poolproof.report.terminal import Terminal
from poolproof.rule import Rule
from poolproof.suggestion import did_you_mean

_WIDEST = 88  # prose is hard to read in longer lines


def _complete(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    return [
        CompletionItem(key, help=rule.page.headline)
        for rule in registry.load().rules
        for key in (rule.code, rule.name)
        if key.lower().startswith(incomplete.lower())
    ]


@click.command("explain")
@click.argument("key", metavar="RULE", shell_complete=_complete)
@click.option("--json", "as_json", is_flag=True, help="Write JSON.")
@options.colour
def command(key: str, *, as_json: bool, colour: str) -> None:
    """Explain a rule, given by its code or its name."""
    known = registry.load()
    rule = known.find(key)
    if rule is None:
        hint = did_you_mean(key, [*known.names, *known.names.values()])
        raise click.UsageError(f"no rule is called {key!r}{hint}")
    with streams.quiet_if_unread():
        if as_json:
            import json  # noqa: PLC0415 - the page does without

            click.echo(json.dumps(_as_object(rule), indent=2))
        else:
            stream = streams.stdout()
            streams.painter_of(stream, colour).write(_page(rule, Terminal.of(stream, colour)))


def _as_object(rule: Rule) -> dict[str, object]:
    evidence = rule.declaration.evidence
    return {
        **facts(rule),
        "sections": rule.page.sections,
        "anchors": list(evidence.anchors),
        "proofs": list(evidence.proofs),
        "reference": [_cited(each) for each in references(rule)],
        "proof": proof_command(rule) or None,
    }


def _cited(reference: Reference) -> dict[str, object]:
    anchor, path, line = reference.anchor, reference.path, reference.line
    return {"anchor": anchor, "path": path, "line": line, "reason": reference.reason}


def _page(rule: Rule, terminal: Terminal) -> Iterator[Line]:
    declaration = rule.declaration
    severity = declaration.severity.value
    yield (
        Piece(rule.code, severity),
        Piece(f" {rule.name}", "name"),
        Piece(f"  {severity}, {declaration.tier.value}, since {declaration.since}", "dim"),
    )
    yield BLANK
    yield from _prose(rule.page.headline, terminal, "name")
    for heading, body in rule.page.sections.items():
        yield BLANK
        yield (Piece(heading, "heading"),)
        yield from _body(body, terminal)
    yield from _evidence(rule, terminal)


def _evidence(rule: Rule, terminal: Terminal) -> Iterator[Line]:
    """Yield what the rule cites, and the command that proves it."""
    cited = [book_of(rule.reference).passage(each.anchor) for each in references(rule)]
    if cited:
        yield BLANK
        yield (Piece("In the reference pool", "heading"),)
    for chapter, passage in filter(None, cited):
        yield from head(chapter, passage)
        yield from listing.passage(chapter, passage, terminal)
        yield BLANK
    if proof := proof_command(rule):
        yield (Piece("Proof", "heading"),)
        for name in rule.declaration.evidence.proofs:
            yield from _prose(registry.load().proofs[name][1].shows, terminal)
        yield Piece("See it happen on this interpreter: "), Piece(proof, "name")


def _body(body: str, terminal: Terminal) -> Iterator[Line]:
    """Yield a section: code as it stands, prose in lines that fit."""
    block: list[str] = []
    for line in body.splitlines():
        is_code = line.startswith("    ")
        if block and (is_code or not line.strip() or line.startswith(("* ", "- "))):
            yield from _prose(" ".join(block), terminal)
            block = []
        if is_code:
            yield (Piece(terminal.shown(line), "code"),)
        elif line.strip():
            block.append(line)
        else:
            yield BLANK
    yield from _prose(" ".join(block), terminal)


def _prose(text: str, terminal: Terminal, style: str = "") -> Iterator[Line]:
    for line in wrapped(terminal.shown(text.replace("``", "`")), min(terminal.width, _WIDEST)):
        if line:
            yield (Piece(line, style),)
