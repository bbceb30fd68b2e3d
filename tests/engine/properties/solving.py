"""What the tests of this folder share: protocols, corpora, and one call to solve a text."""

from pathlib import Path

import pytest

from poolproof.analysis import Analysis
from poolproof.source.unit import SourceUnit
from poolproof.typestate.catalogue import Catalogue
from poolproof_rules.protocols import futures, multiprocessing

PROTOCOLS = (*multiprocessing.PROTOCOLS, *futures.PROTOCOLS)
CATALOGUE = Catalogue.of(PROTOCOLS)


class NoCorpus:
    """A project of the one file that is analysed."""

    def files(self):
        return []

    def load(self, path):
        return None

    def search(self, words, below=None):
        return []


def unit(text, name="module.py"):
    return SourceUnit(name, Path("/nowhere") / name, text)


def fresh(corpus=None):
    return Analysis(corpus or NoCorpus(), CATALOGUE)


def solve(text):
    return fresh().solve(unit(text))


def clean(solution, text):
    """Nothing went wrong, neither in the text nor in the analysis."""
    assert solution.unreadable is None, text
    for error in solution.errors:
        pytest.fail(f"{error.detail}\n{text}", pytrace=False)
