"""Read a text with LibCST, whatever Python runs, and say it in the classes of ``ast``.

The result equals what ``ast.parse`` makes, positions included, after ``interpolation.settle_all``.
What the running interpreter has no class for becomes the nearest older thing: ``except*`` an
``except``, a ``type`` statement an assignment, a template string an f-string; type parameters are
left out, and a lazy import is an import.
"""

from __future__ import annotations

import ast

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider

# These three are imported because they fill in the tables of ``core``.
from poolproof.syntax.from_libcst import expressions as expressions
from poolproof.syntax.from_libcst import patterns as patterns
from poolproof.syntax.from_libcst import strings as strings
from poolproof.syntax.from_libcst.alignment import Alignment, Lost
from poolproof.syntax.from_libcst.places import Places
from poolproof.syntax.from_libcst.statements import statements

__all__ = ["Refused", "translate"]


class Refused(Exception):  # noqa: N818 - usually the text's fault
    """LibCST does not read the text; the message is LibCST's."""


def translate(text: str) -> ast.Module:
    """Read a whole file, or raise ``Refused``, or ``ParseFailure`` if LibCST took too much.

    The text must have been found not ``nesting.too_deep``.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    module = _parsed(text)
    kept = module.code
    try:
        alignment = None if kept == text else Alignment(kept, text)
    except Lost as loss:
        raise Refused("LibCST loses a part of the text") from loss
    ranges = MetadataWrapper(module, unsafe_skip_copy=True).resolve(PositionProvider)
    return ast.Module(statements(module.body, Places(ranges, text, alignment)), type_ignores=[])


def _parsed(text: str) -> cst.Module:
    try:
        return cst.parse_module(text)
    except (RecursionError, MemoryError):
        raise
    except BaseException as error:  # a panic of the native parser is no Exception
        raise Refused(str(error)) from error
