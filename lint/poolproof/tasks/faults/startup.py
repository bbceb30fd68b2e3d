"""Pools that start too early or too late: on import, before their tasks exist, after threads."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.linking.meanings import Module
from poolproof.linking.meanings import Outside as OutsideMeaning
from poolproof.syntax.scopes import MODULE
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.calling import argument
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Context, Instance, Outside, Value, Values
from poolproof.tasks.faults.journeys import Hop, Journeys
from poolproof.tasks.faults.pickling import is_strict
from poolproof.tasks.submitting.submissions import Handed
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol, Workers

# Libraries whose workers import the main module, as the standard library's do.
IMPORTING = ("multiprocessing.", "multiprocess.", "torch.multiprocessing.", "concurrent.futures.",
             "billiard.")  # fmt: skip
_NOTEBOOKS = ("get_ipython", "# In[", "%matplotlib", "# COMMAND ----------")
_SETS_START = "set_start_method("
_OTHERS = ("spawn", "forkserver")
_THREADS = frozenset({"threading.Thread", "threading.Timer"})
_FORKING = ('set_start_method("fork")', "set_start_method('fork')", 'set_start_method("fork",',
            "set_start_method('fork',", 'get_context("fork")', "get_context('fork')")  # fmt: skip


class Unguarded(Struct, frozen=True):
    """A pool that importing a module starts, or gives work to."""

    at: ast.Call
    protocol: Protocol
    hops: tuple[Hop, ...]
    outside: bool = False


def unguarded(
    module: Module, handed: tuple[Handed, ...], journeys: Journeys, catalogue: Catalogue
) -> Iterator[Unguarded]:
    """The process pools that importing a module starts, by its own code or what that calls."""
    if chooses_fork(module) or module.path.suffix == ".ipynb" or module.says(*_NOTEBOOKS):
        return
    seen: set[int] = set()
    works = {id(h.call) for h in handed}
    used: set[int] = set()
    found: list[tuple[ast.Call, Protocol, tuple[Hop, ...], bool]] = []
    for stop in journeys.module(module):
        if not isinstance(stop.node, ast.Call):
            continue
        if id(stop.node) in works and isinstance(stop.node.func, ast.Attribute):
            for value in journeys.evaluator.values(stop.node.func.value, stop.context):
                if isinstance(value, Outside) and value.origin is not None:
                    used.add(id(value.origin.call))
        protocol, start = _started(stop.values, catalogue)
        if protocol is None or start == "fork" or id(stop.node) in seen:
            continue
        seen.add(id(stop.node))
        found.append((stop.node, protocol, stop.hops, stop.context.module is not module))
    for node, protocol, hops, outside in found:
        # An executor starts its processes with the first work, not when it is made.
        if protocol.process_wide and id(node) not in used:
            continue
        yield Unguarded(hops[0].call if outside else node, protocol, hops, outside)


def chooses_fork(module: Module) -> bool:
    """Whether a module says itself that its workers are forked."""
    return module.says(*_FORKING)


def _started(values: Values, catalogue: Catalogue) -> tuple[Protocol | None, str]:
    """The process pool that a call starts, and the start method if it is known."""
    for value in sorted(values, key=repr):
        if isinstance(value, Outside) and value.path.startswith(IMPORTING):
            protocol = catalogue.by_constructor.get(value.path)
            if protocol is not None and protocol.workers is Workers.PROCESSES:
                return protocol, value.start
    return None, ""


def late(handed: Handed, evaluator: Evaluator) -> tuple[ast.Call, ast.AST] | None:
    """The creation of a forking pool that stands above the definition of its task."""
    made = _made_at_import(handed, evaluator)
    if made is None or not handed.tasks:
        return None
    for value, _ in handed.tasks:
        function = value.ref.function
        nested = function.parent != MODULE or function.owner is not None
        if value.ref.module is not handed.module or nested:
            return None
        if isinstance(function.node, ast.Lambda) or function.node.lineno < made.lineno:
            return None
    return made, handed.tasks[0][0].ref.function.node


def _made_at_import(handed: Handed, evaluator: Evaluator) -> ast.Call | None:
    """Where the module of a submission itself starts its pool, which forks its workers there."""
    call = handed.call
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return None
    forks = handed.protocol.joins and handed.protocol.workers is Workers.PROCESSES
    if not forks or handed.module.says(_SETS_START):
        return None
    values = evaluator.values(call.func.value, evaluator.context(handed.module, handed.function))
    pool = next(iter(values)) if len(values) == 1 else None
    if not isinstance(pool, Outside) or pool.origin is None or not is_strict(pool.path):
        return None  # other picklers send the function itself, not its name
    where, made = pool.origin.context, pool.origin.call
    here = where.module is handed.module and where.function == MODULE
    return made if here and _may_fork(made, pool.start, where, evaluator) else None


def after_threads(
    module: Module, evaluator: Evaluator, catalogue: Catalogue
) -> Iterator[tuple[Protocol, ast.Call, ast.Call]]:
    """A process pool that a function starts after a thread, which it has not joined yet."""
    if module.says(_SETS_START) and not chooses_fork(module):
        return
    named = evaluator.names.index(module).calls
    starting = {function for function, _ in named.get("start", ())}
    both = {f for word in catalogue.words & named.keys() for f, _ in named[word]} & starting
    for function in filter(both.__contains__, module.names.calls):
        context = evaluator.context(module, function)
        calls = module.names.calls[function]
        ordered = sorted(calls, key=lambda c: (c.lineno, c.col_offset))
        running: ast.Call | None = None
        for call in ordered:
            word = last_word(call.func)
            if word == "start" and isinstance(call.func, ast.Attribute):
                values = evaluator.values(call.func.value, context)
                running = call if any(_is_thread(v, evaluator) for v in values) else running
            elif word == "cancel" or (word == "join" and not _joins_text(call)):
                running = None
            elif running is not None and word in catalogue.words:
                values = evaluator.values(call.func, context)
                protocol, start = _started(values, catalogue)
                if protocol is not None and _may_fork(call, start, context, evaluator):
                    yield protocol, running, call


def _is_thread(value: Value, evaluator: Evaluator) -> bool:
    if isinstance(value, Outside):
        return value.path.replace("[]", "").removesuffix("()") in _THREADS
    ancestors = evaluator.names.ancestors(value.ref) if isinstance(value, Instance) else ()
    return any(isinstance(a, OutsideMeaning) and a.name in _THREADS for a in ancestors)


def _joins_text(call: ast.Call) -> bool:
    """``", ".join(words)`` or ``os.path.join(...)``: a thread is given seconds at most."""
    return any(not isinstance(arg, (ast.Constant, ast.Name, ast.BinOp)) for arg in call.args) or (
        len(call.args) > 1 or isinstance(getattr(call.func, "value", None), ast.Constant)
    )


def _may_fork(call: ast.Call, start: str, context: Context, evaluator: Evaluator) -> bool:
    """Whether the workers of a pool are forked where nobody has changed the default."""
    if start in _OTHERS or argument(call, None, "max_tasks_per_child") is not None:
        return False
    given = argument(call, None, "mp_context") or argument(call, None, "context")
    if given is None:
        return not any(keyword.arg is None for keyword in call.keywords)
    contexts = evaluator.values(given, context)
    return bool(contexts) and all(
        isinstance(each, Outside) and each.start not in _OTHERS for each in contexts
    )
