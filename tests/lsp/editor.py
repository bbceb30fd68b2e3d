"""A small editor: a real client that speaks to the installed ``poolproof server`` over pipes."""

from __future__ import annotations

import ast
import asyncio
import os
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.lsp.client import LanguageClient

SERVER = (sys.executable, "-m", "poolproof", "server")
PATIENCE = 60.0


class Editor:
    """One session. ``pulls`` says whether it asks for diagnostics or waits for them."""

    def __init__(self, *, pulls: bool = False, configuration: dict[str, Any] | None = None) -> None:
        self.client = LanguageClient("small-editor", "1")
        self.pulls = pulls
        self.configuration = configuration
        self.published: dict[str, lsp.PublishDiagnosticsParams] = {}
        self.messages: list[str] = []
        self.opened_elsewhere: list[lsp.ShowDocumentParams] = []
        self.progress: list[Any] = []
        self.refreshes = 0
        self.encoding: str | None = None
        self.capabilities: lsp.ServerCapabilities | None = None
        self._news = asyncio.Event()
        self._versions: dict[str, int] = {}
        self._listen()

    def _listen(self) -> None:
        client = self.client

        @client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: lsp.PublishDiagnosticsParams) -> None:
            self.published[params.uri] = params
            self._news.set()

        @client.feature(lsp.WINDOW_SHOW_MESSAGE)
        def message(params: lsp.ShowMessageParams) -> None:
            self.messages.append(params.message)
            self._news.set()

        @client.feature(lsp.WINDOW_LOG_MESSAGE)
        def logged(params: lsp.LogMessageParams) -> None:
            del params

        @client.feature(lsp.WINDOW_SHOW_DOCUMENT)
        def show(params: lsp.ShowDocumentParams) -> lsp.ShowDocumentResult:
            self.opened_elsewhere.append(params)
            return lsp.ShowDocumentResult(True)

        @client.feature(lsp.WORKSPACE_CONFIGURATION)
        def configuration(params: lsp.ConfigurationParams) -> list[Any]:
            return [self.configuration for _ in params.items]

        @client.feature(lsp.CLIENT_REGISTER_CAPABILITY)
        def register(params: lsp.RegistrationParams) -> None:
            del params

        @client.feature(lsp.WORKSPACE_DIAGNOSTIC_REFRESH)
        def refresh(params: None) -> None:
            del params
            self.refreshes += 1
            self._news.set()

        @client.feature(lsp.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(params: lsp.WorkDoneProgressCreateParams) -> None:
            del params

        @client.feature(lsp.PROGRESS)
        def progress(params: lsp.ProgressParams) -> None:
            self.progress.append(params.value)
            self._news.set()

    async def start(
        self,
        folders: Sequence[Path],
        *,
        encodings: Sequence[str] | None = None,
        options: dict[str, Any] | None = None,
        snippets: bool = False,
        process_id: int | None = None,
        command: Sequence[str] = SERVER,
    ) -> None:
        """Start the server and shake hands."""
        await self.client.start_io(*command)
        edit = lsp.WorkspaceEditClientCapabilities(
            document_changes=True, snippet_edit_support=snippets
        )
        capabilities = lsp.ClientCapabilities(
            general=lsp.GeneralClientCapabilities(position_encodings=list(encodings or ["utf-16"])),
            workspace=lsp.WorkspaceClientCapabilities(
                configuration=self.configuration is not None,
                workspace_edit=edit,
                diagnostics=lsp.DiagnosticWorkspaceClientCapabilities(refresh_support=True),
            ),
            window=lsp.WindowClientCapabilities(
                work_done_progress=True,
                show_document=lsp.ShowDocumentClientCapabilities(support=True),
            ),
            text_document=lsp.TextDocumentClientCapabilities(
                diagnostic=lsp.DiagnosticClientCapabilities() if self.pulls else None
            ),
        )
        result = await self.client.initialize_async(
            lsp.InitializeParams(
                capabilities,
                process_id=os.getpid() if process_id is None else process_id,
                initialization_options=options,
                workspace_folders=[lsp.WorkspaceFolder(f.as_uri(), f.name) for f in folders],
            )
        )
        self.capabilities = result.capabilities
        chosen = result.capabilities.position_encoding or "utf-16"
        self.encoding = chosen.value if isinstance(chosen, lsp.PositionEncodingKind) else chosen
        self.client.initialized(lsp.InitializedParams())

    async def stop(self) -> int | None:
        """Say goodbye and return the exit code of the server."""
        process = self.client._server
        await asyncio.wait_for(self.client.shutdown_async(None), PATIENCE)
        self.client.exit(None)
        code = await asyncio.wait_for(process.wait(), PATIENCE)
        await self.client.stop()
        return code

    # --- what people do ----------------------------------------------------------------------

    def open(self, path: Path, text: str | None = None) -> str:
        """Open a file; with a text, one that may not be on the disk."""
        text = path.read_text(encoding="utf-8") if text is None else text
        item = lsp.TextDocumentItem(path.as_uri(), "python", 1, text)
        self._versions[item.uri] = 1
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        return item.uri

    def write(self, uri: str, text: str) -> int:
        """Replace the whole text."""
        return self._change(uri, lsp.TextDocumentContentChangeWholeDocument(text))

    def insert(self, uri: str, line: int, character: int, text: str, delete: int = 0) -> int:
        """Type something in a line (from 0), after taking some characters out."""
        start, end = lsp.Position(line, character), lsp.Position(line, character + delete)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(start, end), text)
        return self._change(uri, change)

    def _change(self, uri: str, change: lsp.TextDocumentContentChangeEvent) -> int:
        self._versions[uri] += 1
        version = self._versions[uri]
        document = lsp.VersionedTextDocumentIdentifier(version, uri)
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
        return version

    def save(self, uri: str) -> None:
        """Tell that the file was saved."""
        self.client.text_document_did_save(
            lsp.DidSaveTextDocumentParams(lsp.TextDocumentIdentifier(uri))
        )

    async def diagnostics(self, uri: str) -> list[lsp.Diagnostic]:
        """Return the diagnostics of the text as it is now."""
        if self.pulls:
            report = await self.client.text_document_diagnostic_async(
                lsp.DocumentDiagnosticParams(lsp.TextDocumentIdentifier(uri))
            )
            return list(report.items)
        version = self._versions[uri]
        await self.until(
            lambda: uri in self.published and (self.published[uri].version or 0) >= version
        )
        return list(self.published[uri].diagnostics)

    async def actions(
        self, uri: str, range_: lsp.Range, only: list[str] | None = None
    ) -> list[lsp.CodeAction]:
        """Return what is offered for a place."""
        context = lsp.CodeActionContext([], only=only)
        document = lsp.TextDocumentIdentifier(uri)
        found = await self.client.text_document_code_action_async(
            lsp.CodeActionParams(document, range_, context)
        )
        return [_whole(each) for each in found or []]

    async def hover(self, uri: str, line: int, character: int) -> str:
        """Return what is shown when the mouse rests at a place."""
        params = lsp.HoverParams(lsp.TextDocumentIdentifier(uri), lsp.Position(line, character))
        found = await self.client.text_document_hover_async(params)
        return found.contents.value if found else ""

    async def until(self, condition: Any) -> None:
        """Wait for something that the server says."""

        async def wait() -> None:
            while not condition():
                self._news.clear()
                await self._news.wait()

        await asyncio.wait_for(wait(), PATIENCE)


def _whole(action: lsp.CodeAction | lsp.Command) -> lsp.CodeAction:
    """Undo a mistake of the library: it takes an action that has a command for the command."""
    if isinstance(action, lsp.CodeAction):
        return action
    command = ast.literal_eval(action.command)
    return lsp.CodeAction(action.title, command=lsp.Command(**command))


@asynccontextmanager
async def editing(*folders: Path, pulls: bool = False, **chosen: Any) -> AsyncIterator[Editor]:
    """A session that ends well."""
    editor = Editor(pulls=pulls, configuration=chosen.pop("configuration", None))
    await editor.start(folders, **chosen)
    try:
        yield editor
    finally:
        code = await editor.stop()
    assert code == 0
