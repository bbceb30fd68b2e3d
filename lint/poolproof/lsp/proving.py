"""Running a proof for an editor: in a process of its own, with its outcome as text."""

from __future__ import annotations

import asyncio
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from poolproof.lsp.diagnostics import uri_of

if TYPE_CHECKING:
    from poolproof.lsp.server import Server

_LIMIT = 120.0


async def prove(server: Server, code: str) -> dict[str, object]:
    """Run the proof of a rule and return what it printed; an editor without a view opens it."""
    arguments = (sys.executable, "-m", "poolproof", "prove", code)
    process = await asyncio.create_subprocess_exec(
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    try:
        output, _ = await asyncio.wait_for(process.communicate(), _LIMIT)
    except BaseException:
        # Cancelled, or too slow: what was started is ended, and waited for.
        process.kill()
        await process.wait()
        raise
    text = output.decode("utf-8", "replace")
    has_view = any(each.endswith("runProof") for each in server.means.commands)
    if server.can_show_files and not has_view:
        path = Path(tempfile.gettempdir()) / f"poolproof-{code}.txt"
        path.write_text(text, encoding="utf-8")
        await server.window_show_document_async(
            lsp.ShowDocumentParams(uri_of(str(path)), take_focus=True)
        )
    return {"code": code, "exit": process.returncode, "text": text}
