"""Texts of docstrings become HTML, and nothing in them can do harm."""

from poolproof.site.picture import drawn, is_picture
from poolproof.site.prose import Prose, markdown

PROSE = Prose({"unowned-pool": "PP105.html"})


def test_code_in_double_backticks_is_code():
    assert PROSE.inline("call ``join()`` & go") == "call <code>join()</code> &amp; go"


def test_rules_are_linked_where_they_are_named():
    assert PROSE.html("See `unowned-pool`.") == (
        '<p>See <a href="PP105.html"><code>unowned-pool</code></a>.</p>\n'
    )


def test_a_ruled_table_is_a_table():
    text = """\
Before.

=== =====
a   b
=== =====
1   two x
3
=== =====

After.
"""
    assert markdown(text).splitlines()[2:6] == [
        "| a | b |",
        "| --- | --- |",
        "| 1 | two x |",
        "| 3 |  |",
    ]
    rendered = PROSE.html(text)
    assert rendered.count("<tr>") == 3
    assert "<td>two x</td>" in rendered
    assert rendered.startswith("<p>Before.</p>")
    assert rendered.endswith("<p>After.</p>\n")


def test_an_indented_block_stays_as_it_is():
    assert PROSE.html("So::\n\n    a  < b\n\n    c\n\nEnd.").startswith("<p>So")
    assert "><code>a  &lt; b\n\nc\n</code></pre>" in PROSE.html(
        "So:\n\n::\n\n    a  < b\n\n    c\n\nEnd."
    )


def test_a_text_cannot_bring_its_own_html():
    for text in (
        "<script>x</script>",
        "`<img src=x>`",
        "[x](javascript:alert(1))",
        "<b onclick=x>",
    ):
        rendered = PROSE.html(text)
        assert "<script" not in rendered
        assert "<img" not in rendered
        assert "<b " not in rendered
        assert 'href="javascript' not in rendered


def test_a_picture_keeps_its_words_and_its_lines():
    text = "┌──┐\n│ab│ ══▶ c & d\n└──┘"
    assert is_picture(text)
    assert not is_picture("a | b")
    svg = drawn(text, "two <boxes>")
    assert 'aria-label="two &lt;boxes&gt;"' in svg
    assert ">ab</text>" in svg
    assert ">c &amp; d</text>" in svg
    assert svg.count('class="pipe"') == 2
    assert svg.count('class="head"') == 1
