"""From text to the tree that the analysis reads: the classes of the standard library's ``ast``.

The running interpreter's own parser makes the tree when it can. What it refuses may be syntax of a
newer Python, so LibCST, which reads all of them, is asked next. Both make the same tree, of which
nothing depends on the interpreter but the classes that an older one lacks (see ``from_libcst``).
Inside an f-string every node has the place of the whole literal (see ``interpolation``).
"""

from __future__ import annotations

import ast
import sys
import threading
import warnings
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from poolproof.syntax import complaint
from poolproof.syntax.failure import ParseFailure
from poolproof.syntax.interpolation import settle_all
from poolproof.syntax.lexing import NotPython
from poolproof.syntax.nesting import Limits, too_deep

__all__ = ["ParseFailure", "parse"]

_Result = TypeVar("_Result")

_STACK = 64 * 2**20
"""Bytes of stack for LibCST. What ``nesting`` lets through was seen to need a quarter of it."""

_SUSPICIOUS = [Limits(tokens) for tokens in (1000, 500, 250, 100)]
"""What a RecursionError may have been about."""

_LAST_UNLIMITED = (3, 10)
"""Up to this version ``ast.parse`` overflows the native stack instead of a RecursionError."""

_UNLIMITED = Limits(tokens=8000)
"""What that parser stands on a stack of one megabyte, halved."""

_stack_size = threading.Lock()


def parse(text: str) -> ast.Module:
    """Read a whole file, or raise ``ParseFailure``. A byte order mark is not part of the text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise complaint.at_offset(text, text.index("\0"), "there is a NUL character in the text")
    try:
        return _with_ast(text)
    except SyntaxError as error:
        return _with_libcst(text, error)
    except UnicodeEncodeError as error:
        raise complaint.at_offset(text, error.start, "half a surrogate pair is no text") from error
    except ValueError as error:  # 3.13.0 on some bad escapes; it does not say where
        return _with_libcst(text, SyntaxError(str(error)))
    except (RecursionError, MemoryError) as error:
        raise _deepest(text) from error


def _with_ast(text: str) -> ast.Module:
    if sys.version_info[:2] <= _LAST_UNLIMITED and len(text) > _UNLIMITED.tokens:
        failure = _deep(text, _UNLIMITED)
        if failure:
            raise failure
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # they are about the checked code
        tree = ast.parse(text)
    settle_all(tree, text)
    return tree


def _with_libcst(text: str, error: SyntaxError) -> ast.Module:
    """Read what the interpreter refused with this error."""
    _refuse_depth(text, error)
    # Only here, since the import takes longer than most files.
    from poolproof.syntax.from_libcst import Refused, translate  # noqa: PLC0415

    try:
        return _on_deep_stack(lambda: translate(text))
    except Refused as refused:
        raise complaint.about_syntax(text, error, str(refused)) from error
    except (RecursionError, MemoryError):
        raise _deepest(text) from error


def _refuse_depth(text: str, error: SyntaxError) -> None:
    """Keep from LibCST what it cannot stand."""
    failure = complaint.about_depth(text, error)
    try:
        offset = None if failure else too_deep(text)
    except NotPython as refusal:
        raise complaint.about_syntax(text, error, "") from refusal
    if offset is not None:
        failure = complaint.at_offset(text, offset, complaint.TOO_DEEP)
    if failure:
        raise failure from error


def _deep(text: str, limits: Limits) -> ParseFailure | None:
    """Find where a limit is exceeded, and word it."""
    try:
        offset = too_deep(text, limits)
    except NotPython:
        return None
    return None if offset is None else complaint.at_offset(text, offset, complaint.TOO_DEEP)


def _deepest(text: str) -> ParseFailure:
    """Word a RecursionError, which does not say where it was."""
    found = (_deep(text, limits) for limits in _SUSPICIOUS)
    return next(filter(None, found), ParseFailure(complaint.TOO_DEEP, 1, 1))


def _on_deep_stack(work: Callable[[], _Result]) -> _Result:
    """Do the work in a thread of its own, whose stack is as deep on every platform."""
    done: Future[_Result] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # it goes to whoever waits
            done.set_exception(error)

    thread = threading.Thread(target=run, name="poolproof-libcst", daemon=True)
    with _stack_size:
        before = threading.stack_size(_STACK)
        try:
            thread.start()
        finally:
            threading.stack_size(before)
    return done.result()
