"""Usage: where a module does something at a channel or over a medium, whoever runs that code."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Set
from pathlib import Path

from msgspec import Struct

from poolproof.linking.meanings import Module
from poolproof.tasks.conduct.conducts import Conducts
from poolproof.tasks.conduct.contact.channels import Act, Channel, use
from poolproof.tasks.conduct.contact.contacts import Contact
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.evaluation.values import Outside


class Usage(Struct, frozen=True):
    """One call: the function that it stands in, its line, what it does."""

    function: tuple[Path, int]
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


def met(conducts: Conducts, module: Module, inside: Set[tuple[object, int]]) -> Iterator[Contact]:
    """What a module does over media, itself or by what it calls; some functions are left out."""
    for function, calls in module.names.calls.items():
        if (module.path, function) in inside:
            continue
        context = conducts.evaluator.context(module, function)
        for call in calls:
            resolved = conducts.resolver.call(call, context)
            yield from resolved.contacts
            for value, called in resolved.runs:
                yield from conducts.of(value, called).contacts
