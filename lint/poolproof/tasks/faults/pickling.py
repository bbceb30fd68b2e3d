"""What cannot be pickled on its way to a worker: lambdas, local functions, locked objects."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.meanings import ClassRef
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.scopes import MODULE, Assigned, Defined
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.calling import marks
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, FunctionValue, Instance, Outside
from poolproof.tasks.submitting.submissions import Handed

# What these make refuses to be pickled.
_LOCKED = frozenset(
    {
        "threading.Lock", "threading.RLock", "threading.Condition", "threading.Event",
        "threading.Semaphore", "threading.BoundedSemaphore", "threading.Thread", "queue.Queue",
        "queue.LifoQueue", "queue.PriorityQueue", "queue.SimpleQueue", "builtins.open", "io.open",
        "multiprocessing.Pool", "multiprocessing.pool.Pool", "multiprocessing.pool.ThreadPool",
        "multiprocessing.Lock", "multiprocessing.RLock", "multiprocessing.Queue",
        "multiprocessing.Event", "multiprocessing.Semaphore", "multiprocessing.Manager",
        "concurrent.futures.ThreadPoolExecutor", "concurrent.futures.ProcessPoolExecutor",
        "socket.socket", "sqlite3.connect",
    }
)  # fmt: skip
_OWN_WAYS = ("__getstate__", "__reduce__", "__reduce_ex__")
# The libraries whose pools pickle with the standard library's pickle.
_STRICT = ("multiprocessing.", "torch.multiprocessing.", "concurrent.futures.", "billiard.")
LAMBDA = "a lambda"
LOCAL = "a local function"


def is_strict(path: str) -> bool:
    """Whether a pool, by the name of its constructor, uses the standard library's pickle."""
    return path.startswith(_STRICT)


def unpicklable(handed: Handed, evaluator: Evaluator) -> str:
    """Why a submitted callable cannot be pickled, in a few words; empty if it can, or may."""
    context = evaluator.context(handed.module, handed.function)
    node: ast.AST = handed.callable
    if isinstance(node, ast.Call) and node.args:
        word = last_word(node.func)
        node = node.args[0] if word == "partial" else node
    if isinstance(node, ast.Lambda):
        return LAMBDA
    if isinstance(node, ast.Name):
        return _named(node.id, context)
    if isinstance(node, ast.Attribute):
        pool = _keeper(handed.call, node)
        reasons = {_bound(v, evaluator, pool) for v in evaluator.values(node, context)}
        return reasons.pop() if len(reasons) == 1 else ""
    return ""


def _keeper(call: ast.AST, task: ast.Attribute) -> str:
    """``pool`` of ``self.pool.map(self.task)``: the object goes along, and the pool with it."""
    func = call.func if isinstance(call, ast.Call) else None
    receiver = func.value if isinstance(func, ast.Attribute) else None
    if not isinstance(receiver, ast.Attribute) or not isinstance(receiver.value, ast.Name):
        return ""
    same = isinstance(task.value, ast.Name) and task.value.id == receiver.value.id
    return receiver.attr if same else ""


def _named(name: str, context: Context) -> str:
    """A variable whose every binding is a lambda, or a function inside another one."""
    names = context.module.names
    found = names.scope_of(context.function).lookup(name)
    if found is None or not found[1]:
        return ""
    scope, bindings = found
    if all(isinstance(b, Assigned) and isinstance(b.value, ast.Lambda) for b in bindings):
        return LAMBDA
    if scope.parent is None or scope.is_class:
        return ""
    for binding in bindings:
        if not isinstance(binding, Defined):
            return ""
        function = names.functions[binding.index]
        if function.parent == MODULE or function.owner is not None or function.decorators:
            return ""
    return LOCAL


def _bound(value: object, evaluator: Evaluator, pool: str) -> str:
    """A bound method: it takes its object with it, and all that the object holds."""
    if not isinstance(value, FunctionValue) or not isinstance(value.receiver, Instance):
        return ""
    ref = value.receiver.ref
    program = evaluator.program
    ancestors = program.ancestors(ref)
    strangers = [a for a in ancestors if isinstance(a, OutsideMeaning)]
    if any(a.name not in ("builtins.object", "object", "abc.ABC") for a in strangers):
        return ""
    if any(program.method(ref, name) is not None for name in _OWN_WAYS):
        return ""
    for klass in ancestors:
        if isinstance(klass, ClassRef):
            if len(klass.definition.node.bases) > len(program.bases(klass)):
                return ""
            for attribute, path in _held(klass, evaluator):
                return f"a method of an object that holds a `{path}` in `self.{attribute}`"
            if _keeps(klass, pool, evaluator):
                return f"a method of the object that holds the pool in `self.{pool}`"
    return ""


def _keeps(klass: ClassRef, pool: str, evaluator: Evaluator) -> bool:
    """Whether it is an object of the class, and not the class, that has the attribute."""
    stores = evaluator.names.index(klass.module).stores.get((klass.index, pool), [])
    functions = klass.module.names.functions
    return bool(stores) and all("classmethod" not in marks(functions[s.function]) for s in stores)


def _held(klass: ClassRef, evaluator: Evaluator) -> Iterator[tuple[str, str]]:
    """The attributes that every object of a class has and that cannot be pickled."""
    init = klass.definition.methods.get("__init__")
    if init is None:
        return
    function = klass.module.names.functions[init]
    assert not isinstance(function.node, ast.Lambda)
    context = evaluator.context(klass.module, init)
    stores = evaluator.names.index(klass.module).stores
    for statement in function.node.body:
        if not isinstance(statement, ast.Assign) or len(statement.targets) != 1:
            continue
        target = statement.targets[0]
        if not isinstance(target, ast.Attribute) or not isinstance(target.value, ast.Name):
            continue
        if target.value.id != function.parameters[0]:
            continue
        again = stores.get((klass.index, target.attr), [])
        # What is annotated so may be a manager's, which can be pickled: it has to be seen made.
        made = {
            v.path.removesuffix("()") if v.origin is not None else ""
            for v in evaluator.values(statement.value, context)
            if isinstance(v, Outside)
        }
        if len(again) == 1 and len(made) == 1 and made <= _LOCKED:
            yield target.attr, made.pop()
