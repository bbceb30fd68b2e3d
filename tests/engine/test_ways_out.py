"""How many ways out of a function lose a pool."""

from __future__ import annotations

from pathlib import Path

import pytest

from poolproof.analysis import Analysis
from poolproof.registry import load
from poolproof.settings import Settings
from poolproof.source.corpus import ProjectCorpus
from poolproof.source.unit import SourceUnit
from poolproof.typestate.catalogue import Catalogue


@pytest.mark.parametrize(
    ("body", "ways"),
    [
        ("    pool.apply_async(len)\n    pool.terminate()\n", 0),
        ("    pool.map(len, x)\n    pool.terminate()\n", 1),
        ("    pool.map(len, x)\n    pool.map(abs, x)\n    pool.terminate()\n", 2),
        ("    if x:\n        return\n    pool.terminate()\n", 1),
        ("    if x:\n        return 1\n    if y:\n        return 2\n    pool.terminate()\n", 2),
        ("    pool.apply_async(len)\n", 1),
        ("    if x:\n        return 1\n    pool.close()\n", 2),
    ],
)
def test_ways_out(body: str, ways: int) -> None:
    text = f"from multiprocessing import Pool\n\n\ndef f(x, y):\n    pool = Pool()\n{body}"
    path = Path.cwd() / "a.py"
    corpus = ProjectCorpus(lambda: (), cwd=str(Path.cwd()), overlay={str(path): text.encode()})
    catalogue = Catalogue.of(Settings(Path.cwd()).adopt(load().protocols))
    (site,) = Analysis(corpus, catalogue).solve(SourceUnit("a.py", path, text)).sites
    assert site.fate.ways == ways
