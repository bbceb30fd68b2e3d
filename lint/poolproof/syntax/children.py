"""The nodes below a node, without those that say nothing more than their own class.

``ast.iter_child_nodes`` looks at every field of a node, and most of what it finds are contexts,
operators and names. Walks of whole files are a good part of what a check costs, so this knows for
each class which fields can hold a node that anybody reads.
"""

from __future__ import annotations

import ast
from collections import deque
from collections.abc import Iterator

# Fields that hold text, numbers or mere marks (``Load``, ``Add``) in every class that has them.
_BARE = frozenset(
    {"arg", "asname", "attr", "conversion", "ctx", "id", "is_async", "kind", "kwd_attrs", "level",
     "module", "op", "ops", "rest", "simple", "str", "tag", "type_comment", "type_ignores"}
)  # fmt: skip
# And the same in these classes, where others have nodes by that name.
_NAMED = frozenset(
    kind
    for kind in vars(ast).values()
    if isinstance(kind, type)
    and issubclass(kind, ast.AST)
    and "name" in kind._fields
    and kind.__name__ != "TypeAlias"
)
_BARREN = frozenset({ast.Constant, ast.MatchSingleton, ast.Global, ast.Nonlocal})


class _Branches(dict[type[ast.AST], tuple[str, ...]]):
    """The fields of each class of node that can hold nodes, found out when first asked for."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        bare = _BARE | {"name"} if kind in _NAMED else _BARE
        fields = tuple(name for name in kind._fields if name not in bare)
        self[kind] = found = () if kind in _BARREN else fields
        return found


class _Backwards(dict[type[ast.AST], tuple[str, ...]]):
    """The same in the opposite order, for walks that put off what they have yet to see."""

    def __missing__(self, kind: type[ast.AST]) -> tuple[str, ...]:
        self[kind] = found = BRANCHES[kind][::-1]
        return found


BRANCHES = _Branches()
BACKWARDS = _Backwards()


def children(node: ast.AST) -> list[ast.AST]:
    """Return the nodes right below a node, in the order of its fields."""
    found: list[ast.AST] = []
    for name in BRANCHES[node.__class__]:
        value = getattr(node, name, None)
        if value.__class__ is list:
            # A display may leave out a key, and a parameter its default.
            found.extend(value if None not in value else filter(None, value))
        elif value is not None:
            found.append(value)
    return found


def walk(top: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and all below it, level by level, as ``ast.walk`` does."""
    pending = deque([top])
    while pending:
        node = pending.popleft()
        pending.extend(children(node))
        yield node
