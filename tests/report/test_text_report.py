import io
import re

import pytest
from msgspec.structs import replace

from poolproof.finding import CheckError, ErrorKind, Finding, Note, Reference, Severity, Span
from poolproof.report.paint import painter, plain, wrapped
from poolproof.report.sources import Sources
from poolproof.report.terminal import ASCII, Terminal, cell_width
from poolproof.report.text import TextReport

SOURCE = """\
import sys
from multiprocessing import Pool

def run(jobs):
    pool = Pool(4)
    out = []
    for job in jobs:
        out += pool.map(work, job)



    pool.close()
    pool.join()
    return out
"""


def span(line, column, end_column, end_line=None):
    return Span(line, column, end_line or line, end_column)


def make(*notes, where=None, path="app.py", message="the pool leaks", remedy="use `with`"):
    return Finding(
        "PP103",
        "leak-on-exception",
        Severity.WARNING,
        path,
        where or span(5, 12, 19),
        message,
        tuple(notes),
        remedy,
    )


def note(line, column, end_column, message, path="app.py"):
    return Note(path, span(line, column, end_column), message)


def lines_of(finding, files=None, **terminal):
    known = {"app.py": SOURCE} if files is None else files

    def read(path):
        if path not in known:
            raise FileNotFoundError(path)
        return known[path].encode()

    report = TextReport(Terminal(**terminal), Sources(read))
    return [plain(line) for line in report.finding(finding)]


def text_of(finding, files=None, **terminal):
    return "\n".join(lines_of(finding, files, **terminal))


def test_a_finding_shows_its_witness_in_the_code():
    found = make(
        note(5, 12, 19, "the pool is started here"),
        note(8, 16, 35, "an exception here leaves the function"),
        note(12, 5, 17, "never reached"),
    )
    assert (
        text_of(found)
        == """\
app.py:5:12: PP103 leak-on-exception: the pool leaks
   │
 4 │ def run(jobs):
 5 │     pool = Pool(4)
   │            ^^^^^^^ ① the pool is started here
 6 │     out = []
 7 │     for job in jobs:
 8 │         out += pool.map(work, job)
   │                ─────────────────── ② an exception here leaves the function
   ┆
12 │     pool.close()
   │     ──────────── ③ never reached
13 │     pool.join()
   │
  help: use `with`
  more: poolproof explain PP103
"""
    )


def test_it_reads_as_well_in_ascii():
    found = make(note(5, 12, 19, "start"), note(12, 5, 17, "never reached"), remedy="")
    assert (
        text_of(found, glyphs=ASCII, encoding="ascii")
        == """\
app.py:5:12: PP103 leak-on-exception: the pool leaks
   |
 4 | def run(jobs):
 5 |     pool = Pool(4)
   |            ^^^^^^^ (1) start
 6 |     out = []
   :
12 |     pool.close()
   |     ------------ (2) never reached
13 |     pool.join()
   |
  more: poolproof explain PP103
"""
    )


def test_steps_in_other_files_are_shown_there():
    found = make(note(2, 1, 6, "called from here", "pkg/b.py"), remedy="")
    files = {"app.py": SOURCE, "pkg/b.py": "import app\napp.run([])\n"}
    assert (
        text_of(found, files)
        == """\
app.py:5:12: PP103 leak-on-exception: the pool leaks
  │
4 │ def run(jobs):
5 │     pool = Pool(4)
  │            ^^^^^^^
6 │     out = []
  │
  ┌─ pkg/b.py:2:1
  │
1 │ import app
2 │ app.run([])
  │ ───── ① called from here
  │
  more: poolproof explain PP103
"""
    )


def test_marks_on_one_line_keep_their_order_and_share_underlines():
    found = make(
        note(8, 16, 35, "first"),
        note(8, 26, 30, "second"),
        note(8, 16, 35, "third"),
        where=span(8, 16, 35),
        remedy="",
    )
    assert lines_of(found)[3:7] == [
        "8 │         out += pool.map(work, job)",
        "  │                ^^^^^^^^^^^^^^^^^^^ ① first",
        "  │                                    ③ third",
        "  │                          ──── ② second",
    ]


def test_a_span_of_many_lines_is_marked_at_its_first():
    text = "x = 1\npool = Pool(\n    4,\n)\n"
    found = make(where=Span(2, 8, 4, 2), remedy="")
    assert lines_of(found, {"app.py": text})[1:-2] == [
        "  │",
        "1 │ x = 1",
        "2 │ pool = Pool(",
        "  │        ^^^^^",
        "3 │     4,",
        "  │",
    ]


@pytest.mark.parametrize(
    ("before", "shown"),
    [("\t", "    "), ("説明; ", "説明; "), ("'é'; ", "'é'; "), ("\x0c", "�"), ("\t\té\t", None)],
)
def test_marks_stand_under_what_they_mark(before, shown):
    column = len(before) + 1
    found = make(where=span(1, column, column + 4))
    _, _, source, marks, *_ = lines_of(found, {"app.py": f"{before}Pool()\n"})
    assert shown is None or shown in source
    at = cell_width(source[: source.index("Pool")])
    assert marks[:3] == "  │"
    assert cell_width(marks[: marks.index("^")]) == at
    assert marks.count("^") == 4


@pytest.mark.parametrize("width", [40, 60, 100])
@pytest.mark.parametrize("left", [0, 30, 300])
def test_long_lines_are_clipped_around_the_mark(width, left):
    source = f"{'a' * left} Pool(4) {'b' * 300}"
    found = make(
        note(1, left + 2, left + 9, "the pool is started here"), where=span(1, left + 2, left + 9)
    )
    lines = lines_of(found, {"app.py": source}, width=width)
    _, _, shown, marks, *_ = lines
    assert all(cell_width(line) <= width for line in lines[1:])
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "Pool(4)"
    assert shown.endswith("…")
    assert ("…a" in shown) == (left + 10 > width - 4)


def test_clipping_respects_wide_characters():
    source = "説" * 100 + "Pool(4)" + "明" * 100
    found = make(where=span(1, 101, 108))
    _, _, shown, marks, *_ = lines_of(found, {"app.py": source}, width=60)
    start = cell_width(shown[: shown.index("Pool(4)")])
    assert cell_width(marks[: marks.index("^")]) == start
    assert cell_width(shown) <= 60


def test_long_labels_are_wrapped_beside_or_below():
    label = "an exception that a task raised is raised again here and nothing catches it at all"
    found = make(note(5, 12, 19, label), note(8, 9, 35, label))
    for width in (40, 60, 80):
        lines = lines_of(found, width=width)[1:]
        assert all(cell_width(line) <= width for line in lines)
        words = " ".join(word for line in lines for word in line.split() if word not in "│┆")
        assert words.count("exception that a task") == 2


def test_the_header_is_one_line_unless_a_person_looks():
    found = make(message="word " * 40 + "end")
    assert lines_of(found, width=60)[0].endswith("word end")
    lines = lines_of(found, width=60, interactive=True)
    assert lines[0] == "app.py:5:12: PP103 leak-on-exception"
    assert lines[1].startswith("  word")
    assert all(cell_width(line) <= 60 for line in lines)


def test_a_file_that_is_gone_still_has_its_steps():
    found = make(note(5, 12, 19, "the pool is started here"))
    lines = lines_of(found, {})
    assert "  ① the pool is started here (line 5)" in lines
    assert "  more: poolproof explain PP103" in lines


def test_places_outside_the_file_do_no_harm():
    found = make(note(99, 3, 9, "beyond"), where=span(1, 500, 501))
    assert "beyond" in text_of(found, {"app.py": "x\n"})
    assert "PP103" in text_of(make(where=span(1, 1, 2)), {"app.py": ""})


def test_paths_and_messages_cannot_control_the_terminal():
    found = make(path="a\x1b[31m.py\n", message="m\x1b[0m", remedy="r\x07")
    assert "\x1b" not in text_of(found, {})
    assert "\x07" not in text_of(found, {})


def colours(finding, **options):
    stream = io.StringIO()
    terminal = Terminal(colour=True, **options)
    report = TextReport(terminal, Sources(lambda path: SOURCE.encode()))
    painter(stream, terminal).write(report.finding(finding))
    return stream.getvalue()


def test_colours_change_nothing_but_colours():
    found = make(note(5, 12, 19, "[bold]markup[/] :smile: 12 'x'"), note(8, 16, 35, "x" * 150))
    coloured = colours(found)
    assert "\x1b[1;33mPP103\x1b[0m" in coloured
    bare = [line.rstrip() for line in re.sub(r"\x1b\[[\d;]*m", "", coloured).split("\n")[:-1]]
    assert bare == lines_of(found)


def test_links_are_for_people():
    assert "file:///page" in colours(replace(make(), page="file:///page"), interactive=True)
    assert "\x1b]8;" in colours(make(), interactive=True)
    assert "\x1b]8;" not in colours(make())


def test_errors_say_whose_fault_they_are():
    report = TextReport(Terminal())

    def said(error):
        return [plain(line) for line in report.error(error)]

    theirs = CheckError("a.py", "permission denied", ErrorKind.INPUT)
    assert said(theirs) == ["error: a.py: permission denied"]
    ours = CheckError("", "it failed", detail="Traceback\n  line\n")
    assert said(ours)[0] == "error: it failed"
    assert "mistake in poolproof" in said(ours)[1]
    assert said(ours)[2:] == ["    Traceback", "      line"]


def test_wrapping_keeps_long_words_whole():
    assert wrapped("a bb ccc", 4) == ["a bb", "ccc"]
    assert wrapped("a bbbbbbbb c", 4) == ["a", "bbbbbbbb", "c"]
    assert wrapped("", 4) == [""]


def test_sources_forget_the_oldest():
    reads = []

    def read(path):
        reads.append(path)
        return b"x"

    sources = Sources(read)
    for number in range(20):
        sources.lines(str(number))
        sources.lines(str(number))
    assert len(reads) == 20
    sources.lines("0")
    assert len(reads) == 21


REFERENCES = (
    Reference("first-one", "/lib/reference/exit.py", 34, "reference/exit.py", "", "file:///e"),
    Reference("second", "/lib/reference/pool.py", 9, "reference/pool.py", "", "file:///p"),
    Reference("for-the-page", "/lib/reference/pool.py", 7, "reference/pool.py", "", "file:///q"),
)


def test_the_lines_that_show_why_and_the_proof_stand_below_the_remedy():
    found = replace(make(), references=REFERENCES, proof="poolproof prove PP103")
    assert text_of(found).splitlines()[-5:] == [
        "  help: use `with`",
        "  see: reference/exit.py:34 first-one",
        "       reference/pool.py:9 second",
        "  proof: poolproof prove PP103",
        "  more: poolproof explain PP103",
    ]


def test_evidence_that_stands_above_takes_one_line():
    first = replace(make(), references=REFERENCES, proof="poolproof prove PP103")
    other = replace(first, references=REFERENCES[1:], remedy="")
    report = TextReport(Terminal(), Sources(lambda path: SOURCE.encode()))
    shown = [plain(line) for line in report.findings([first, other, first, other])]
    footers = [line for line in shown if line.startswith("  ") and "reference" in line]
    assert footers == [
        "  see: reference/exit.py:34 first-one",
        "       reference/pool.py:9 second",
        "  see: reference/pool.py:9 second",
        "       reference/pool.py:7 for-the-page",
        "  see: reference/exit.py:34, poolproof prove PP103, poolproof explain PP103",
        "  see: reference/pool.py:9, poolproof prove PP103, poolproof explain PP103",
    ]
    assert shown.count("  help: use `with`") == 2
    assert shown.count("  more: poolproof explain PP103") == 2


def test_evidence_can_be_opened_from_a_terminal_that_has_links():
    found = replace(make(), references=REFERENCES, page="https://example.org/PP103.html")
    for interactive in (True, False):
        terminal = Terminal(interactive=interactive, colour=True)
        stream = io.StringIO()
        painter(stream, terminal).write(
            TextReport(terminal, Sources(lambda path: SOURCE.encode())).finding(found)
        )
        text = stream.getvalue()
        targets = re.findall(r"\x1b\]8;[^;]*;([^\x1b]+)\x1b", text)
        assert ("file:///e" in targets) is interactive
        assert ("https://example.org/PP103.html" in targets) is interactive
        assert "reference/exit.py:34" in text
