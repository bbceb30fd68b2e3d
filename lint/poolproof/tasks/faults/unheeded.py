"""Results that nobody looks at, and waits for results without an end."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.flow.raising import is_quiet_function
from poolproof.linking.meanings import Module
from poolproof.syntax.children import children, walk
from poolproof.syntax.scopes import MODULE
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.returning import own_nodes
from poolproof.tasks.evaluation.values import Context, FunctionValue, Instance, Outside, ordered
from poolproof.tasks.faults.harmless import Harmlessness
from poolproof.tasks.faults.unread import Unread
from poolproof.tasks.submitting.submissions import Handed
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol, Workers


class Unheeded:
    """Looks at how the functions of a module use the results of pools."""

    def __init__(self, module: Module, evaluator: Evaluator) -> None:
        self.module = module
        self.evaluator = evaluator
        self._parents: dict[int, dict[int, ast.AST]] = {}

    def is_dropped(self, handed: Handed) -> bool:
        """Whether nothing ever looks at the result of a submission."""
        call = handed.call
        if not isinstance(call, ast.Call):
            return False
        return Unread(handed, self.evaluator, self._parents_in(handed.function)).is_unread(call)

    def _parents_in(self, function: int) -> dict[int, ast.AST]:
        if function not in self._parents:
            names = self.module.names
            root: ast.AST = names.tree if function == MODULE else names.functions[function].node
            self._parents[function] = {
                id(child): node
                for node in [root, *_all_nodes(root, whole=function == MODULE)]
                for child in children(node)
            }
        return self._parents[function]


def _all_nodes(root: ast.AST, *, whole: bool) -> Iterator[ast.AST]:
    return walk(root) if whole else own_nodes(root)


def tells_errors(handed: Handed, evaluator: Evaluator) -> bool:
    """Whether a failure may be told to somebody: to whom the call names, or by a pool of its own.

    A class of the project that gives work to its workers in a way of its own may well watch it.
    """
    call = handed.call
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return True
    if any(k.arg in ("error_callback", None) for k in call.keywords):
        return True
    pools = evaluator.values(call.func.value, evaluator.context(handed.module, handed.function))
    own = (pool.ref for pool in pools if isinstance(pool, Instance))
    return any(evaluator.names.method(ref, name) for ref in own for name in handed.protocol.tasks)


def can_fail(handed: Handed, harmless: Harmlessness) -> bool:
    """Whether a submitted callable is known, and may raise."""
    if not handed.values:
        return False
    if handed.tasks:
        return any(not harmless.cannot_fail(value, inside) for value, inside in handed.tasks)
    outside = [v for v in handed.values if isinstance(v, Outside)]
    return bool(outside) and any(
        not is_quiet_function(v.path) and "(" not in v.path for v in outside
    )


def unbounded(
    module: Module, evaluator: Evaluator, catalogue: Catalogue
) -> Iterator[tuple[ast.Call, Protocol, str]]:
    """The waits without a timeout for the results of process pools."""
    asked = {m for protocol in catalogue.workers.values() for m in _waited_for(protocol)}
    if not module.says(*sorted(asked)):
        return  # what else has a `get` is not worth asking what it is
    lazy = {name for protocol in catalogue.workers.values() for name in protocol.lazy}
    words = lazy | _WAITS | _POLLS | {"join"}
    for function, calls in module.names.calls.items():
        context = evaluator.context(module, function)
        # What is known to be over: the results that were waited for, or all of them.
        over: set[str] = set()
        for call in sorted(calls, key=lambda each: (each.end_lineno or 0, each.end_col_offset)):
            func = call.func
            if not isinstance(func, ast.Attribute) or func.attr not in words:
                continue
            if func.attr in lazy:
                over.clear()
                continue
            values = evaluator.values(func.value, context)
            found = next(
                (r for v in ordered(values) if (r := _result_of(v, catalogue)) is not None), None
            )
            if func.attr == "join":
                over |= {_ALL} if any(_is_pool(value, catalogue) for value in values) else set()
            elif found is not None and func.attr in _POLLS:
                over.add(_ALL)
            elif found is not None and not call.args and not call.keywords:
                shown = ast.unparse(func.value)
                if over.isdisjoint({_ALL, shown}):
                    yield call, *found
                over.add(shown)


_WAITS = frozenset({"get", "wait"})
_POLLS = frozenset({"ready", "successful"})
_ALL = "*"


def _is_pool(value: object, catalogue: Catalogue) -> bool:
    path = value.path.replace("[]", "") if isinstance(value, Outside) else ""
    return path.removesuffix("()") in catalogue.workers


def _result_of(value: object, catalogue: Catalogue) -> tuple[Protocol, str] | None:
    if not isinstance(value, Outside):
        return None
    path = value.path.replace("[]", "")
    maker, dot, rest = path.partition("().")
    if not dot or not rest.endswith("()"):
        return None
    protocol = catalogue.workers.get(maker)
    method = rest.removesuffix("()")
    if protocol is None or method not in _waited_for(protocol):
        return None
    return protocol, method


def _waited_for(protocol: Protocol) -> frozenset[str]:
    """The methods whose results somebody can wait for in vain: their worker may have died."""
    if not protocol.forgets or protocol.workers is not Workers.PROCESSES:
        return frozenset()
    return protocol.lazy - protocol.streams


def raising_callbacks(
    handed: Handed, evaluator: Evaluator, harmless: Harmlessness
) -> Iterator[tuple[str, ast.expr, FunctionValue]]:
    """The callbacks of a submission that are functions of the project and may raise."""
    if not isinstance(handed.call, ast.Call):
        return
    context: Context = evaluator.context(handed.module, handed.function)
    for keyword in ("callback", "error_callback"):
        node = argument(handed.call, None, keyword)
        if node is None:
            continue
        for value in sorted(evaluator.values(node, context), key=repr):
            if isinstance(value, FunctionValue):
                inside = evaluator.calling(value, (), {}, 1)
                if not harmless.cannot_fail(value, inside):
                    yield keyword, node, value
                    break
