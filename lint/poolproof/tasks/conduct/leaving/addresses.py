"""Addresses: code that fetches something only if what it is given is an address and not a path.

`open_image(path)` that takes both says nothing about its callers, who mostly have files. Who hands
it an address speaks of one.
"""

from __future__ import annotations

import ast
import re

from poolproof.syntax.children import walk
from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.body import Body

_SCHEME = re.compile(r"^(https?|ftps?|s3|gs)\b|://|^www\.")
_NAME = re.compile(r"(^|_)(ur[li]|href|link|endpoint)s?($|_)|[a-z]Url", re.IGNORECASE)
_TELLING = re.compile(r"(is|looks_like)_?(a_)?(ur[li]|http|remote|web|link)", re.IGNORECASE)
_ASKING = frozenset({"startswith", "match", "search", "fullmatch", "scheme", "urlparse"})


def is_addressed(body: Body, node: ast.AST) -> bool:
    """Whether code is only come to if something that the function has been given is an address."""
    inner = node
    for outer in body.around(node):
        test = outer.test if isinstance(outer, (ast.If, ast.IfExp)) else inner
        if test is not inner and isinstance(test, ast.expr) and _asks_for_address(test):
            return True
        inner = outer
    return False


def speaks_of_addresses(body: Body) -> bool:
    """Whether a function says, in its code and not in its page, that it deals with addresses."""
    function = body.ref.function.node
    first = function.body[0] if not isinstance(function, ast.Lambda) else None
    page = first.value if isinstance(first, ast.Expr) else None
    return any(_is_about_address(each) for each in walk(function) if each is not page)


def _asks_for_address(test: ast.expr) -> bool:
    """Whether a condition looks for a scheme, or calls what tells addresses from paths."""
    parts = list(walk(test))
    if any(_TELLING.search(last_word(each)) for each in parts):
        return True
    asks = any(isinstance(each, ast.In) or last_word(each) in _ASKING for each in parts)
    return asks and any(_is_scheme(each) for each in parts)


def _is_about_address(node: ast.AST) -> bool:
    text = node.value if isinstance(node, ast.Constant) else last_word(node)
    return isinstance(text, str) and bool(_SCHEME.search(text) or _NAME.search(text))


def _is_scheme(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and bool(_SCHEME.search(node.value))
    )
