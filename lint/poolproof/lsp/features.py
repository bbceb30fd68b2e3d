"""What the protocol asks for, each request handed on; nothing is decided here."""

from __future__ import annotations

import os

from lsprotocol import types as lsp

from poolproof.lsp import lifetime, proving
from poolproof.lsp.actions import (
    FIX_ALL,
    KINDS,
    OPEN_REFERENCE,
    PROOFS,
    REFERENCES,
    RUN_PROOF,
    Means,
    Offer,
    is_wanted,
)
from poolproof.lsp.checking import Checked
from poolproof.lsp.configuration import SECTION, Trigger
from poolproof.lsp.diagnostics import path_of
from poolproof.lsp.document import Document
from poolproof.lsp.explaining import Guide, State
from poolproof.lsp.notebooks import Notebook
from poolproof.lsp.positions import Encoding
from poolproof.lsp.server import Server

_WATCHED = ("**/*.py", "**/*.pyi", "**/pyproject.toml")


def create() -> Server:
    """Make a server with all its features."""
    server = Server()
    for register in (_life, _documents, _notebooks, _diagnostics, _help, _commands, _workspace):
        register(server)
    return server


def _life(server: Server) -> None:
    @server.feature(lsp.INITIALIZE)
    def initialize(params: lsp.InitializeParams) -> None:
        session = server.session
        session.encoding = Encoding(server.workspace.position_encoding or Encoding.UTF16.value)
        session.folders = {each.uri: path_of(each.uri) for each in params.workspace_folders or ()}
        if not session.folders and params.root_uri:
            session.folders = {params.root_uri: path_of(params.root_uri)}
        options = params.initialization_options
        options = options if isinstance(options, dict) else {}
        server.means = Means.of(params.capabilities, options.get("commands", ()))
        server.prefer("", options.get("settings"))
        if params.process_id is not None:
            lifetime.end_with(params.process_id, lambda: os._exit(1))

    @server.feature(lsp.INITIALIZED)
    async def initialized(params: lsp.InitializedParams) -> None:
        del params
        await server.ask_for_settings()
        await _watch_files(server)
        server.check_all()
        server.start(server.scan())


async def _watch_files(server: Server) -> None:
    workspace = server.client_capabilities.workspace
    watched = workspace.did_change_watched_files if workspace else None
    if watched and watched.dynamic_registration:
        watchers = [lsp.FileSystemWatcher(pattern) for pattern in _WATCHED]
        options = lsp.DidChangeWatchedFilesRegistrationOptions(watchers)
        registration = lsp.Registration(
            "poolproof-files", lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES, options
        )
        await server.client_register_capability_async(lsp.RegistrationParams([registration]))


def _documents(server: Server) -> None:
    session = server.session

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenTextDocumentParams) -> None:
        item = params.text_document
        session.open(Document.opened(item.uri, path_of(item.uri), item.version, item.text))
        server.forget_closed(item.uri)
        server.check_soon(item.uri, 0)
        server.settle_later(item.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        document = session.documents.get(uri)
        if document is None:
            return
        document.change(params.text_document.version, params.content_changes, session.encoding)
        if session.preferences_of(document.path).run is Trigger.ON_TYPE:
            server.check_soon(uri, session.pause(uri))
        server.settle_later(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveTextDocumentParams) -> None:
        document = session.documents.get(params.text_document.uri)
        if document is not None:
            document.settled = True
            session.store.forget(document.path)
        session.renew()
        server.check_all()
        server.settle_later(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        server.stop_timer(uri)
        session.close(uri)
        server.shown.pop(uri, None)
        if not server.pulls:
            server.push(uri, [])


def _notebooks(server: Server) -> None:
    session = server.session

    @server.feature(lsp.NOTEBOOK_DOCUMENT_DID_OPEN)
    def opened(params: lsp.DidOpenNotebookDocumentParams) -> None:
        told = params.notebook_document
        notebook = Notebook.opened(told, path_of(told.uri))
        cells = lsp.NotebookCellArrayChange(0, 0, told.cells)
        notebook.splice(cells, params.cell_text_documents)
        notebook.renew(told.version, settled=True)
        session.notebooks[told.uri] = notebook
        session.open(notebook.whole)
        server.check_soon(told.uri, 0)
        server.settle_later(told.uri)

    @server.feature(lsp.NOTEBOOK_DOCUMENT_DID_CHANGE)
    def changed(params: lsp.DidChangeNotebookDocumentParams) -> None:
        uri, cells = params.notebook_document.uri, params.change.cells
        notebook = session.notebooks.get(uri)
        if notebook is None:
            return
        structure = cells.structure if cells else None
        if structure is not None:
            gone = notebook.splice(structure.array, structure.did_open or ())
            for each in () if server.pulls else gone:
                server.push(each, [])
        for content in (cells.text_content if cells else None) or ():
            notebook.change(content.document, content.changes, session.encoding)
        notebook.renew(params.notebook_document.version)
        if session.preferences_of(notebook.whole.path).run is Trigger.ON_TYPE:
            server.check_soon(uri, session.pause(uri))
        server.settle_later(uri)

    @server.feature(lsp.NOTEBOOK_DOCUMENT_DID_SAVE)
    def saved(params: lsp.DidSaveNotebookDocumentParams) -> None:
        notebook = session.notebooks.get(params.notebook_document.uri)
        if notebook is not None:
            notebook.whole.settled = True
            session.renew()
            server.check_all()

    @server.feature(lsp.NOTEBOOK_DOCUMENT_DID_CLOSE)
    def closed(params: lsp.DidCloseNotebookDocumentParams) -> None:
        uri = params.notebook_document.uri
        notebook = session.notebooks.pop(uri, None)
        server.stop_timer(uri)
        session.close(uri)
        server.shown.pop(uri, None)
        for cell in notebook.cells if notebook and not server.pulls else ():
            server.push(cell.uri, [])


def _diagnostics(server: Server) -> None:
    @server.feature(
        lsp.TEXT_DOCUMENT_DIAGNOSTIC,
        lsp.DiagnosticOptions(True, False, identifier=SECTION),
    )
    async def pulled(params: lsp.DocumentDiagnosticParams) -> lsp.DocumentDiagnosticReport:
        checked = await _answer(server, params.text_document.uri)
        result_id = _result_id(server, checked)
        if checked is None or result_id != params.previous_result_id:
            view = server.view(params.text_document.uri, checked) if checked else None
            items = server.diagnostics(view) if view else []
            return lsp.RelatedFullDocumentDiagnosticReport(items, result_id=result_id)
        return lsp.RelatedUnchangedDocumentDiagnosticReport(result_id)


async def _answer(server: Server, uri: str) -> Checked | None:
    """Return what to show now: with checks on saving, that is what was found when it was saved."""
    session = server.session
    uri = session.home_of(uri)
    document = session.documents.get(uri)
    if document is None:
        return None
    waits = session.preferences_of(document.path).run is Trigger.ON_SAVE and not document.settled
    shown = server.shown.get(uri)
    if waits and shown is not None:
        return shown
    checked = await server.checked(uri)
    if checked is not None:
        server.shown[uri] = checked
    return checked


def _result_id(server: Server, checked: Checked | None) -> str:
    if checked is None:
        return "closed"
    snapshot = checked.snapshot
    return f"{snapshot.version}-{snapshot.settled:d}-{server.session.generation}"


def _help(server: Server) -> None:
    session = server.session

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=KINDS))
    async def actions(params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        checked = await server.checked(params.text_document.uri)
        project = session.project_of(checked.snapshot.path) if checked else None
        if checked is None or project is None or not checked.findings:
            return []
        only = params.context.only
        answer, snapshot = checked, checked.snapshot
        # What takes all findings into account is only worked out for those who ask for it by name.
        all_of_it = only is not None and is_wanted(FIX_ALL, only) and not checked.lasting
        all_of_it = all_of_it and snapshot.uri not in session.notebooks
        mended = await session.work(lambda: project.mended(snapshot)) if all_of_it else None
        repaired = await session.work(lambda: project.repaired(answer))
        repaired = server.view(params.text_document.uri, repaired)
        offer = Offer(repaired, server.presenter(repaired), server.means, mended)
        return offer.actions(params.range, only)

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    async def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        checked = await server.checked(params.text_document.uri)
        project = session.project_of(checked.snapshot.path) if checked else None
        if checked is None or project is None:
            return None
        uri, answer = params.text_document.uri, checked
        view = server.view(uri, checked)
        guide = Guide(view, server.presenter(view))
        notebook = session.notebooks.get(answer.snapshot.uri)

        def state_at(line: int, column: int) -> State | None:
            known = project.solver_at(answer.snapshot).state_at
            at = notebook.state_at(uri, answer, known) if notebook else known
            return at(line, column)

        return await session.work(lambda: guide.hover(params.position, state_at))

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    async def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        checked = await server.checked(params.text_document.uri)
        if checked is None or not session.preferences_of(checked.snapshot.path).code_lens:
            return []
        view = server.view(params.text_document.uri, checked)
        return Guide(view, server.presenter(view)).lenses()


def _commands(server: Server) -> None:
    @server.command(OPEN_REFERENCE)
    async def open_reference(uri: str, line: int) -> bool:
        if not server.can_show_files:
            return False
        place = lsp.Range(lsp.Position(line, 0), lsp.Position(line, 0))
        params = lsp.ShowDocumentParams(uri, take_focus=True, selection=place)
        return (await server.window_show_document_async(params)).success

    @server.command(RUN_PROOF)
    async def run_proof(code: str) -> proving.Outcome:
        return await proving.prove(server, code)

    @server.command(PROOFS)
    def proofs() -> list[proving.Choice]:
        return proving.proofs()

    @server.command(REFERENCES)
    def references() -> list[proving.Choice]:
        return proving.references()


def _workspace(server: Server) -> None:
    session = server.session

    @server.feature(lsp.WORKSPACE_DID_CHANGE_CONFIGURATION)
    async def configured(params: lsp.DidChangeConfigurationParams) -> None:
        if isinstance(params.settings, dict) and SECTION in params.settings:
            server.prefer("", params.settings[SECTION])
        await server.ask_for_settings()
        server.check_all()
        server.refresh_lenses()
        server.start(server.scan())

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def files_changed(params: lsp.DidChangeWatchedFilesParams) -> None:
        paths = [path_of(event.uri) for event in params.changes]
        for path in paths:
            session.store.forget(path)
        if any(path.name == "pyproject.toml" for path in paths):
            session.forget_settings()
        if any(event.type is not lsp.FileChangeType.Changed for event in params.changes):
            session.look_again()
        session.renew()
        server.check_all()

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    async def folders_changed(params: lsp.DidChangeWorkspaceFoldersParams) -> None:
        for gone in params.event.removed:
            session.folders.pop(gone.uri, None)
            session.preferences.pop(gone.uri, None)
        session.folders.update({each.uri: path_of(each.uri) for each in params.event.added})
        await server.ask_for_settings()
        server.check_all()
        server.start(server.scan())
