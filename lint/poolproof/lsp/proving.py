"""Running a proof for an editor, in a process of its own; and what there is to run and to read."""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from lsprotocol import types as lsp

from poolproof import registry
from poolproof.evidence.citing import anchors_of
from poolproof.lsp.diagnostics import uri_of

if TYPE_CHECKING:
    from poolproof.lsp.server import Server

_LIMIT = 180.0
_WIDTH = "100"


class Outcome(TypedDict):
    """What an editor is told: the text that was printed, and the lifelines as a picture."""

    code: str
    exit: int | None
    text: str
    svg: str


class Choice(TypedDict):
    """Something to pick from a list."""

    label: str
    description: str
    value: str


async def prove(server: Server, code: str) -> Outcome:
    """Run the proof of a rule; an editor that has no view for the outcome is shown it as a file."""
    with tempfile.TemporaryDirectory(prefix="poolproof-") as folder:
        picture = Path(folder) / "lifelines.svg"
        status, text = await _run("prove", code, "--color", "never", "--svg", str(picture))
        svg = picture.read_text(encoding="utf-8") if picture.exists() else ""
    if server.can_show_files and not server.means.has_proof_view:
        path = server.scratch / f"proof-of-{code}.txt"
        path.write_text(text, encoding="utf-8")
        uri = uri_of(str(path))
        await server.window_show_document_async(lsp.ShowDocumentParams(uri, take_focus=True))
    return Outcome(code=code, exit=status, text=text, svg=svg)


async def _run(*arguments: str) -> tuple[int | None, str]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "poolproof", *arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={**os.environ, "COLUMNS": _WIDTH, "PYTHONIOENCODING": "utf-8"},
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), _LIMIT)
    except BaseException:
        # Cancelled, or too slow: what was started is ended, and waited for.
        process.terminate()
        await process.wait()
        raise
    return process.returncode, output.decode("utf-8", "replace")


def proofs() -> list[Choice]:
    """List the rules whose claim can be proven."""
    return [
        Choice(label=f"{rule.code} {rule.name}", description=rule.page.headline, value=rule.code)
        for rule in registry.load().rules
        if rule.declaration.evidence.proofs
    ]


def references() -> list[Choice]:
    """List the statements of the references that have a name, in the order of the text."""
    packages = dict.fromkeys(pack.reference for pack in registry.load().packs)
    found = [
        (place.path, place.line, place.path.relative_to(anchors.folder).as_posix(), name)
        for anchors in map(anchors_of, filter(None, packages))
        for name, places in anchors.by_name.items()
        for place in places
    ]
    return [
        Choice(
            label=name.replace("-", " "),
            description=f"{shown}:{line}",
            value=f"{uri_of(str(path))}#L{line}",
        )
        for path, line, shown, name in sorted(found)
    ]
