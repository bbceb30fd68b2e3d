"""Which fixes are made, and what is said of the others."""

import pytest
from msgspec.structs import replace

from poolproof.finding import (
    Edit,
    Finding,
    Fix,
    Report,
    Safety,
    Severity,
    Span,
    Statistics,
)
from poolproof.fixing.passes import Fixer
from poolproof.testing import fix_files, fix_text

ORDER = {"A": "PP101", "B": "PP102", "C": "PP103"}


def checker(mend):
    """A check that reports the letters of ``ORDER``, with the fixes that ``mend`` gives."""

    def check(files):
        findings = []
        for path, data in files.items():
            for number, line in enumerate(data.decode().split("\n"), start=1):
                for letter in line:
                    if letter in ORDER:
                        span = Span(number, 1, number, len(line) + 1)
                        found = Finding(ORDER[letter], letter, Severity.WARNING, path, span, "")
                        findings.append(replace(found, fix=mend(letter, span)))
        return Report(tuple(findings), (), Statistics())

    return check


def fixed(files, mend, *, unsafe=False):
    check = checker(mend)
    return Fixer(lambda now: check({**files, **now}), files.__getitem__, unsafe).outcome()


def to(content, safety=Safety.SAFE):
    return lambda letter, span: Fix(safety, "mend", (Edit(span, content),))


def test_all_fixes_of_all_files_are_made():
    outcome = fixed({"a": b"A\nB\n", "b": b"x\n"}, to("x"))
    assert [(c.path, c.before, c.after) for c in outcome.changes] == [("a", b"A\nB\n", b"x\nx\n")]
    assert len(outcome.fixed) == 2
    assert not outcome.refused
    assert not outcome.report.findings


def test_unsafe_fixes_are_made_when_asked_for():
    assert not fixed({"a": b"A\n"}, to("x", Safety.UNSAFE)).changes
    assert fixed({"a": b"A\n"}, to("x", Safety.UNSAFE), unsafe=True).changes


def test_a_fix_that_leaves_its_finding_is_withdrawn():
    outcome = fixed({"a": b"A\n"}, to("A A"))
    assert not outcome.changes
    assert [each.reason for each in outcome.refused] == ["PP101 would still be found"]
    assert [finding.code for finding in outcome.report.findings] == ["PP101"]


def test_a_fix_that_brings_another_finding_is_withdrawn_and_the_others_stay():
    def mend(letter, span):
        return Fix(Safety.SAFE, "mend", (Edit(span, "C" if letter == "A" else "x"),))

    outcome = fixed({"a": b"B\nA\nB\n", "b": b"B\n"}, mend)
    assert {c.path: c.after for c in outcome.changes} == {"a": b"x\nA\nx\n", "b": b"x\n"}
    assert [each.reason for each in outcome.refused] == ["PP103 would be found then"]


def test_a_fix_that_brings_a_finding_in_another_file_is_withdrawn():
    files = {"a": b"A\n", "b": b"x\n"}

    def check(now):
        now = {**files, **now}
        report = checker(to("x"))(now)
        if now["a"] == b"x\n":
            spoilt = Finding("PP105", "elsewhere", Severity.ERROR, "b", Span(1, 1, 1, 2), "")
            return replace(report, findings=(*report.findings, spoilt))
        return report

    outcome = Fixer(check, files.__getitem__).outcome()
    assert not outcome.changes
    assert [each.reason for each in outcome.refused] == ["PP105 would be found in b then"]


def test_fixes_that_touch_each_other_are_made_one_after_the_other():
    outcome = fixed(
        {"a": b"AB\n"}, lambda letter, span: to("B" if letter == "A" else "x")("", span)
    )
    assert outcome.changes[0].after == b"x\n"
    assert [each.code for each in outcome.fixed] == ["PP101", "PP102"]


def test_fixes_without_end_are_said_to_touch():
    """Nothing is lost if fixes could go on for ever: they are withdrawn at the first step."""
    outcome = fixed({"a": b"A\n"}, to("B"))
    assert not outcome.changes
    assert outcome.refused


@pytest.mark.parametrize(
    "data", [b"\xef\xbb\xbfA\r\n\xc3\xa9", "# coding: latin-1\né A".encode("latin-1")]
)
def test_bytes_around_a_fix_stay(data):
    def mend(letter, span):
        del letter
        line = span.line
        return Fix(
            Safety.SAFE,
            "mend",
            (Edit(Span(line, span.end_column - 1, line, span.end_column), "x"),),
        )

    def check(now):
        text = {"a": data, **now}["a"]
        if b"A" not in text:
            return Report((), (), Statistics())
        line = 2 if data.startswith(b"#") else 1
        span = Span(line, 3 if line == 2 else 1, line, 4 if line == 2 else 2)
        found = Finding("PP101", "a", Severity.ERROR, "a", span, "", fix=mend("A", span))
        return Report((found,), (), Statistics())

    (change,) = Fixer(check, {"a": data}.__getitem__).outcome().changes
    assert change.after == data.replace(b"A", b"x")


LEAK = """\
from multiprocessing import Pool


def lengths(texts):
    pool = Pool(2){comment}
    found = pool.map(len, texts)
    pool.close()
    pool.join()
    return found
"""
MENDED = LEAK.replace(
    """\
    found = pool.map(len, texts)
    pool.close()
    pool.join()
""",
    """\
    try:
        found = pool.map(len, texts)
    finally:
        pool.close()
        pool.join()
""",
)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("step", ["    ", "\t", "  "])
@pytest.mark.parametrize(
    ("mark", "encoding"), [("\ufeff", "utf-8"), ("", "utf-8"), ("", "latin-1")]
)
def test_line_ends_tabs_and_encodings_are_kept(end, step, mark, encoding):
    def written(text):
        text = text.format(comment="  # é").replace("    ", step).replace("\n", end)
        head = "" if encoding == "utf-8" else f"# coding: {encoding}{end}"
        return (mark + head + text).encode(encoding)

    (change,) = fix_files({"a.py": written(LEAK)}).changes
    assert change.after == written(MENDED)


def test_comments_blanks_and_strings_stay():
    assert (
        fix_text(
            '''\
from multiprocessing import Pool


def lengths(texts):
    pool = Pool(
        2,  # few
    )  # started

    # the work
    found = pool.map(len, ["""
  a
""", *texts])
    for each in found:
        print(each)
        # deeper

    # and the end
    pool.close()  # no more
    pool.join()

    return found
'''
        )
        == '''\
from multiprocessing import Pool


def lengths(texts):
    pool = Pool(
        2,  # few
    )  # started

    try:
        # the work
        found = pool.map(len, ["""
  a
""", *texts])
        for each in found:
            print(each)
            # deeper
    finally:
        # and the end
        pool.close()  # no more
        pool.join()

    return found
'''
    )


def test_statements_that_share_a_line_are_left_alone():
    text = LEAK.format(comment="").replace("pool.close()\n    pool", "pool.close(); pool")
    assert fix_text(text, unsafe=True) == text


def test_a_file_without_a_last_line_end():
    text = (
        "from multiprocessing import Pool\n\n\ndef f(xs):\n    pool = Pool()\n    pool.map(len, xs)"
    )
    assert fix_text(text) == text.replace(
        "pool = Pool()\n    pool.map", "with Pool() as pool:\n        pool.map"
    )
