"""One session with an editor: its documents, its settings, and the checks that are under way.

All of it lives on the event loop. Checks run one at a time on a thread of their own and are handed
values that do not change; a document that changes while it is checked is checked again.
"""

from __future__ import annotations

import asyncio
import gc
import time
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeVar

from msgspec import Struct, field

from poolproof.lsp.checking import Checked, Project
from poolproof.lsp.configuration import Preferences
from poolproof.lsp.document import Document, Snapshot, split
from poolproof.lsp.files import EditorCorpus, Files
from poolproof.lsp.notebooks import Notebook
from poolproof.lsp.positions import Encoding, Ruler
from poolproof.registry import RegistryError
from poolproof.settings import Settings, SettingsError
from poolproof.source.text import lenient

T = TypeVar("T")
_LONGEST_PAUSE = 0.2
_SHORTEST_PAUSE = 0.005
_MOST_GARBAGE = 100_000
"""Lines that may be solved before memory is tidied; nobody should wait for it more often."""
_SOME_GARBAGE = 20_000
"""Lines that are worth tidying after when nobody types, as whoever begins to has to wait for it."""
_SHARE = 20
"""How much smaller what is solved is where most of it is used again."""


class _State(Struct):
    """What is known about one document, and the check that is under way."""

    checked: Checked | None = None
    generation: int = -1
    running: asyncio.Task[None] | None = None
    seconds: float = 0.0


class Session(Struct):
    """``told`` is called with every complaint about settings and every crash."""

    worker: Executor
    told: Callable[[str, str], None]
    encoding: Encoding = Encoding.UTF16
    documents: dict[str, Document] = field(default_factory=dict)
    folders: dict[str, Path] = field(default_factory=dict)
    preferences: dict[str, Preferences] = field(default_factory=dict)
    generation: int = 0
    store: Files = field(default_factory=Files)
    notebooks: dict[str, Notebook] = field(default_factory=dict)
    _garbage: int = 0
    _states: dict[str, _State] = field(default_factory=dict)
    _projects: dict[Settings, Project] = field(default_factory=dict)
    _settings: dict[tuple[Path, Preferences], Settings | None] = field(default_factory=dict)

    # --- documents ---------------------------------------------------------------------------

    def open(self, document: Document) -> None:
        """Take in a document."""
        self.documents[document.uri] = document
        self._states[document.uri] = _State()

    def home_of(self, uri: str) -> str:
        """Return the address of the document to check for this one: a cell's is its notebook."""
        for home, notebook in self.notebooks.items():
            if any(cell.uri == uri for cell in notebook.cells):
                return home
        return uri

    def close(self, uri: str) -> None:
        """Drop a document and all that is remembered of it."""
        document = self.documents.pop(uri, None)
        state = self._states.pop(uri, None)
        if state is not None and state.running is not None:
            state.running.cancel()
        if document is not None:
            for project in self._projects.values():
                project.forget(document.path)

    def renew(self) -> None:
        """Count every answer as out of date: something around the documents changed."""
        self.generation += 1
        for project in self._projects.values():
            project.distrust()

    def forget_settings(self) -> None:
        """Read all settings anew."""
        self._settings.clear()
        self._projects.clear()
        self.renew()

    def look_again(self) -> None:
        """Look into all folders anew: files came or went."""
        for project in self._projects.values():
            project.corpus.relist()
        self.renew()

    # --- settings ----------------------------------------------------------------------------

    def folder_of(self, path: Path) -> str:
        """Return the innermost of the editor's folders that a file is in; else the empty one."""
        inside = [uri for uri, folder in self.folders.items() if path.is_relative_to(folder)]
        return max(inside, key=lambda uri: len(str(self.folders[uri])), default="")

    def preferences_of(self, path: Path) -> Preferences:
        """Return what the editor wants for a file."""
        folder = self.folder_of(path)
        return self.preferences.get(folder) or self.preferences.get("") or Preferences()

    def project_of(self, path: Path) -> Project | None:
        """Return the project of a file; None, and a complaint, if its settings cannot be used."""
        preferences = self.preferences_of(path)
        if not preferences.enable:
            return None
        key = (path.parent, preferences)
        if key not in self._settings:
            self._settings[key] = self._read_settings(path, preferences)
        settings = self._settings[key]
        return None if settings is None else self._projects[settings]

    def _read_settings(self, path: Path, preferences: Preferences) -> Settings | None:
        root = self.folders.get(self.folder_of(path), path.parent)
        try:
            settings = preferences.settings_for(root if preferences.configuration else path.parent)
            if settings not in self._projects:
                self._projects[settings] = Project(settings, self.store)
        except (SettingsError, RegistryError) as error:
            self.told(str(error), "")
            return None
        return settings

    def corpora(self) -> list[EditorCorpus]:
        """Return what is known of the folders of the editor."""
        found = (self.project_of(folder / "__init__.py") for folder in self.folders.values())
        return [project.corpus for project in found if project is not None]

    # --- checks ------------------------------------------------------------------------------

    def pause(self, uri: str) -> float:
        """Return how long to wait for the next key before checking, in seconds.

        It is half as long as the last check took: so a quick answer is quick, and a slow one not
        asked for too often.
        """
        document, state = self.documents[uri], self._states[uri]
        fixed = self.preferences_of(document.path).debounce
        if fixed is not None:
            return fixed / 1000
        return min(max(state.seconds / 2, _SHORTEST_PAUSE), _LONGEST_PAUSE)

    async def checked(self, uri: str) -> Checked | None:
        """Return the answer for a document as it is now; None if it is not open."""
        while (state := self._states.get(uri)) is not None:
            document = self.documents[uri]
            answer = state.checked
            if answer is not None and self._is_current(answer, document, state):
                return answer
            if state.running is None:
                state.running = asyncio.create_task(self._check(document, state))
            # Whoever no longer waits for the answer does not take it from the others.
            await asyncio.shield(state.running)
        return None

    def _is_current(self, answer: Checked, document: Document, state: _State) -> bool:
        return (
            answer.snapshot.version == document.version
            and answer.snapshot.settled == document.settled
            and state.generation == self.generation
        )

    async def prepare(self, uri: str) -> None:
        """Find out which edits of a document will not matter."""
        document = self.documents.get(uri)
        project = self.project_of(document.path) if document else None
        if document is not None and project is not None:
            path = document.path
            await self.work(lambda: project.survey(path))
        if self._garbage > _SOME_GARBAGE:
            await self._tidy()

    async def _tidy(self) -> None:
        """Give back the memory of old analyses, which hold on to themselves."""
        self._garbage = 0
        await self.work(gc.collect)

    async def make_sure(self, uri: str) -> Checked | None:
        """Check a document anew if its answer was carried over, and see to the rest.

        What is carried over is true by every rule we know. That we know all is not taken for
        granted: when nobody is typing the answer is found again, from nothing.
        """
        state, document = self._states.get(uri), self.documents.get(uri)
        if state is None or document is None:
            return None
        if state.checked is not None and state.checked.reused and state.running is None:
            state.running = asyncio.create_task(self._check(document, state, anew=True))
            await asyncio.shield(state.running)
        await self.prepare(uri)
        return await self.checked(uri)

    async def _check(self, document: Document, state: _State, *, anew: bool = False) -> None:
        snapshot, generation = document.snapshot(), self.generation
        try:
            started = time.monotonic()
            checked = await self.check(snapshot, anew=anew)
            state.seconds = time.monotonic() - started
        finally:
            state.running = None
        state.checked, state.generation = checked, generation
        if not checked.lasting:
            document.remember(snapshot)
        self._garbage += len(snapshot.lines) // (_SHARE if checked.reused else 1)
        if self._garbage > _MOST_GARBAGE:
            await self._tidy()
        for error in checked.errors:
            self.told(error.message, error.detail)

    async def check(self, snapshot: Snapshot, *, anew: bool = False) -> Checked:
        """Check one state of a document, open or not."""
        project = self.project_of(snapshot.path)
        if project is None:
            return Checked(snapshot)
        return await self.work(lambda: project.check(snapshot, anew=anew))

    async def work(self, task: Callable[[], T]) -> T:
        """Do something on the thread of the checks, with the open documents as they are now."""
        overlay = {document.path: document.text for document in self.documents.values()}

        def run() -> T:
            self.store.overlay = overlay
            return task()

        return await asyncio.get_running_loop().run_in_executor(self.worker, run)

    def ruler_of(self, path: str) -> Ruler:
        """Return what measures in a file, open or not."""
        place = Path(path)
        for cell in (cell for notebook in self.notebooks.values() for cell in notebook.cells):
            if Path(cell.uri) == place:
                return Ruler(tuple(cell.lines), self.encoding)
        for document in self.documents.values():
            if document.path == place:
                return Ruler(tuple(document.lines), self.encoding)
        try:
            text = lenient(self.store.read(place))
        except OSError:
            text = ""
        return Ruler(split(text), self.encoding)
