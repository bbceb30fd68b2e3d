"""One editor's server: what it shows, says and is told, around the session.

Built on pygls. Its own copies of the documents are not used: they are split into lines where Python
and the protocol split none.
"""

from __future__ import annotations

import asyncio
import logging
import shutil
import tempfile
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

from poolproof import __version__
from poolproof.lsp import configuration, scanning
from poolproof.lsp.actions import Means
from poolproof.lsp.checking import Checked
from poolproof.lsp.configuration import SECTION, Scope
from poolproof.lsp.diagnostics import Presenter
from poolproof.lsp.positions import Ruler
from poolproof.lsp.session import Session

log = logging.getLogger("poolproof.server")
_NOTEBOOKS = lsp.NotebookDocumentSyncOptions(
    [lsp.NotebookDocumentFilterWithCells([lsp.NotebookCellLanguage("python")])], save=True
)
_PATIENCE = 5.0
_CALM = 0.3
_LONG_CALM = 1.7


class Server(LanguageServer):
    """The server of one editor."""

    def __init__(self) -> None:
        super().__init__(
            "poolproof",
            __version__,
            text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental,
            notebook_document_sync=_NOTEBOOKS,
        )
        self.worker = ThreadPoolExecutor(1, thread_name_prefix="poolproof-check")
        self.session = Session(self.worker, self.tell)
        self.means = Means()
        self.timers: dict[str, asyncio.TimerHandle] = {}
        self.settling: dict[str, asyncio.TimerHandle] = {}
        self.tasks: set[asyncio.Task[None]] = set()
        self.shown: dict[str, Checked] = {}
        self.in_workspace: set[str] = set()
        self._told: set[str] = set()
        self._settings_are_known = asyncio.Event()

    @cached_property
    def scratch(self) -> Path:
        """A folder for what editors open as files; it goes when the server does."""
        return Path(tempfile.mkdtemp(prefix="poolproof-"))

    def clean_up(self) -> None:
        """Leave nothing behind."""
        self.worker.shutdown(wait=False, cancel_futures=True)
        if "scratch" in self.__dict__:
            shutil.rmtree(self.scratch, ignore_errors=True)

    # --- what the editor can do --------------------------------------------------------------

    @property
    def pulls(self) -> bool:
        """Whether the editor asks for diagnostics; then none are pushed, or it had them twice."""
        document = self.client_capabilities.text_document
        return bool(document and document.diagnostic)

    def can(self, group: str, name: str) -> bool:
        """Whether the editor announced an ability, such as ``window`` ``show_document``."""
        return bool(getattr(getattr(self.client_capabilities, group, None), name, None))

    @property
    def can_show_files(self) -> bool:
        """Whether the editor can be asked to open a file."""
        window = self.client_capabilities.window
        return bool(window and window.show_document and window.show_document.support)

    @property
    def said_goodbye(self) -> bool:
        """Whether the editor asked for the end, as the protocol wants it to."""
        return self.protocol._shutdown  # pygls has no other name for it

    # --- telling people ----------------------------------------------------------------------

    def tell(self, message: str, detail: str) -> None:
        """Log something that went wrong, and show it, once."""
        log.error("%s\n%s", message, detail)
        if message not in self._told:
            self._told.add(message)
            kind = lsp.MessageType.Error
            self.window_show_message(lsp.ShowMessageParams(kind, f"poolproof: {message}"))
            self.window_log_message(lsp.LogMessageParams(kind, f"{message}\n{detail}"))

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Log what went wrong in a handler; the server lives on."""
        del source
        self.tell(f"{type(error).__name__}: {error}", "")

    def start(self, work: Coroutine[Any, Any, None]) -> None:
        """Do something beside what the editor asks for."""
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.tell(f"{type(error).__name__}: {error}", "")

    # --- diagnostics -------------------------------------------------------------------------

    def presenter(self, checked: Checked) -> Presenter:
        """Return what turns the findings of an answer into diagnostics."""
        session, snapshot = self.session, checked.snapshot
        rulers = {snapshot.path: Ruler(snapshot.lines, session.encoding)}

        def ruler_of(path: str) -> Ruler:
            place = Path(path)
            if place not in rulers:
                rulers[place] = session.ruler_of(path)
            return rulers[place]

        return Presenter(ruler_of, session.encoding)

    def diagnostics(self, checked: Checked) -> list[lsp.Diagnostic]:
        """Return the diagnostics of an answer."""
        presenter = self.presenter(checked)
        return [presenter.diagnostic(finding) for finding in checked.findings]

    def check_soon(self, uri: str, pause: float) -> None:
        """Check a document and publish the outcome, unless the editor asks for it itself."""
        self.stop_timer(uri)
        if self.pulls:
            return
        loop = asyncio.get_running_loop()
        self.timers[uri] = loop.call_later(pause, lambda: self.start(self.publish(uri)))

    def stop_timer(self, uri: str) -> None:
        """Call off a check that was planned."""
        timer = self.timers.pop(uri, None)
        if timer is not None:
            timer.cancel()

    def settle_later(self, uri: str) -> None:
        """Make use of the time in which nobody types."""
        timer = self.settling.pop(uri, None)
        if timer is not None:
            timer.cancel()
        loop = asyncio.get_running_loop()
        self.settling[uri] = loop.call_later(_CALM, lambda: self.start(self.settle(uri)))

    async def settle(self, uri: str) -> None:
        """Prepare for the next edits, and make sure of what was carried over."""
        self.settling.pop(uri, None)
        before = await self.checked(uri)
        await self.session.prepare(uri)
        await asyncio.sleep(_LONG_CALM)
        document = self.session.documents.get(uri)
        if before is None or document is None or document.version != before.snapshot.version:
            return
        checked = await self.session.make_sure(uri)
        if checked is not None and before.findings != checked.findings:
            log.error("an edit mattered that was thought not to: please report it with the text")
            self.check_all()

    async def publish(self, uri: str) -> None:
        """Check a document and publish the outcome."""
        checked = await self.checked(uri)
        if checked is None or self.shown.get(uri) is checked:
            return
        self.shown[uri] = checked
        notebook = self.session.notebooks.get(uri)
        for each, view in notebook.views(checked) if notebook else [(uri, checked)]:
            self.push(each, self.diagnostics(view), view.snapshot.version)

    def push(self, uri: str, items: list[lsp.Diagnostic], version: int | None = None) -> None:
        """Send diagnostics without being asked."""
        self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, items, version))

    def forget_closed(self, uri: str) -> None:
        """Take back what was found in a file while it was closed: it is open from now on."""
        if uri in self.in_workspace:
            self.in_workspace.discard(uri)
            self.push(uri, [])

    def check_all(self) -> None:
        """Something around the documents changed: all answers are out of date."""
        workspace = self.client_capabilities.workspace
        asks = workspace.diagnostics if workspace else None
        if self.pulls and asks and asks.refresh_support:
            self.workspace_diagnostic_refresh(None)
        for uri in self.session.documents:
            self.check_soon(uri, 0)

    async def scan(self) -> None:
        """Look through the workspace, as far as the editor wants."""
        if any(each.diagnostic_mode is Scope.WORKSPACE for each in self._preferences()):
            await scanning.check_workspace(self)
        else:
            await scanning.look_through(self)

    def _preferences(self) -> list[configuration.Preferences]:
        return list(self.session.preferences.values())

    # --- settings ----------------------------------------------------------------------------

    def prefer(self, folder: str, value: object) -> None:
        """Take in what the editor has set for a folder."""
        preferences, complaints = configuration.read(value)
        self.session.preferences[folder] = preferences
        for complaint in complaints:
            self.tell(complaint, "")

    async def ask_for_settings(self) -> None:
        """Ask the editor what is set, for each of its folders.

        One that is slow to answer is not waited for: the defaults hold until it does.
        """
        asking = asyncio.get_running_loop().create_task(self._ask_for_settings())
        done, _ = await asyncio.wait((asking,), timeout=_PATIENCE)
        if done:
            self._settle_settings(asking)
        else:
            log.warning("the editor does not say what is set; until it does the defaults hold")
            asking.add_done_callback(self._hear_late)
            self.session.forget_settings()
        self._settings_are_known.set()

    def _hear_late(self, asking: asyncio.Task[None]) -> None:
        self._settle_settings(asking)
        self.check_all()
        self.refresh_lenses()

    def _settle_settings(self, asking: asyncio.Task[None]) -> None:
        error = None if asking.cancelled() else asking.exception()
        if isinstance(error, JsonRpcException):
            self.tell(f"the editor does not say what is set ({error!r}); the defaults hold", "")
        elif error is not None:
            self.tell(f"{type(error).__name__}: {error}", "")
        self.session.forget_settings()

    def refresh_lenses(self) -> None:
        """Have the editor ask for its lenses anew."""
        workspace = self.client_capabilities.workspace
        asks = workspace.code_lens if workspace else None
        if asks and asks.refresh_support:
            self.workspace_code_lens_refresh(None)

    async def _ask_for_settings(self) -> None:
        if self.can("workspace", "configuration"):
            folders = ["", *self.session.folders]
            items = [
                lsp.ConfigurationItem(scope_uri=uri or None, section=SECTION) for uri in folders
            ]
            values = await self.workspace_configuration_async(lsp.ConfigurationParams(items))
            for uri, value in zip(folders, values, strict=True):
                if value is not None:
                    self.prefer(uri, value)

    def view(self, uri: str, checked: Checked) -> Checked:
        """Return what an answer says about the document itself, or about a cell of it."""
        notebook = self.session.notebooks.get(checked.snapshot.uri)
        found = notebook.view(uri, checked) if notebook else None
        return found or checked

    async def checked(self, uri: str) -> Checked | None:
        """Return the answer for a document as it is now, once the settings are known."""
        await self._settings_are_known.wait()
        return await self.session.checked(self.session.home_of(uri))
