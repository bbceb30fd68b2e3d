"""States that the analysis infers, line by line, before any rule sees them.

A comment ``# state: pool=open|closed; other=none`` behind a line gives the states of variables at the
end of that line, over all paths that get there. ``open``, ``closed`` and ``released`` are states of the
pool, ``kept`` says that somebody else answers for it, ``none`` that the variable is None on some path,
``other`` that it holds something else or nothing there, and ``gone`` that it holds no pool on any path.
Results are ``pending``, ``settled`` when somebody has waited for them or may have, or ``lost``.
"""

import io
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest
from poolproof_rules.protocols import futures, multiprocessing

from poolproof.analysis import Analysis
from poolproof.source.unit import SourceUnit
from poolproof.inspection.result_text import results_of
from poolproof.inspection.state_text import states_of
from poolproof.typestate.catalogue import Catalogue

PROTOCOLS = (*multiprocessing.PROTOCOLS, *futures.PROTOCOLS)
FILES = sorted((Path(__file__).parent / "cases").glob("*.py"))


class NoCorpus:
    def files(self):
        return []

    def load(self, path):
        return None

    def search(self, words, below=None):
        return []


def expectations(text):
    """The claims in the comments: line, variable, set of words."""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        found = token.type == tokenize.COMMENT and re.match(r"# state: (.*)", token.string)
        if found:
            for claim in found[1].split(";"):
                variable, words = claim.strip().split("=")
                yield token.start[0], variable, set(words.split("|"))


@cache
def inferred(path):
    """The states at the end of each line of a file."""
    text = path.read_text()
    analysis = Analysis(NoCorpus(), Catalogue.of(PROTOCOLS))
    module = analysis.module(SourceUnit(path.name, path, text))
    lines = {}
    for function in (-1, *range(len(module.names.functions))):
        for line, variables in states_of(analysis, module, function).items():
            lines.setdefault(line, {}).update(variables)
        for line, variables in results_of(analysis, module, function).items():
            lines.setdefault(line, {}).update(variables)
    return lines


def cases():
    for path in FILES:
        by_function = {}
        name = "<module>"
        claims = {}
        for line, variable, words in expectations(path.read_text()):
            claims.setdefault(line, []).append((variable, words))
        for number, line in enumerate(path.read_text().splitlines(), start=1):
            heading = re.match(r"(?:async )?def (\w+)|(class) ", line)
            if heading:
                name = heading[1] or "class"
            elif line and not line[0].isspace():
                name = "<module>"
            for claim in claims.get(number, []):
                by_function.setdefault(name, []).append((number, *claim))
        for name, found in by_function.items():
            yield pytest.param(path, found, id=f"{path.stem}:{name}")


@pytest.mark.parametrize(("path", "claims"), list(cases()))
def test_states(path, claims):
    lines = inferred(path)
    text = path.read_text().splitlines()
    wrong = []
    for line, variable, expected in claims:
        assert line in lines, f"line {line} has no code that ends there: {text[line - 1]}"
        words = {word.partition(" ")[0] for word in lines[line].get(variable, {"gone"})}
        if words != expected:
            wrong.append(f"line {line}: {variable}={'|'.join(sorted(words))}   {text[line - 1]}")
    assert not wrong, "\n".join(["", *wrong])


def test_there_are_enough_cases():
    assert len(list(cases())) >= 60
