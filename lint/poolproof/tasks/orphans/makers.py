"""Makers: a class of processes that many scripts make is told of once, with where else it is made.

What is to be mended is in the class. It is told of where its own module makes it, or else in the
first of the others that do, whichever of them a run is asked to check.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

from msgspec.structs import replace

from poolproof.finding import Note
from poolproof.linking.meanings import ClassRef, Module
from poolproof.solution import Hazard
from poolproof.syntax.spelling import last_word
from poolproof.tasks.evaluation.values import FunctionValue, Partial
from poolproof.tasks.submitting.submissions import Handed, Submissions
from poolproof.tasks.submitting.submitted import Places

_MAX_NOTES = 3


class Makers:
    """Answers for hazards; one for a run."""

    def __init__(self, submissions: Submissions, places: Places) -> None:
        self.submissions = submissions
        self.places = places

    def once(
        self, hazard: Hazard, handed: Handed, hazards: Callable[[Handed], Iterator[Hazard]]
    ) -> Hazard | None:
        """A hazard with the other modules that make its class; None if one of them tells of it.

        ``hazards`` gives those of a submission.
        """
        if handed.made is None or not self._is_alike(handed, handed.made):
            return hazard
        here = _rank(handed.module, handed.made)
        others = list(self._others(handed, handed.made))
        for other in others:
            earlier = _rank(other.module, handed.made) < here
            if earlier and any(each.kind is hazard.kind for each in hazards(other)):
                return None
        notes = (self._note(other, handed.made) for other in others[:_MAX_NOTES])
        return replace(hazard, also=tuple(notes))

    def _others(self, handed: Handed, made: ClassRef) -> Iterator[Handed]:
        """The first call in each other module that makes the same class."""
        naming = self.submissions.evaluator.names.callers.naming(made)
        modules = {id(each): each for each in (made.module, *naming)}
        for module in sorted(modules.values(), key=lambda each: _rank(each, made)):
            if module is handed.module:
                continue
            made_there = (h for h in self.submissions.by_calls(module) if h.made == made)
            alike = (each for each in made_there if self._is_alike(each, made))
            other = next(alike, None)
            if other is not None:
                yield other

    def _is_alike(self, handed: Handed, made: ClassRef) -> bool:
        """Whether a call says the name of the class, and not what the process is to do.

        Who is handed a class is told of besides, and so is each task that one is given.
        """
        func = getattr(handed.call, "func", None)
        word = last_word(func)
        if word != made.definition.name or not isinstance(handed.call, ast.Call):
            return False
        evaluator = self.submissions.evaluator
        context = evaluator.context(handed.module, handed.function)
        given = (*handed.call.args, *(keyword.value for keyword in handed.call.keywords))
        values = (value for node in given for value in evaluator.values(node, context))
        return not any(isinstance(value, (FunctionValue, Partial)) for value in values)

    def _note(self, other: Handed, made: ClassRef) -> Note:
        at = self.places.heading(other.module, other.call)
        return Note(other.module.shown, at, f"{made.definition.name} is made here too")


def _rank(module: Module, made: ClassRef) -> tuple[bool, str]:
    return (module is not made.module, str(module.path))
