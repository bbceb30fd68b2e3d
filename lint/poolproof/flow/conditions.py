"""Conditions: what a test asks, in a form in which two branches can be recognised as the same.

A question about the same unassigned names has the same answer twice; a comparison with a constant
also decides other comparisons of the same expression with constants (``n > 1`` rules out
``n == 0``).
"""

from __future__ import annotations

import ast

from poolproof.flow.ops import Condition, Place
from poolproof.syntax.spelling import dotted

_OPERATORS: dict[type[ast.cmpop], str] = {
    ast.Eq: "==",
    ast.NotEq: "!=",
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
}
_MIRROR = {"==": "==", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
NEGATION = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_PURE_CALLS = frozenset({"len", "isinstance", "issubclass", "hasattr", "callable", "bool", "int"})
_NAMESPACES = frozenset({"locals", "globals", "vars", "dir"})
_NUMBER = (int, float)
# What runs other code, or may give something else the next time.
_RUNNING = (
    ast.Await, ast.Yield, ast.YieldFrom, ast.NamedExpr, ast.Lambda,
    ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp,
)  # fmt: skip


def stable_key(node: ast.expr) -> tuple[str, frozenset[str]] | None:
    """A spelling of an expression that means the same until one of the roots is assigned.

    None for what may answer differently each time, such as the call of an unknown function.
    """
    roots: set[str] = set()
    for child in ast.walk(node):
        if isinstance(child, ast.Name):
            roots.add(child.id)
        elif isinstance(child, ast.Attribute):
            path = dotted(child)
            if path:
                roots.add(path)
        elif isinstance(child, ast.Call):
            if not (isinstance(child.func, ast.Name) and child.func.id in _PURE_CALLS):
                return None
        elif isinstance(child, _RUNNING):
            return None
    return ast.unparse(node), frozenset(roots)


def opaque() -> Condition:
    """A question that nothing is known about."""
    return Condition("opaque")


def truth(node: ast.expr, place: Place | None) -> Condition:
    """The question whether the expression is true."""
    key = stable_key(node)
    if key is None:
        return Condition("truth", place=place)
    return Condition("truth", key[0], key[1], place)


def is_none(node: ast.expr, place: Place | None) -> Condition:
    """The question whether the expression is None."""
    key = stable_key(node)
    if key is None:
        return Condition("none", place=place)
    return Condition("none", key[0], key[1], place)


def is_same(node: ast.expr, place: Place | None, constant: object) -> Condition:
    """The question whether the expression is True, or is False."""
    key = stable_key(node)
    if key is None:
        return Condition("same", place=place, constant=constant)
    return Condition("same", f"{key[0]} is {constant}", key[1], place, constant=constant)


def is_identical(node: ast.Compare) -> Condition | None:
    """The question whether two places hold the same object, or do not."""
    if len(node.ops) != 1 or not isinstance(node.ops[0], (ast.Is, ast.IsNot)):
        return None
    left, right = dotted(node.left), dotted(node.comparators[0])
    if left is None or right is None:
        return None
    key, roots = f"{left} is {right}", frozenset({left, right})
    return Condition("identical", key, roots, left, constant=right)


def is_bound(node: ast.expr) -> Condition | None:
    """The question whether a name or attribute exists: ``"x" in locals()``, ``hasattr(x, "y")``."""
    owner, name = _existence(node)
    if not isinstance(name, ast.Constant) or not isinstance(name.value, str):
        return None
    prefix = f"{dotted(owner)}." if owner is not None else ""
    return Condition("bound", place=prefix + name.value)


def _existence(node: ast.expr) -> tuple[ast.expr | None, ast.expr | None]:
    """The owner and the name that a test for existence asks about."""
    if isinstance(node, ast.Call) and len(node.args) == 2:
        is_hasattr = getattr(node.func, "id", "") == "hasattr"
        return (node.args[0], node.args[1]) if is_hasattr else (None, None)
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)):
        right = node.comparators[0]
        if isinstance(right, ast.Call) and getattr(right.func, "id", "") in _NAMESPACES:
            return (right.args[0] if right.args else None), node.left
    return None, None


def comparison(node: ast.Compare) -> Condition | None:
    """The condition of a comparison with a number or a string, None for any other."""
    if len(node.ops) != 1 or type(node.ops[0]) not in _OPERATORS:
        return None
    operator = _OPERATORS[type(node.ops[0])]
    left, right = node.left, node.comparators[0]
    constant = constant_of(right)
    if constant is None:
        left, right, operator = right, left, _MIRROR[operator]
        constant = constant_of(right)
    if constant is None:
        return None
    key = stable_key(left)
    if key is None:
        return None
    return Condition("compare", key[0], key[1], dotted(left), operator, constant)


def constant_of(node: ast.expr) -> int | float | str | None:
    """The number or string that an expression spells, else None."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        inner = constant_of(node.operand)
        return -inner if isinstance(inner, _NUMBER) else None
    if isinstance(node, ast.Constant) and isinstance(node.value, (int, float, str)):
        return None if isinstance(node.value, bool) else node.value
    return None


def holds(operator: str, left: object, right: object) -> bool | None:
    """The outcome of comparing two constants, None if they cannot be ordered."""
    if operator in ("==", "!="):
        return (left == right) is (operator == "==")
    if not (isinstance(left, _NUMBER) and isinstance(right, _NUMBER)):
        return None
    return {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
    }[operator]


def decide(known: list[tuple[str, object]], asked: tuple[str, object]) -> bool | None:
    """What comparisons that hold say about another one of the same expression.

    All are ``(operator, constant)``. True or False if they decide it, else None. Strings are only
    told apart. Numbers are sampled at and around every constant, which decides every case of these
    operators for whole numbers, and what programs count (workers, items) are whole numbers.
    """
    operator, constant = asked
    if isinstance(constant, str):
        return _decide_text(known, operator, constant)
    numbers = [(op, c) for op, c in known if isinstance(c, _NUMBER)]
    if not numbers or not isinstance(constant, _NUMBER):
        return None
    constants = [c for _, c in numbers if isinstance(c, _NUMBER)] + [constant]
    step = 1 if all(isinstance(c, int) for c in constants) else 0.001
    samples = {c + d for c in constants for d in (-step, 0, step)}
    samples |= {min(constants) - 9, max(constants) + 9}
    possible = [v for v in samples if all(holds(op, v, c) for op, c in numbers)]
    answers = {holds(operator, v, constant) for v in possible}
    return answers.pop() if len(answers) == 1 else None


def _decide_text(known: list[tuple[str, object]], operator: str, text: str) -> bool | None:
    for known_operator, known_text in known:
        if known_operator == "==":
            return holds(operator, known_text, text)
        if known_operator == "!=" and known_text == text and operator in ("==", "!="):
            return operator == "!="
    return None
