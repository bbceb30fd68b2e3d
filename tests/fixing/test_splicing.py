"""Edits in texts: spliced as they are given, never two at one place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from poolproof.finding import Edit, Finding, Fix, Safety, Severity, Span
from poolproof.fixing.splicing import OverlappingEditsError, compatible, spliced
from poolproof.rewriting.layout import Layout, Line


def finding(*spans):
    fix = Fix(Safety.SAFE, "mend", tuple(Edit(Span(*span), "x") for span in spans))
    return Finding("PP101", "unreleased-pool", Severity.ERROR, "a.py", Span(*spans[0]), "", fix=fix)


def test_edits_are_made_at_their_places_in_any_order():
    edits = [Edit(Span(2, 1, 2, 3), "XY"), Edit(Span(1, 2, 1, 2), "-"), Edit(Span(3, 1, 3, 1), "é")]
    assert spliced("ab\r\ncdé\rfg", edits) == "a-b\r\nXYé\réfg"


def test_overlapping_edits_of_one_fix_are_refused():
    with pytest.raises(OverlappingEditsError, match="line 1"):
        spliced("abcdef\n", [Edit(Span(1, 1, 1, 4), ""), Edit(Span(1, 3, 1, 5), "")])


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        ([(1, 1, 2, 1)], [(2, 1, 3, 1)], True),
        ([(1, 1, 2, 1)], [(1, 5, 1, 6)], False),
        ([(1, 1, 1, 1)], [(1, 1, 1, 1)], False),
        ([(1, 1, 1, 2), (9, 1, 9, 2)], [(5, 1, 5, 2)], False),
        ([(5, 1, 5, 2)], [(6, 1, 6, 2)], True),
    ],
)
def test_fixes_that_touch_each_other_are_kept_apart(one, other, together):
    first, second = finding(*one), finding(*other)
    assert compatible([first, second]) == (
        ([first, second], []) if together else ([first], [second])
    )
    assert compatible([second, first])[0][0] is second


ENDS = st.sampled_from(["\n", "\r\n"])
TEXTS = st.lists(st.tuples(st.text("ab \t\fé'#", max_size=5), ENDS), max_size=6).map(
    lambda lines: "".join(text + end for text, end in lines)
)


@settings(derandomize=True, database=None, max_examples=300)
@given(TEXTS, st.text("ab", max_size=3), st.data())
def test_lines_are_put_in_the_place_of_lines(text, last, data):
    text += last
    layout = Layout(text)
    assert "".join(line.text + line.end for line in layout.lines) == text
    size = len(layout.lines)
    first = data.draw(st.integers(1, size))
    end = data.draw(st.integers(first, size))
    new = data.draw(st.lists(st.sampled_from([*layout.lines, Line("new", "\n")]), max_size=4))
    got = spliced(text, layout.replaced(first, end, new))
    before, behind = layout.lines[: first - 1], layout.lines[end:]
    expected = [*(x.text for x in before), *(x.text for x in new), *(x.text for x in behind)]
    found = [line.text for line in Layout(got).lines]
    if not new and not layout.lines[end - 1].end:
        expected.append("")  # the end of the line before has nothing behind it now
    assert found == expected
    assert got.startswith("".join(x.text + x.end for x in before))
    assert got.endswith("".join(x.text + x.end for x in behind))


def test_lines_in_strings_are_held():
    text = "a = '''x\n  y\n'''\nb = f'''{\n1}\n'''\nc = ('d'\n 'e')\n"
    assert Layout(text).held == {2, 3, 5, 6}
    indented = Layout(text).indented(1, 9, "    ")
    assert [line.text[:4] for line in indented] == ["    ", "  y", "'''", "    ", "1}", "'''",
                                                    "    ", "    ", ""]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("x = 1\n", "    "),
        ("def f():\n  pass\n", "  "),
        ("if x:\n\tpass\n", "\t"),
        ("x = [\n      1,\n]\nif x:\n   pass\n", "   "),
        ('"""\n  words:\n      more\n"""\nif x:\n  pass\n', "  "),
    ],
)
def test_the_step_of_indentation_is_that_of_the_file(text, step):
    assert Layout(text).step == step
