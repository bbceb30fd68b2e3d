"""Contexts of ``multiprocessing``: they have what the module has, and start it by one method.

Whoever is handed one need not know which. Contexts are mostly handed on because they are not of the
default method, so one that is only known by an annotation or its name is taken for one that spawns.
"""

from __future__ import annotations

import ast

from poolproof.linking.meanings import Module
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.values import NOTHING, Outside, Value, Values

# What contexts have, and what else is called by their names has not.
MEMBERS = frozenset(
    {"Process", "Pool", "Queue", "JoinableQueue", "SimpleQueue", "Pipe", "Event", "Condition",
     "Semaphore", "BoundedSemaphore", "Barrier"}
)  # fmt: skip
_NAMES = frozenset({"ctx", "context", "mp_ctx", "mp_context", "mpctx", "multiprocessing_context"})
_MODULE = "multiprocessing"
_METHODS = ("spawn", "fork", "forkserver")


def spelled(path: str) -> str:
    """``spawn`` for ``multiprocessing.context.SpawnContext``."""
    word = path.rpartition(".")[2].removesuffix("Context").lower()
    return word if word in _METHODS else ""


def context_of(module: str, path: str) -> Outside:
    """A context of a class, by the path to that."""
    return Outside(module, start=spelled(path) or "spawn")


def is_context(value: Value) -> bool:
    """Whether a value is a context, of all that annotations promise."""
    return isinstance(value, Outside) and not value.path.endswith(")")


def of_named(node: ast.Attribute, module: Module) -> Values:
    """What a context has of which only the name is known: ``self.ctx.Process``."""
    if last_word(node.value).lstrip("_") not in _NAMES or not module.says(_MODULE):
        return NOTHING
    return frozenset({Outside(f"{_MODULE}.{node.attr}", start="spawn")})
