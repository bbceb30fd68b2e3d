import io

import pytest

from poolproof.report.terminal import ASCII, UNICODE, Terminal, cell_width


class Stream(io.StringIO):
    def __init__(self, *, tty, encoding="utf-8"):
        super().__init__()
        self._tty = tty
        self._encoding = encoding

    @property
    def encoding(self):
        return self._encoding

    def isatty(self):
        return self._tty


def terminal(asked="auto", *, tty=True, encoding="utf-8", **env):
    return Terminal.of(Stream(tty=tty, encoding=encoding), asked, env)


@pytest.mark.parametrize(
    ("asked", "tty", "env", "colour"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("auto", False, {"FORCE_COLOR": "1"}, True),
        ("auto", False, {"FORCE_COLOR": "0"}, False),
        ("auto", False, {"FORCE_COLOR": ""}, False),
        ("auto", True, {"FORCE_COLOR": "1", "TERM": "dumb"}, True),
        ("auto", True, {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_colour_is_decided(asked, tty, env, colour):
    assert terminal(asked, tty=tty, **env).colour is colour


@pytest.mark.parametrize(
    ("tty", "env", "width"),
    [
        (False, {}, 100),
        (False, {"COLUMNS": "72"}, 72),
        (True, {"COLUMNS": "200"}, 200),
        (False, {"COLUMNS": "7"}, 40),
        (False, {"COLUMNS": "wide"}, 100),
        (False, {"COLUMNS": "0"}, 100),
    ],
)
def test_width_is_found(tty, env, width):
    assert terminal(tty=tty, **env).width == width


def test_glyphs_are_those_the_stream_can_show():
    assert terminal().glyphs is UNICODE
    assert terminal(encoding="ascii").glyphs is ASCII
    assert terminal(encoding="latin-1").glyphs is ASCII
    assert terminal(encoding="no such encoding").glyphs is ASCII


def test_steps_are_numbered_beyond_the_circles():
    assert [UNICODE.number(n) for n in (1, 20, 21)] == ["①", "⑳", "(21)"]
    assert ASCII.number(3) == "(3)"


@pytest.mark.parametrize(
    ("text", "width"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("説明", 4), ("a\u200bb", 2), ("🎱", 2)],
)
def test_width_is_measured_in_cells(text, width):
    assert cell_width(text) == width


@pytest.mark.parametrize("char", ["\x1b", "\x07", "\x9b", "\r", "\0", "\u202e", "\u2028", "\udc80"])
def test_nothing_in_a_file_controls_the_terminal(char):
    assert terminal().shown(f"a{char}b") == "a�b"


def test_what_cannot_be_encoded_is_replaced_in_place():
    assert terminal(encoding="ascii").shown("é説x\x1b") == "??x?"
    assert terminal(encoding="latin-1").shown("é説") == "é?"
