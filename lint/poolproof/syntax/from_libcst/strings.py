"""String literals: what they say, and how adjoining ones become one node."""

from __future__ import annotations

import ast
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Any

import libcst as cst

from poolproof.syntax.from_libcst.core import expression
from poolproof.syntax.from_libcst.places import Place, Places
from poolproof.syntax.interpolation import settle

_IN_BYTES = re.compile(
    r"\\(?:(?P<letter>[abfnrtv\n\\'\"])|(?P<octal>[0-7]{1,3})|x(?P<x>[\da-fA-F]{2})|(?P<bad>x))",
    re.ASCII,
)
_IN_TEXT = re.compile(
    _IN_BYTES.pattern[:-1]
    + r"|u(?P<u>[\da-fA-F]{4})|U(?P<U>[\da-fA-F]{8})|N\{(?P<name>[^}]+)\}|(?P<unfinished>[uUN]))",
    re.ASCII,
)
_LETTERS = {**dict(zip("abfnrtv", "\a\b\f\n\r\t\v", strict=True)), "\n": ""}
_COMMENT = re.compile(r"""(?P<string>"[^"\n]*"|'[^'\n]*')|\#[^\n]*""")
_CONVERSIONS = {None: -1, "s": ord("s"), "r": ord("r"), "a": ord("a")}

# Template strings are f-strings to an interpreter that has no classes for them.
_TEMPLATE: Any = getattr(ast, "TemplateStr", ast.JoinedStr)
_INTERPOLATION: Any = getattr(ast, "Interpolation", None)


@expression.register(cst.SimpleString)
@expression.register(cst.FormattedString)
@expression.register(getattr(cst, "TemplatedString", cst.FormattedString))
def string(node: cst.CSTNode, at: Places) -> ast.expr:
    """Translate a literal that stands alone."""
    return _string([node], at, at.of(node))


@expression.register(cst.ConcatenatedString)
def concatenated(node: cst.ConcatenatedString, at: Places) -> ast.expr:
    """Translate adjoining literals into one."""
    pieces: list[cst.CSTNode] = [node.left]
    rest: cst.CSTNode = node.right
    while isinstance(rest, cst.ConcatenatedString):
        pieces.append(rest.left)
        rest = rest.right
    return _string([*pieces, rest], at, at.of(node))


def _string(pieces: Sequence[Any], at: Places, place: Place) -> ast.expr:
    plain = [piece for piece in pieces if isinstance(piece, cst.SimpleString)]
    if len(plain) < len(pieces):
        return _interpolated(pieces, at, place)
    values = [_value(piece, at) for piece in plain]
    whole = values[0][:0].join(values)  # type: ignore[arg-type]  # all text or all bytes
    return ast.Constant(whole, kind="u" if plain[0].value[0] == "u" else None, **place)


def _value(node: cst.SimpleString, at: Places) -> str | bytes:
    raw = node.raw_value
    escapes = _IN_BYTES if "b" in node.prefix else _IN_TEXT
    text = raw if "r" in node.prefix else _unescape(raw, escapes, node, at)
    if escapes is _IN_TEXT:
        return text
    if not raw.isascii():
        raise at.failure(node, "bytes can only contain ASCII literal characters")
    return bytes(ord(character) & 0xFF for character in text)


def _unescape(text: str, escapes: re.Pattern[str], node: cst.CSTNode, at: Places) -> str:
    if "\\" not in text:
        return text
    try:
        return escapes.sub(_unescaped, text)
    except (ValueError, OverflowError, KeyError) as error:
        raise at.failure(node, "a string has an escape sequence that means nothing") from error


def _unescaped(match: re.Match[str]) -> str:
    """Say what one escape sequence stands for; an error if for nothing."""
    kind = str(match.lastgroup)
    written = match[kind]
    if kind == "letter":
        return _LETTERS.get(written, written)
    if kind == "name":
        return unicodedata.lookup(written)
    return chr(int(written, 8 if kind == "octal" else 16))


def _interpolated(pieces: Sequence[Any], at: Places, place: Place) -> ast.expr:
    values: list[ast.expr] = []
    template = False
    for piece in pieces:
        if isinstance(piece, cst.SimpleString):
            values.append(ast.Constant(_value(piece, at), **place))
        else:
            template = template or "t" in piece.prefix
            values.extend(_parts(piece.parts, piece, at))
    result: ast.expr = (_TEMPLATE if template else ast.JoinedStr)(values=values, **place)
    settle(result)
    return result


def _parts(parts: Sequence[Any], piece: Any, at: Places) -> Iterator[ast.expr]:
    """Translate the parts of an f-string or t-string, or of a format within one."""
    for part in parts:
        if hasattr(part, "expression"):
            yield from _replacement(part, piece, at)
            continue
        text: str = part.value if parts is not piece.parts else _single_braces(part.value)
        text = text if "r" in piece.prefix else _unescape(text, _IN_TEXT, piece, at)
        yield ast.Constant(text, **at.of(part))


def _single_braces(text: str) -> str:
    return text.replace("{{", "{").replace("}}", "}")


def _replacement(part: Any, piece: Any, at: Places) -> Iterator[ast.expr]:
    """Translate what stands between braces; ``{x=}`` is a constant and then a value."""
    place = at.of(part)
    conversion = _CONVERSIONS[part.conversion]
    if part.equal is not None:
        yield ast.Constant(_documented(part), **place)
        if part.conversion is None and part.format_spec is None:
            conversion = _CONVERSIONS["r"]
    form: ast.expr | None = None
    if part.format_spec is not None:
        form = ast.JoinedStr(values=list(_parts(part.format_spec, piece, at)), **place)
    value = expression(part.expression, at)
    if _INTERPOLATION is not None and "t" in piece.prefix:
        yield _INTERPOLATION(value, _source(part), conversion, form, **place)
    else:
        yield ast.FormattedValue(value, conversion, form, **place)


def _source(part: Any) -> str:
    return cst.Module([]).code_for_node(part.expression)


def _documented(part: Any) -> str:
    """Give what ``{x = }`` prints before the value."""
    write = cst.Module([]).code_for_node
    before, equal = write(part.whitespace_before_expression), write(part.equal)
    shown = f"{before}{_source(part)}{equal}{write(part.whitespace_after_expression)}"
    return _COMMENT.sub(lambda match: match["string"] or "", shown)
