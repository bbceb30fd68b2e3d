"""From text to the tree that the analysis reads: the classes of the standard library's ``ast``.

The running interpreter's own parser makes the tree when it can. What it refuses may be syntax of a
newer Python, so LibCST, which reads all of them, is asked next. Both make the same tree.
"""

from __future__ import annotations

import ast
import warnings

from poolproof.syntax.failure import ParseFailure

__all__ = ["ParseFailure", "parse"]

TOO_DEEP = "nested too deeply to be read"


def parse(text: str) -> ast.Module:
    """Read a whole file, or raise ``ParseFailure``."""
    try:
        return _native(text)
    except SyntaxError as error:
        raise ParseFailure(error.msg, error.lineno or 1, max(error.offset or 1, 1)) from error
    except (RecursionError, MemoryError) as error:
        raise ParseFailure(TOO_DEEP, 1, 1) from error
    except ValueError as error:
        raise ParseFailure(str(error), 1, 1) from error


def _native(text: str) -> ast.Module:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about the checked code: not ours to show
        return ast.parse(text)
