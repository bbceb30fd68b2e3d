"""The first look through a workspace, with a progress bar that can be cancelled.

Files are read in small helpings between the checks of open documents, so that nobody waits for it.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from lsprotocol import types as lsp

from poolproof.lsp.checking import Checked
from poolproof.lsp.diagnostics import uri_of
from poolproof.lsp.document import Document
from poolproof.lsp.files import EditorCorpus
from poolproof.source.screen import Vocabulary
from poolproof.source.text import lenient

if TYPE_CHECKING:
    from poolproof.lsp.server import Server

_HELPING = 50
_WORTH_SHOWING = 200
"""Files; fewer are read before anybody could see the bar."""


class Bar:
    """A progress bar of the editor, if it has any."""

    def __init__(self, server: Server, title: str) -> None:
        self.server = server
        self.title = title
        self.token = str(uuid.uuid4())
        self.is_shown = False

    async def begin(self) -> None:
        """Show the bar."""
        window = self.server.client_capabilities.window
        if window and window.work_done_progress:
            await self.server.work_done_progress.create_async(self.token)
            begin = lsp.WorkDoneProgressBegin(self.title, cancellable=True, percentage=0)
            self.server.work_done_progress.begin(self.token, begin)
            self.is_shown = True

    def report(self, done: int, total: int) -> None:
        """Move the bar."""
        if self.is_shown:
            value = lsp.WorkDoneProgressReport(
                message=f"{done} of {total} files", percentage=done * 100 // total
            )
            self.server.work_done_progress.report(self.token, value)

    def end(self, message: str) -> None:
        """Take the bar away."""
        if self.is_shown:
            self.server.work_done_progress.end(self.token, lsp.WorkDoneProgressEnd(message=message))
            self.server.work_done_progress.tokens.pop(self.token, None)

    @property
    def is_cancelled(self) -> bool:
        """Whether somebody has had enough."""
        future = self.server.work_done_progress.tokens.get(self.token)
        return self.is_shown and future is not None and future.cancelled()


async def look_through(server: Server) -> list[Path]:
    """Read every file of the workspace; return those from which a pool could come."""
    found: list[Path] = []
    for corpus in server.session.corpora():
        found += await _screened(server, corpus)
    return found


async def _screened(server: Server, corpus: EditorCorpus) -> list[Path]:
    session = server.session
    files = await session.work(lambda: corpus.below(corpus.settings.root))
    project = session.project_of(corpus.settings.root / "__init__.py")
    if project is None:
        return []
    admits = Vocabulary.of(project.protocols).admits
    bar = Bar(server, "poolproof: looking for pools")
    if len(files) >= _WORTH_SHOWING:
        await bar.begin()
    found: list[Path] = []
    for done in range(0, len(files), _HELPING):
        helping = files[done : done + _HELPING]
        found += await session.work(_reader(corpus, helping, admits))
        bar.report(done, len(files))
        if bar.is_cancelled:
            break
    bar.end(f"{len(found)} of {len(files)} files can create a pool")
    return found


def _reader(
    corpus: EditorCorpus, files: Sequence[Path], admits: Callable[[bytes], bool]
) -> Callable[[], list[Path]]:
    def read() -> list[Path]:
        found = []
        for path in files:
            try:
                if admits(corpus.store.read(path)):
                    found.append(path)
            except OSError:
                continue  # gone since it was listed
        return found

    return read


async def check_workspace(server: Server) -> None:
    """Check the files that are not open as well, and publish what is found in them."""
    session = server.session
    found = set[str]()
    for path in await look_through(server):
        uri = uri_of(str(path))
        if uri not in session.documents:
            checked = await _checked(server, uri, path)
            if checked.findings:
                found.add(uri)
                server.push(uri, server.diagnostics(checked))
    for uri in server.in_workspace - found - session.documents.keys():
        server.push(uri, [])
    server.in_workspace = found - session.documents.keys()


async def _checked(server: Server, uri: str, path: Path) -> Checked:
    try:
        text = lenient(await server.session.work(lambda: server.session.store.read(path)))
    except OSError:
        text = ""
    document = Document.opened(uri, path, 0, text)
    checked = await server.session.check(document.snapshot())
    project = server.session.project_of(path)
    if project is not None and uri not in server.session.documents:
        project.forget(path)
    return checked
