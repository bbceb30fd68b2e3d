"""Real code of all kinds: files of the standard library, chosen by hash, each function judged."""

import sysconfig
from hashlib import blake2b
from pathlib import Path

import pytest
from solving import CATALOGUE, fresh

from poolproof.analysis import Subject
from poolproof.inspection.rendering import render_cfg
from poolproof.source.text import LineIndex, UndecodableTextError, decode
from poolproof.source.unit import SourceUnit
from poolproof.syntax.failure import ParseFailure
from poolproof.syntax.scopes import MODULE

FOLDER = Path(sysconfig.get_paths()["stdlib"])
SKIPPED = ("site-packages", "lib2to3", "idlelib", "bad_")
COUNT = 150
LARGEST = 60_000


def chosen():
    files = [
        path
        for path in sorted(FOLDER.rglob("*.py"))
        if not any(word in str(path) for word in SKIPPED) and path.stat().st_size < LARGEST
    ]
    files.sort(key=lambda path: blake2b(str(path.relative_to(FOLDER)).encode()).digest())
    return files[:COUNT]


def with_pools():
    """The files in which pools are made, where there are such."""
    words = [word.encode() for word in CATALOGUE.words]
    files = [p for p in sorted(FOLDER.rglob("*.py")) if not any(w in str(p) for w in SKIPPED)]
    return [p for p in files if any(word in p.read_bytes() for word in words)][:40]


def read(path):
    try:
        return SourceUnit(path.name, path, decode(path.read_bytes()).text)
    except UndecodableTextError:
        pytest.skip("cannot be decoded")


@pytest.mark.parametrize("path", chosen(), ids=lambda path: str(path.relative_to(FOLDER)))
def test_every_function_of_a_file(path):
    unit = read(path)
    analysis = fresh()
    try:
        module = analysis.module(unit)
    except ParseFailure:
        pytest.skip("is not meant to be read")
    index = LineIndex(unit.text)
    for function in (MODULE, *range(len(module.names.functions))):
        subject = Subject(analysis, module, function, index)
        list(subject.sites())
        list(subject.misuses())
        for node in subject.frame.graph.nodes:
            assert 0 <= node.at.line <= len(index.lines)
    assert render_cfg(unit, ()).count("\n") > len(module.names.functions)


@pytest.mark.parametrize("path", with_pools(), ids=lambda path: str(path.relative_to(FOLDER)))
def test_files_with_pools(path):
    solution = fresh().solve(read(path))
    assert not solution.errors, solution.errors[0].detail
