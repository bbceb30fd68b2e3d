"""What stays true while a text is half typed."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types as lsp

from poolproof.lsp.checking import Checked, Project
from poolproof.lsp.document import Document
from poolproof.lsp.files import Files
from poolproof.lsp.positions import Encoding
from poolproof.settings import Settings

TEXT = """\
from multiprocessing import Pool


def first(items):
    pool = Pool()
    pool.map(abs, items)
    pool.close()
    pool.join()


class Second:
    def second(self, items):
        pool = Pool()
        pool.map(abs, items)
        pool.close()
        pool.join()
"""


class Typist:
    """Types into a document that is checked after every change, as a session does."""

    def __init__(self, tmp_path: Path, text: str = TEXT) -> None:
        path = tmp_path / "typed.py"
        self.project = Project(Settings(tmp_path), Files())
        self.document = Document.opened(path.as_uri(), path, 1, text)
        self.version = 1

    def check(self) -> Checked:
        snapshot = self.document.snapshot()
        checked = self.project.check(snapshot)
        assert checked.errors == ()
        if not checked.lasting:
            self.document.remember(snapshot)
        return checked

    def type(self, line: int, column: int, text: str) -> Checked:
        self.version += 1
        place = lsp.Position(line - 1, column - 1)
        change = lsp.TextDocumentContentChangePartial(lsp.Range(place, place), text)
        self.document.change(self.version, [change], Encoding.UTF16)
        return self.check()


def lines(checked: Checked) -> list[tuple[int, str]]:
    return [(finding.span.line, finding.code) for finding in checked.findings]


def test_untouched_functions_keep_their_findings(tmp_path: Path) -> None:
    typist = Typist(tmp_path)
    assert lines(typist.check()) == [(5, "PP103"), (13, "PP103")]
    typed = typist.type(6, 5, "if (\n")
    assert typed.lasting
    assert lines(typed) == [(14, "PP103")]
    (finding,) = typed.findings
    assert finding.message.startswith("if line 15 raises")
    assert [note.span.line for note in finding.notes] == [14, 15, 15]
    assert lines(typist.type(1, 1, "\n\n")) == [(16, "PP103")]


def test_what_can_be_parsed_again_is_judged_again(tmp_path: Path) -> None:
    typist = Typist(tmp_path)
    typist.check()
    assert typist.type(6, 5, "(").lasting
    whole = typist.type(6, 6, "1)\n    ")
    assert not whole.lasting
    assert lines(whole) == [(5, "PP103"), (14, "PP103")]


def test_a_saved_text_that_cannot_be_read_says_so(tmp_path: Path) -> None:
    typist = Typist(tmp_path)
    typist.check()
    typist.type(6, 5, "if (\n")
    typist.document.settled = True
    checked = typist.check()
    assert not checked.lasting
    assert [code for _, code in lines(checked)] == ["PP900"]


def test_a_finding_outside_of_functions_needs_only_its_own_lines(tmp_path: Path) -> None:
    start = "from multiprocessing.pool import ThreadPool as Pool\nPool(4).map(abs, [])\n"
    text = start + "\n\ndef f():\n    pass\n"
    typist = Typist(tmp_path, text)
    assert lines(typist.check()) == [(2, "PP101")]
    assert lines(typist.type(6, 5, "(")) == [(2, "PP101")]
    assert lines(typist.type(2, 1, "x")) == []
