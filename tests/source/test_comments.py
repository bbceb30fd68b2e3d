import io
import tokenize
from pathlib import Path

import pytest

import poolproof
from poolproof.source.comments import comments


def found(text):
    return [(each.line, each.column, each.text, each.own_line) for each in comments(text)]


def test_comments_have_places():
    text = "# one\nx = 1  # two\n\t# three\r\ny = 2 #four\rz = 'é' # five"
    assert found(text) == [
        (1, 1, "# one", True),
        (2, 8, "# two", False),
        (3, 2, "# three", True),
        (4, 7, "#four", False),
        (5, 9, "# five", False),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "x = '# no'",
        'x = "# no"',
        "x = '''\n# no\n'''",
        'x = """a"b""c\\"""\n# no\n"""',
        "x = 'it\\'s # no'",
        "x = r'\\' # no'",
        "x = 'a\\\n# no'",
        "x = 'a\\\r\n# no'",
        "x = f'{y!r:#x}'",
        "x = ''''# no'''",
    ],
)
def test_strings_hold_no_comments(text):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("x = 'a\\\nb'\n# yes", 3),
        ('"""\n\n"""\n# yes', 4),
        ("x = 'unterminated\n# yes", 2),
        ("x = ''  # yes", 1),
        ('x = """"""  # yes', 1),
        ("x = \\\n 1\n\x0c# yes", 3),
        ("print 'python 2' % (\n# yes", 2),
        ("x = '\"'\n# yes", 2),
    ],
)
def test_comments_after_strings_are_found(text, line):
    assert [place[0] for place in found(text)] == [line]


def test_an_open_string_at_the_end_is_no_comment():
    assert found('x = """\n# no') == []
    assert found("x = '\\") == []


def test_it_agrees_with_the_tokenizer_on_our_own_code():
    for path in Path(poolproof.__file__).parent.rglob("*.py"):
        text = path.read_text("utf-8")
        expected = [
            (*token.start, token.string)
            for token in tokenize.generate_tokens(io.StringIO(text).readline)
            if token.type == tokenize.COMMENT
        ]
        assert [(c.line, c.column - 1, c.text) for c in comments(text)] == expected
