"""Submissions of a project that is given as text, by line, in a form that reads well in a test."""

from pathlib import Path

from poolproof import registry
from poolproof.linking.program import Program
from poolproof.source.unit import SourceUnit
from poolproof.syntax.parse import parse
from poolproof.tasks.evaluation.evaluator import Evaluator
from poolproof.tasks.submitting.submissions import Submissions
from poolproof.typestate.catalogue import Catalogue


class NoFiles:
    def files(self):
        return []

    def load(self, path):
        try:
            return SourceUnit(path.name, path, path.read_text(encoding="utf-8"))
        except OSError:
            return None

    def search(self, words, below=None):
        return []


def submissions(text, path=Path("/nowhere/example.py")):
    """Every submission of a module."""
    catalogue = Catalogue.of(registry.load().protocols)
    program = Program(NoFiles(), dict(catalogue.contexts), catalogue.outside, catalogue.words)
    module = program.add(SourceUnit(path.name, path, text), parse(text))
    return Submissions(Evaluator(program), catalogue).of(module)


def targets(text, **options):
    """The names of the functions that each submission can run, or why there are none."""
    return [
        sorted(value.ref.function.name for value, _ in each.tasks) or each.unresolved
        for each in submissions(text, **options)
    ]
