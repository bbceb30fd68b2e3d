"""Stock: what is put into a queue before the workers are made that take it out.

Whoever finds all work in the queue, and the message that ends it, needs nobody any more.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.linking.modules import Module
from poolproof.tasks.causes import Cause, CauseKind, Ender
from poolproof.tasks.channels import Act, Channel, use
from poolproof.tasks.evaluator import Evaluator
from poolproof.tasks.submissions import Handed
from poolproof.tasks.values import Outside
from poolproof.tasks.waiting import WaitKind

_PUTTING = ("put", "put_nowait")


def is_stocked(evaluator: Evaluator, handed: Handed, cause: Cause) -> bool:
    """Whether a worker's queue is filled where the worker is made, before that, to the end."""
    if not _takes(cause):
        return False
    tasks = {(function.ref.module.path, function.ref.index) for function, _ in handed.tasks}
    for channel in cause.channels:
        modules = {id(module): module for module in (handed.module, channel.module)}.values()
        puts = [each for module in modules for each in _puts(evaluator, module, channel)]
        here = (handed.module.path, handed.function)
        others = [p for p in puts if p[0] != here and p[0] not in tasks]
        before = [p for p in puts if p[0] == here and p[1] < handed.call.lineno]
        after = [p for p in puts if p[0] == here and p[1] >= handed.call.lineno]
        enough = {Act.ENDS, Act.GIVES} if cause.once else {Act.ENDS}
        if not others and not after and any(act in enough for _, _, act in before):
            return True
    return False


def _takes(cause: Cause) -> bool:
    """Whether a cause is that nothing, or no last message, is in a queue."""
    if cause.kind is CauseKind.SENTINEL:
        return cause.ender is Ender.MESSAGE
    wait = cause.wait
    told = wait is not None and wait.kind is WaitKind.QUEUE and wait.made_with is None
    return cause.kind is CauseKind.WAIT and told


_Put = tuple[tuple[object, int], int, Act]


def _puts(evaluator: Evaluator, module: Module, channel: Channel) -> Iterator[_Put]:
    """The places of a module that put into a queue: the function, the line, what for."""
    calls = evaluator.names.index(module).calls
    for word in _PUTTING:
        for function, call in calls.get(word, ()):
            if not isinstance(call.func, ast.Attribute):
                continue
            context = evaluator.context(module, function)
            args, _ = evaluator.arguments(call, context)
            for value in evaluator.values(call.func, context):
                done = use(value, args) if isinstance(value, Outside) else None
                if done is not None and done.channel == channel:
                    yield (module.path, function), call.lineno, done.act
