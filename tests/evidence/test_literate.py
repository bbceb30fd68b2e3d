"""A reference is read as a document: in its order, passage by passage."""

from textwrap import dedent

import pytest

from poolproof import registry
from poolproof.evidence.literate import Book, anchor_in, book_of

REFERENCE = "poolproof_rules.reference"


@pytest.fixture
def book(tmp_path, monkeypatch):
    """Make a reference of these files."""
    monkeypatch.syspath_prepend(str(tmp_path))

    def make(**files):
        folder = tmp_path / "a_reference"
        folder.mkdir()
        for name, text in files.items():
            (folder / f"{name}.py").write_text(dedent(text))
        return Book("a_reference")

    return make


def shown(book, name):
    chapter, passage = book.passage(name)
    return chapter.lines[passage.first - 1 : passage.last]


INTRODUCTION = '''\
    """What this is.

    Read in this order:

    1. `two`, `one`: the beginning
    2. `gone`: no longer there
    3. `three`: the end

    And then rest.
    """
'''


def test_files_come_in_the_order_of_the_introduction_and_the_others_after_them(book):
    made = book(__init__=INTRODUCTION, one="", two="", three="", zzz="", aaa="")
    assert [(each.name, each.part) for each in made.chapters] == [
        ("two", (1, "the beginning")),
        ("one", (1, "the beginning")),
        ("three", (3, "the end")),
        ("aaa", None),
        ("zzz", None),
    ]
    assert made.title == "What this is."
    before = "What this is.\n\nRead in this order:"
    assert made.around_the_order() == (before, "And then rest.")


def test_an_introduction_without_an_order_is_taken_whole(book):
    made = book(__init__='"""Just this."""', one="x = 1\n")
    assert made.around_the_order() == ("Just this.", "")
    (chapter,) = made.chapters
    assert (chapter.introduction, chapter.title, chapter.code_begins) == ("", "", 1)


def test_a_file_introduces_itself(book):
    made = book(__init__="", one='"""First\nsentence.\n\nMore.\n"""\n\nx = 1\n')
    (chapter,) = made.chapters
    assert chapter.title == "First sentence."
    assert chapter.introduction.endswith("More.")
    assert chapter.lines[chapter.code_begins - 1 :] == ["", "x = 1"]


SOURCE = """
class Pool:
    def close(self):
        if self.open:
            # Why.
            # anchor: simple
            self.open = (
                False
            )
            self.ring()
            for each in self:
                pass

    def work(self):
        trace()
        # Why too.
        # anchor: loop
        while True:
            one()

            two()
            three()
            four()
            five()
            six()

# anchor: outside
x = 1
"""


def test_a_passage_is_the_comment_and_the_code_that_belongs_to_it(book):
    made = book(__init__="", one=SOURCE)
    assert [line.strip() for line in shown(made, "simple")] == [
        "if self.open:",
        "# Why.",
        "# anchor: simple",
        "self.open = (",
        "False",
        ")",
        "self.ring()",
    ]
    assert [line.strip() for line in shown(made, "loop")] == [
        "# Why too.",
        "# anchor: loop",
        "while True:",
        "one()",
        "",
        "two()",
        "three()",
        "four()",
    ]
    assert shown(made, "outside") == ["# anchor: outside", "x = 1"]


def test_a_passage_knows_what_it_is_in(book):
    made = book(__init__="", one=SOURCE)
    scopes = {name: made.passage(name)[1].scope for name in ("simple", "loop", "outside")}
    assert (scopes["simple"].name, scopes["simple"].first) == ("Pool.close", 3)
    assert scopes["loop"].name == "Pool.work"
    assert scopes["outside"] is None


def test_files_are_found_by_any_name_people_write(book):
    made = book(__init__="", one="")
    for key in ("one", "one.py", "a_reference/one.py", "/somewhere/a_reference/one.py"):
        assert made.chapter(key) is made.chapters[0]
    assert made.chapter("two") is None
    assert made.passage("two") is None


def test_the_line_of_an_anchor_is_known():
    assert anchor_in("    # anchor: here-it-is") == "here-it-is"
    assert anchor_in("    # an anchor") == ""


def test_the_reference_lists_every_file_of_its_own():
    chapters = book_of(REFERENCE).chapters
    assert [each.name for each in chapters if each.part is None] == []
    assert all(chapter.title for chapter in chapters)


def test_every_anchor_of_the_reference_is_a_passage_of_a_readable_length():
    for chapter in book_of(REFERENCE).chapters:
        for passage in chapter.passages:
            assert passage.first < passage.anchor.line <= passage.last
            assert passage.last - passage.first < 16, passage.anchor.name
            assert book_of(REFERENCE).passage(passage.anchor.name) == (chapter, passage)


def test_everything_a_rule_cites_is_in_the_book():
    for rule in registry.load().rules:
        for anchor in rule.declaration.evidence.anchors:
            assert book_of(rule.reference).passage(anchor)
