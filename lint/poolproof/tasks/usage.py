"""Usage: where a module does something at a channel, whoever runs that code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from msgspec import Struct

from poolproof.linking.modules import Module
from poolproof.tasks.channels import Act, Channel, use
from poolproof.tasks.evaluator import Evaluator
from poolproof.tasks.values import Outside


class Usage(Struct, frozen=True):
    """One call: the function that it stands in, its line, what it does."""

    function: tuple[object, int]
    line: int
    act: Act


def usages(
    evaluator: Evaluator, module: Module, channel: Channel, words: tuple[str, ...]
) -> Iterator[Usage]:
    """The calls of some methods of a channel in a module."""
    calls = evaluator.names.index(module).calls
    for word in words:
        for function, call in calls.get(word, ()):
            if not isinstance(call.func, ast.Attribute):
                continue
            context = evaluator.context(module, function)
            args, _ = evaluator.arguments(call, context)
            for value in evaluator.values(call.func, context):
                done = use(value, args) if isinstance(value, Outside) else None
                if done is not None and done.channel == channel:
                    yield Usage((module.path, function), call.lineno, done.act)
