"""Notebooks, spoken about with a real client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from editor import Editor, editing
from lsprotocol import types as lsp

from poolproof.lsp.magics import plain

IMPORTS = "%matplotlib inline\nfrom multiprocessing import Pool\n\nnames = !ls *.txt"
LEAK = """\
def sizes(paths):
    pool = Pool(2)
    made = pool.map(len, paths)
    pool.close()
    pool.join()
    return made"""
SHELL = "%%bash\nfor each in *; do echo $each; done"


def run(session: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(session())


class Notes:
    """A notebook in an editor."""

    def __init__(self, editor: Editor, folder: Path, *texts: str) -> None:
        self.editor = editor
        self.uri = (folder / "notes.ipynb").as_uri()
        self.version = 1
        self.versions = {self.cell(number): 1 for number in range(len(texts))}
        items = [
            lsp.TextDocumentItem(self.cell(n), "python", 1, text) for n, text in enumerate(texts)
        ]
        cells = [lsp.NotebookCell(lsp.NotebookCellKind.Code, item.uri) for item in items]
        book = lsp.NotebookDocument(self.uri, "jupyter-notebook", 1, cells)
        client = editor.client
        client.notebook_document_did_open(lsp.DidOpenNotebookDocumentParams(book, items))

    def cell(self, number: int) -> str:
        path = self.uri.removeprefix("file://")
        return f"vscode-notebook-cell:{path}#W{number}sZmlsZQ=="

    def _changed(self, cells: lsp.NotebookDocumentCellChanges) -> None:
        self.version += 1
        book = lsp.VersionedNotebookDocumentIdentifier(self.version, self.uri)
        self.editor.client.notebook_document_did_change(
            lsp.DidChangeNotebookDocumentParams(book, lsp.NotebookDocumentChangeEvent(cells=cells))
        )

    def write(self, number: int, text: str) -> None:
        """Replace the text of a cell."""
        uri = self.cell(number)
        self.versions[uri] += 1
        told = lsp.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        change = lsp.TextDocumentContentChangeWholeDocument(text)
        contents = lsp.NotebookDocumentCellContentChanges(told, [change])
        self._changed(lsp.NotebookDocumentCellChanges(text_content=[contents]))

    def put(self, start: int, number: int, text: str) -> None:
        """Put a new cell before another one."""
        item = lsp.TextDocumentItem(self.cell(number), "python", 1, text)
        self.versions[item.uri] = 1
        cell = lsp.NotebookCell(lsp.NotebookCellKind.Code, item.uri)
        array = lsp.NotebookCellArrayChange(start, 0, [cell])
        structure = lsp.NotebookDocumentCellChangeStructure(array, did_open=[item])
        self._changed(lsp.NotebookDocumentCellChanges(structure=structure))

    def take(self, start: int) -> None:
        """Take a cell out."""
        array = lsp.NotebookCellArrayChange(start, 1)
        self._changed(
            lsp.NotebookDocumentCellChanges(lsp.NotebookDocumentCellChangeStructure(array))
        )

    async def found(self, number: int, *codes: str) -> list[lsp.Diagnostic]:
        """Wait until a cell has these findings."""
        uri, published = self.cell(number), self.editor.published
        await self.editor.until(
            lambda: (
                uri in published and [each.code for each in published[uri].diagnostics] == [*codes]
            )
        )
        return list(published[uri].diagnostics)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pyproject.toml").write_text("[project]\nname = 'notes'\n")
    return tmp_path


def test_a_finding_is_shown_in_its_cell_and_mended_there(folder: Path) -> None:
    async def session() -> None:
        async with editing(folder) as editor:
            notes = Notes(editor, folder, IMPORTS, SHELL, LEAK)
            (found,) = await notes.found(2, "PP103")
            assert found.range == lsp.Range(lsp.Position(1, 11), lsp.Position(1, 18))
            steps = [each for each in found.related_information or () if "step" in each.message]
            assert {each.location.uri for each in steps} == {notes.cell(2)}
            assert [each.location.range.start.line for each in steps][:2] == [1, 2]
            assert not editor.published[notes.cell(0)].diagnostics
            actions = await editor.actions(notes.cell(2), found.range)
            (fix,) = [each for each in actions if each.is_preferred]
            assert fix.edit is not None
            (document,) = fix.edit.document_changes or ()
            assert document.text_document.uri == notes.cell(2)
            assert "finally:" in "".join(each.new_text for each in document.edits)
            assert min(each.range.start.line for each in document.edits) >= 1
            hover = await editor.hover(notes.cell(2), 1, 13)
            assert "PP103" in hover
            hover = await editor.hover(notes.cell(2), 3, 6)
            assert "closed" in hover
            assert editor.messages == []

    run(session)


def test_one_cell_can_end_what_another_one_starts(folder: Path) -> None:
    async def session() -> None:
        async with editing(folder) as editor:
            notes = Notes(editor, folder, IMPORTS, "pool = Pool(2)", "print(pool)", "pool.close()")
            (found,) = await notes.found(1, "PP102")
            assert found.range.start == lsp.Position(0, 7)
            notes.write(3, "pool.close()\npool.join()")
            await notes.found(1)
            notes.write(3, "if names:\n    pool.terminate()")
            (found,) = await notes.found(1, "PP104")
            steps = [each for each in found.related_information or () if "step" in each.message]
            assert notes.cell(3) in {each.location.uri for each in steps}
            assert any("(in cell 4)" in each.message for each in steps)
            notes.put(4, 4, "pool.terminate()")
            await notes.found(1)
            notes.take(4)
            await notes.found(1, "PP104")

    run(session)


def test_half_typed_cells_keep_what_is_known_of_the_others(folder: Path) -> None:
    async def session() -> None:
        async with editing(folder) as editor:
            notes = Notes(editor, folder, IMPORTS, LEAK, "x = 1")
            await notes.found(1, "PP103")
            notes.write(2, "x = (")
            notes.put(0, 3, "import os\nimport sys")
            (found,) = await notes.found(1, "PP103")
            assert found.range.start.line == 1

    run(session)


def test_a_pull_is_answered_for_each_cell(folder: Path) -> None:
    async def session() -> None:
        async with editing(folder, pulls=True) as editor:
            notes = Notes(editor, folder, IMPORTS, LEAK)
            ask = editor.client.text_document_diagnostic_async
            for number, count in ((0, 0), (1, 1)):
                document = lsp.TextDocumentIdentifier(notes.cell(number))
                report = await ask(lsp.DocumentDiagnosticParams(document))
                assert len(report.items) == count

    run(session)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("%time f()\nx = 1", "pass\nx = 1"),
        ("if x:\n    !ls\n", "if x:\n    pass\n"),
        ("x = !ls -l \\\n  -a\ny", "x = get_ipython()\n\ny"),
        ("a, b = %sql q", "a, b = get_ipython()"),
        ("pool.map?", "pass"),
        ("?print", "pass"),
        ("%%time\npool = 1", "pass\npool = 1"),
        ("%%html\n<b>'\n</b>", "\n\n"),
        ("x = '''\n%no\n!no\n'''\n", "x = '''\n%no\n!no\n'''\n"),
        ("x = [\n  7\n  %2]\n", "x = [\n  7\n  %2]\n"),
        ("x = 7 \\\n  % 2\n", "x = 7 \\\n  % 2\n"),
        ("ready = a if b else c  # why?", "ready = a if b else c  # why?"),
        ("x = y != z", "x = y != z"),
        ("", ""),
    ],
)
def test_what_is_no_python_is_put_away(cell: str, expected: str) -> None:
    lines, masked = plain(cell.splitlines(keepends=True))
    assert "".join(lines) == expected
    assert len(lines) == len(cell.splitlines())
    changed = [n for n, line in enumerate(cell.splitlines()) if line != lines[n].rstrip("\n")]
    assert set(changed) <= masked
