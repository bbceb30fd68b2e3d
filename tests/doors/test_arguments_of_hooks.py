"""Hooks name some files, in any order: they get what a whole run finds in them."""

import itertools
import json
import random

import pytest

from poolproof import pipeline, settings

FILES = {
    "pkg/__init__.py": "from .makers import make as produce\n",
    "pkg/makers.py": """\
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool

def make(n):
    return Pool(n)

def threads():
    return ThreadPoolExecutor(2)
""",
    "pkg/owners.py": """\
from multiprocessing import Pool

class Kept:
    def __init__(self):
        self.pool = Pool(2)

class Ended:
    def __init__(self):
        self.workers = Pool(2)
""",
    "pkg/ending.py": "def end(owner):\n    owner.workers.close()\n    owner.workers.join()\n",
    "app/direct.py": """\
from pkg.makers import make

def use(jobs):
    pool = make(2)
    return pool.map(len, jobs)
""",
    "app/exported.py": """\
import pkg

def use(jobs):
    workers = pkg.owners.Kept()
    return workers.pool.map(len, jobs)
""",
    "app/again.py": """\
from app.chain import third

def use(jobs):
    return third().map(len, jobs)
""",
    "app/chain.py": """\
from pkg import makers

def second():
    return makers.make(3)

def third():
    return second()
""",
    "app/clean.py": """\
from pkg.makers import make

def use(jobs):
    with make(2) as pool:
        return pool.map(len, jobs)
""",
    "app/plain.py": "x = 1\n",
    "app/kin.py": """\
from pkg.compat import Workers

def use(jobs):
    return Workers(2).map(len, jobs)
""",
    "pkg/compat.py": "from multiprocessing import Pool as Workers\n",
}


@pytest.fixture
def project(tmp_path, monkeypatch):
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    (tmp_path / "app" / "__init__.py").write_text("")
    (tmp_path / "pyproject.toml").write_text("[tool.poolproof]\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*paths):
    report = pipeline.check_paths(paths, settings.read(settings.Path("pyproject.toml")))
    assert report.errors == ()
    return [json.dumps([f.path, f.span.line, f.code, f.message]) for f in report.findings]


def test_a_whole_run_finds_what_there_is(project):
    assert {tuple(json.loads(each)[:3:2]) for each in found(".")} == {
        ("app/direct.py", "PP101"),
        ("app/kin.py", "PP101"),
        ("pkg/owners.py", "PP105"),
    }


@pytest.mark.parametrize("name", FILES)
def test_one_file_gets_the_same(project, name):
    assert found(name) == [each for each in found(".") if json.loads(each)[0] == name]


def test_any_files_in_any_order_get_the_same(project):
    whole = found(".")
    chosen = random.Random(7)
    for size in (2, 3, 5, len(FILES)):
        for _ in range(4):
            names = chosen.sample(list(FILES), size)
            expected = [each for each in whole if json.loads(each)[0] in names]
            assert found(*names) == expected, names


def test_parts_of_a_run_make_the_whole(project):
    """As where there are more files than fit into one command line."""
    names = list(FILES)
    parts = [names[at : at + 3] for at in range(0, len(names), 3)]
    assert sorted(itertools.chain(*(found(*part) for part in parts))) == sorted(found("."))


def test_what_the_disk_does_not_have_yet_gets_the_same(project):
    for name, content in FILES.items():
        stdin = pipeline.Stdin(content.encode(), name)
        known = settings.read(settings.Path("pyproject.toml"))
        report = pipeline.check_paths((), known, stdin=stdin)
        assert len(report.findings) == len(found(name)), name
