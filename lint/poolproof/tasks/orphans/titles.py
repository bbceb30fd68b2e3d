"""Titles: what a task is called where a user reads of it.

A submission often spells a parameter, an entry of a dict or a ``partial``; whoever has to mend a
task looks for the function that was followed. Where both have one name, the spelling stays.
"""

from __future__ import annotations

import ast

from poolproof.linking.meanings import FunctionRef
from poolproof.tasks.conduct.causes import Cause
from poolproof.tasks.evaluation.values import FunctionValue, Outside
from poolproof.tasks.submitting.submissions import Handed

_CONSTRUCTOR = ".__init__"
_LONG = 40


def title(handed: Handed, function: FunctionValue, cause: Cause) -> str:
    """The class that is made, the spelling at the submission, or the function that it stands for.

    A constructor goes by the name of its class, and what a decorator made by that of the function
    that was decorated.
    """
    if isinstance(handed.callable, ast.ClassDef):
        return _target(handed, cause) or handed.callable.name
    spelled = ast.unparse(handed.callable)
    names = {_last(name_of(function.ref).removesuffix(_CONSTRUCTOR)), *_decorated(function)}
    if _is_path(handed.callable) and _last(spelled) in names:
        short = ".".join(spelled.split(".")[-2:])
        if len(spelled) <= _LONG or short.replace(".", "").isidentifier():
            return spelled if len(spelled) <= _LONG else short
    is_lambda = isinstance(function.ref.function.node, ast.Lambda)
    named = name_of(function.ref) if is_lambda else place(function, cause)
    return named.removesuffix(_CONSTRUCTOR)


def _target(handed: Handed, cause: Cause) -> str | None:
    """What an object of a process class is made to run, if that is what leads on to a cause."""
    for keyword in handed.call.keywords if isinstance(handed.call, ast.Call) else ():
        if keyword.arg == "target" and _is_path(keyword.value):
            spelled = ast.unparse(keyword.value)
            names = {_last(name_of(link.callee)) for link in cause.chain}
            return spelled if _last(spelled) in names else None
    return None


def title_outside(handed: Handed, value: Outside) -> str:
    """The same for something that is not of the project: ``uvicorn.run``."""
    spelled = ast.unparse(handed.callable)
    named = ".".join(value.path.replace("()", "").replace("[]", "").split(".")[-2:])
    return spelled if _is_path(handed.callable) and _last(spelled) == _last(named) else named


def place(function: FunctionValue, cause: Cause) -> str:
    """The function to change: what a wrapper was made around, or a lambda calls first."""
    around = wrapped(function, cause)
    if around is not None:
        return name_of(around)
    is_lambda = isinstance(function.ref.function.node, ast.Lambda)
    return name_of(cause.chain[0].callee if is_lambda and cause.chain else function.ref)


def wrapped(function: FunctionValue, cause: Cause) -> FunctionRef | None:
    """What a decorator made a function of, if that is what leads on to a cause."""
    inner = cause.chain[0].callee if cause.chain else None
    return inner if inner is not None and _last(name_of(inner)) in _decorated(function) else None


def name_of(ref: FunctionRef) -> str:
    """A function by its name, a method with that of its class, a lambda as it is written."""
    function = ref.function
    if isinstance(function.node, ast.Lambda):
        # As Python from 3.11 on writes one without parameters.
        return ast.unparse(function.node).replace("lambda :", "lambda:", 1)
    if function.owner is None:
        return function.node.name
    return f"{_last(ref.module.names.classes[function.owner].name)}.{function.node.name}"


def _decorated(function: FunctionValue) -> set[str]:
    """The names of the functions that a wrapper was made around."""
    bound = function.outer.bound if function.outer is not None else ()
    held = (value for _, values in bound for value in values)
    return {_last(name_of(each.ref)) for each in held if isinstance(each, FunctionValue)}


def _is_path(node: ast.AST) -> bool:
    """Whether an expression is a name, or attributes behind anything."""
    return isinstance(node, (ast.Name, ast.Attribute))


def _last(name: str) -> str:
    return name.rpartition(".")[2]
