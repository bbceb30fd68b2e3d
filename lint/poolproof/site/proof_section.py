"""What proves a rule, on its page: what was seen, drawn, and the two programs to run oneself."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

from poolproof.evidence import recording
from poolproof.evidence.citing import proof_command
from poolproof.evidence.proving import SIDES
from poolproof.evidence.recording import Recording
from poolproof.evidence.stage import Proof, Stage
from poolproof.registry import Registry
from poolproof.rule import Rule
from poolproof.site.code import Listing
from poolproof.site.matrix_page import FILE as MATRIX
from poolproof.site.prose import Prose

_WHOSE = {"reference": "the reference pool", "stdlib": "the standard library"}


class Evidence(Struct, frozen=True):
    """The proofs of all rules as parts of pages, and the drawings as files."""

    registry: Registry
    prose: Prose

    def section(self, rule: Rule) -> str:
        """Return the part of a rule's page; empty if the rule has nothing to prove."""
        names = rule.declaration.evidence.proofs
        if not names:
            return ""
        command = escape(proof_command(rule))
        proofs = "".join(
            (f"<h3>{name}</h3>\n" if len(names) > 1 else "")
            + self._proof(*self.registry.proofs[name])
            for name in names
        )
        return (
            '<section id="proof">\n<h2>See it happen</h2>\n'
            f'<pre class="shell"><code>{command}</code></pre>\n'
            "<p>This runs two programs that differ in what matters, on the reference pool and on "
            "your interpreter's own, and draws what their processes do.</p>\n"
            f"{proofs}</section>\n"
        )

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Yield the drawings."""
        for stage, proof in self.registry.proofs.values():
            recorded = recording.read(stage, proof)
            if recorded and recorded.drawing:
                yield _drawing_file(proof), recorded.drawing.encode()

    def _proof(self, stage: Stage, proof: Proof) -> str:
        shown = f"<p>{self.prose.inline(proof.shows)}</p>\n"
        recorded = recording.read(stage, proof)
        seen = _recorded(proof, recorded) if recorded else ""
        link = f'<p><a href="{MATRIX}#{proof.name}">What they come to with every Python</a></p>\n'
        return f"{shown}{seen}{_programs(proof)}{link}"


def _recorded(proof: Proof, recorded: Recording) -> str:
    """Return what was seen, as a drawing if there is one and in words."""
    where = f"{_WHOSE.get(recorded.on, recorded.on)}, Python {recorded.python}, {recorded.method}"
    runs = {side: recorded.runs[side] for side in SIDES if side in recorded.runs}
    words = "".join(
        f'<li class="{side}"><b>{side}: {escape(run.case)}</b> {_sentence(run.saw)}</li>\n'
        for side, run in runs.items()
    )
    drawing = ""
    if recorded.drawing:
        alternative = "Lifelines of both programs. " + " ".join(
            f"{side.capitalize()}: {_sentence(run.saw)}" for side, run in runs.items()
        )
        drawing = (
            f'<div class="lifelines" role="group" aria-label="Lifelines of {proof.name}" '
            f'tabindex="0"><img src="{_drawing_file(proof)}" alt="{alternative}"></div>\n'
        )
    return (
        f'<figure class="seen">\n{drawing}<figcaption>Seen on {escape(where)}</figcaption>\n'
        f'<ul class="runs">\n{words}</ul>\n</figure>\n'
    )


def _programs(proof: Proof) -> str:
    texts = {side: proof.program(side).read_text(encoding="utf-8") for side in SIDES}
    differing = dict(zip(SIDES, _differing(*texts.values()), strict=True))
    figures = "".join(
        f'<figure class="{side}">\n<figcaption>{side}.py</figcaption>\n'
        + Listing(text, f"The program {side}.py", pointed=differing[side]).html
        + "</figure>\n"
        for side, text in texts.items()
    )
    return f"<details>\n<summary>The two programs</summary>\n{figures}</details>\n"


def _differing(wrong: str, right: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the lines of each text that the other one does not have."""
    one, other = wrong.splitlines(), right.splitlines()
    opcodes = difflib.SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    changed = [code for code in opcodes if code[0] != "equal"]
    return (
        _lines([(first, last) for _, first, last, _, _ in changed]),
        _lines([(first, last) for _, _, _, first, last in changed]),
    )


def _lines(ranges: Sequence[tuple[int, int]]) -> frozenset[int]:
    return frozenset(number + 1 for first, last in ranges for number in range(first, last))


def _sentence(text: str) -> str:
    return escape(f"{text[0].upper()}{text[1:]}.")


def _drawing_file(proof: Proof) -> str:
    return f"proof-{proof.name}.svg"
