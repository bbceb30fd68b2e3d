"""The resolver is strict, and the reference's own anchors are in order."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from poolproof.evidence.anchors import AnchorError, Anchors, Problem, scan

HERE = Path("file.py")


def kinds(text: str) -> list[tuple[str, object]]:
    """Return what a text holds: a name and its line, or a name and its problem."""
    return [
        (entry.name, entry.kind if isinstance(entry, Problem) else entry.line)
        for entry in scan(dedent(text), HERE)
    ]


def test_an_anchor_names_the_statement_below_it() -> None:
    text = """
        def f():
            # A reason
            # of two lines.
            # anchor: here
            return 1
    """
    (anchor,) = scan(dedent(text), HERE)
    assert not isinstance(anchor, Problem)
    assert (anchor.name, anchor.line, anchor.reason) == ("here", 6, "A reason of two lines.")


def test_two_anchors_may_share_a_statement() -> None:
    assert kinds("# anchor: a\n# anchor: b\nx = 1\n") == [("a", 3), ("b", 3)]


def test_clauses_and_decorators_can_be_named() -> None:
    text = """
        try:
            pass
        # anchor: clause
        except ValueError:
            pass
        # anchor: decorated
        @property
        def f(): ...
    """
    assert kinds(text) == [("clause", 5), ("decorated", 8)]


@pytest.mark.parametrize(
    "text",
    [
        "x = 1  # anchor: a\n",
        "# anchor: a\n",
        "# anchor: a\n\nx = 1\n",
        "# anchor: a\n# a remark\nx = 1\n",
        "x = (\n    # anchor: a\n    1,\n)\n",
        "def f():\n    x = 1\n    # anchor: a\ny = 2\n",
        "def f():\n    # anchor: a\n\n    x = 1\n",
        "if x:\n# anchor: a\n    y = 1\n",
        "x = [\n    1,\n    # anchor: a\n]\n",
    ],
)
def test_misplaced(text: str) -> None:
    assert kinds(text) == [("a", "misplaced")]


@pytest.mark.parametrize(
    "comment", ["#anchor: a", "# Anchor: a", "# anchor a", "# anchor: A", "# anchor: a b"]
)
def test_what_looks_like_an_anchor_must_be_one(comment: str) -> None:
    assert kinds(f"{comment}\nx = 1\n") == [(comment, "misplaced")]


def test_a_string_holds_no_anchor() -> None:
    assert kinds('x = """\n# anchor: a\n"""\n') == []


def test_resolving(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("# anchor: a\nx = 1\n# anchor: twice\ny = 2\n")
    (tmp_path / "two.py").write_text("# anchor: twice\nx = 1\nz = 3  # anchor: behind\n")
    anchors = Anchors(tmp_path)
    assert anchors.resolve("a") == (tmp_path / "one.py", 2)
    for name, problem in [("twice", "doubled"), ("behind", "misplaced"), ("none", "missing")]:
        with pytest.raises(AnchorError) as error:
            anchors.resolve(name)
        assert {found.kind for found in error.value.problems} == {problem}


def test_everything_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("# anchor: a\nx = 1\n# anchor: b\ny = 2\n# anchor: c\n")
    problems = Anchors(tmp_path).problems(cited={"a", "d"})
    assert [(problem.kind, problem.name) for problem in problems] == [
        ("misplaced", "c"),
        ("missing", "d"),
        ("unused", "b"),
    ]


def test_unused_is_only_asked_for_with_citations(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("# anchor: a\nx = 1\n")
    Anchors(tmp_path).check()
    Anchors(tmp_path).check({"a"})
    with pytest.raises(AnchorError, match="unused anchor: a"):
        Anchors(tmp_path).check(set())


def test_a_package_that_is_not_there() -> None:
    with pytest.raises(AnchorError, match="no_such_package"):
        Anchors.of_package("no_such_package")


def test_the_anchors_of_the_reference_are_in_order() -> None:
    anchors = Anchors.of_package("poolproof_rules.reference")
    anchors.check()
    assert len(anchors.by_name) > 30


def test_every_anchor_of_the_reference_says_why() -> None:
    anchors = Anchors.of_package("poolproof_rules.reference")
    silent = [name for name, (anchor, *_) in anchors.by_name.items() if not anchor.reason]
    assert silent == []
