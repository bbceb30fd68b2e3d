"""Whether a text may bind a name in its module, read off the places that hold it.

Whoever imports everything from a dozen modules would have all of them parsed for each name. Where
this says no, the tree would; where it says yes, the tree has to be asked.
"""

from __future__ import annotations

_DEFINES = ("def", "class")
_BRINGS = ("import", "as")
_JOINED = ("in", "if")  # ``for name in``, ``case name if``
_OPERATORS = "+-*/%@&|^<>"


def may_bind(text: str, name: str) -> bool:
    """Whether one of the places that hold a name has the form of a binding."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        if _is_whole(text, at, end) and _is_binding(text, at, end):
            return True
        at = text.find(name, end)
    return False


def _is_whole(text: str, at: int, end: int) -> bool:
    before, after = text[at - 1 : at], text[end : end + 1]
    return not (before.isalnum() or before in ("_", ".") or after.isalnum() or after == "_")


def _is_binding(text: str, at: int, end: int) -> bool:
    """Whether what is around a name lets it be bound there."""
    before = text[max(0, at - 40) : at].replace("\\\n", " ").rstrip(" \t")
    if before.endswith(_DEFINES):
        return True
    rest = text[end : end + 40].replace("\\\n", " ").lstrip(" \t\f")
    sign = rest[:1]
    if sign in ("(", "[", "!", "'", '"', "`"):
        return False
    if sign == ".":
        return "import" in text[text.rfind("\n", 0, at) + 1 : at]  # ``import name.part``
    if sign == "=":
        return rest[1:2] != "="
    if sign and sign in _OPERATORS:
        return "=" in rest[1:3]
    if sign.isalnum():
        return rest.startswith(_JOINED)
    if sign in ("", "\n", "\r", "#", ";"):
        return before[-1:] in ("", "\n", "\r", ",", "(", "[") or before.endswith(_BRINGS)
    return True
