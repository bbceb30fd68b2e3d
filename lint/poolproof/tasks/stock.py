"""Stock: what is put into a queue before the workers are made that take it out.

Whoever finds all work in the queue, and the message that ends it, needs nobody any more.
"""

from __future__ import annotations

from poolproof.tasks.causes import Cause, CauseKind, Ender
from poolproof.tasks.channels import Act
from poolproof.tasks.evaluator import Evaluator
from poolproof.tasks.submissions import Handed
from poolproof.tasks.usage import usages
from poolproof.tasks.waiting import WaitKind

_PUTTING = ("put", "put_nowait")


def is_stocked(evaluator: Evaluator, handed: Handed, cause: Cause) -> bool:
    """Whether a worker's queue is filled where the worker is made, before that, to the end."""
    if not _takes(cause):
        return False
    tasks = {(function.ref.module.path, function.ref.index) for function, _ in handed.tasks}
    for channel in cause.channels:
        modules = {id(module): module for module in (handed.module, channel.module)}.values()
        puts = [p for module in modules for p in usages(evaluator, module, channel, _PUTTING)]
        here = (handed.module.path, handed.function)
        others = [p for p in puts if p.function != here and p.function not in tasks]
        before = [p for p in puts if p.function == here and p.line < handed.call.lineno]
        after = [p for p in puts if p.function == here and p.line >= handed.call.lineno]
        enough = {Act.ENDS, Act.GIVES} if cause.once else {Act.ENDS}
        if not others and not after and any(p.act in enough for p in before):
            return True
    return False


def _takes(cause: Cause) -> bool:
    """Whether a cause is that nothing, or no last message, is in a queue."""
    if cause.kind is CauseKind.SENTINEL:
        return cause.ender is Ender.MESSAGE
    wait = cause.wait
    told = wait is not None and wait.kind is WaitKind.QUEUE and wait.made_with is None
    return cause.kind is CauseKind.WAIT and told
