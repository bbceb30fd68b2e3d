"""What is used again after an edit is what would be found from nothing."""

from __future__ import annotations

import ast
import os
import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from poolproof import registry
from poolproof.lsp.document import split
from poolproof.lsp.files import EditorCorpus, Files
from poolproof.lsp.solver import Solver
from poolproof.settings import Settings
from poolproof.source.unit import SourceUnit

TESTS = Path(__file__).parents[1]
FIXTURES = sorted(
    path for folder in ("rules", "engine", "inputs") for path in (TESTS / folder).rglob("*.py")
)
PLAIN = """\


def plain(values):
    total = 0
    for value in values:
        total += value
    return total


class Plain:
    def __init__(self, size):
        self.odd_size = size

    def grown(self, more):
        return Plain(self.odd_size + more)

    def shrunk(self, less):
        smaller = self.odd_size - less
        return smaller
"""


class Typist:
    """Solves a text after every edit, once with and once without what was found before."""

    def __init__(self, path: Path, text: str) -> None:
        settings = Settings(path.parent)
        corpus = EditorCorpus(settings, Files())
        protocols = registry.load().protocols
        self.path = path
        self.quick = Solver(corpus, protocols, settings)
        self.slow = Solver(corpus, protocols, settings)
        self.lines = split(text)
        self.partly = 0
        self.solve()

    def solve(self) -> bool:
        """Solve, compare, and say whether anything was used again."""
        unit = SourceUnit(self.path.as_posix(), self.path, "".join(self.lines))
        lines = tuple(self.lines)
        before = self.quick.analysis
        found = self.quick.solve(unit, lines)
        expected = self.slow.solve(unit, lines, anew=True)
        reused = self.quick.is_reusing and self.quick.analysis is before
        assert found == expected, "".join(self.lines)
        self.partly += self.quick.is_reusing and not reused
        self.quick.survey()
        return reused

    def edit(self, start: int, stop: int, lines: list[str]) -> bool:
        """Put lines (from 0) in the place of others, and solve."""
        self.lines[start:stop] = lines
        return self.solve()

    def line(self, text: str) -> int:
        """Find a line by its text."""
        return next(n for n, line in enumerate(self.lines) if text in line)


def leak(tmp_path: Path, more: str = "") -> Typist:
    text = (
        "from multiprocessing import Pool\n\n\n"
        "def sizes(paths):\n    pool = Pool()\n    pool.map(len, paths)\n"
        "    pool.close()\n    pool.join()\n"
    )
    return Typist(tmp_path / "a.py", text + PLAIN + more)


@pytest.mark.parametrize(
    "typed",
    [
        ["        total += value * 2\n"],
        ["        total += value\n", "        print(total)\n"],
        [],
        ["        total += value  # pool\n"],
        ["        total += value; other = [each for each in values if each]\n"],
    ],
)
def test_what_does_not_matter_is_carried_over(tmp_path: Path, typed: list[str]) -> None:
    typist = leak(tmp_path)
    at = typist.line("total += value")
    assert typist.edit(at, at + 1, [*typed, "        pass\n"])
    (site,) = typist.quick.solution.sites
    assert site.call.line == 5


def test_findings_below_an_edit_move(tmp_path: Path) -> None:
    below = (
        "\n\ndef again(paths):\n    pool = Pool(2)\n    pool.map(len, paths)\n    pool.close()\n"
    )
    typist = leak(tmp_path, below)
    at = typist.line("total += value")
    for _ in range(3):
        assert typist.edit(at, at, ["        total += 1\n"])
    assert typist.edit(at, at + 2, [])


@pytest.mark.parametrize(
    "typed",
    [
        "        pool = Pool()\n",
        "        values.map(len)\n",
        "        sizes(values)\n",
        "        import os\n",
        "        global made\n",
        "        (\n",
        "    def inner():\n",
        "def another():\n",
        "        getattr(value, 'Pool')\n",
    ],
)
def test_what_may_matter_is_solved_anew(tmp_path: Path, typed: str) -> None:
    typist = leak(tmp_path)
    at = typist.line("total += value")
    assert not typist.edit(at, at, [typed])


def test_a_function_that_was_looked_into_is_solved_anew(tmp_path: Path) -> None:
    typist = leak(tmp_path)
    at = typist.line("pool.close()")
    assert not typist.edit(at, at + 1, [])


def test_only_what_matters_is_solved_after_an_edit_that_matters(tmp_path: Path) -> None:
    typist = leak(tmp_path)
    at = typist.line("pool.close()")
    typist.edit(at, at, ["    odd = 1\n"])
    assert typist.partly == 1
    assert typist.quick.unit is not None
    assert "total" not in typist.quick.unit.text
    typist.edit(at, at + 1, ["    pool.terminate()\n"])
    assert typist.partly == 2
    assert typist.quick.solution.sites[0].fate.verdict.value == "leaked"


ISLANDS = """

def also(paths):
    more = Pool()
    more.map(str, paths)


class Owner:
    def __init__(self):
        self.kept = Pool()

    def stop(self):
        self.kept.terminate()
"""


def part(typist: Typist) -> str:
    assert typist.quick.unit is not None
    return typist.quick.unit.text


def test_what_has_nothing_to_do_with_the_edit_is_left_out(tmp_path: Path) -> None:
    typist = leak(tmp_path, ISLANDS)
    at = typist.line("pool.close()")
    typist.edit(at, at, ["    odd = 1\n"])
    assert typist.partly == 1
    assert "sizes" in part(typist)
    assert "also" not in part(typist)
    assert "Owner" not in part(typist)
    assert [site.call.line for site in typist.quick.solution.sites] == [5, 32, 38]


@pytest.mark.parametrize(
    "typed", ["    pool.kept = 1\n", "    also(paths)\n", "    Owner().stop()\n"]
)
def test_what_the_edit_brings_together_is_looked_at(tmp_path: Path, typed: str) -> None:
    typist = leak(tmp_path, ISLANDS)
    at = typist.line("pool.close()")
    typist.edit(at, at, [typed])
    assert typist.partly == 0


def test_a_variable_of_the_module_holds_functions_together(tmp_path: Path) -> None:
    more = (
        "\n\nPOOLS = []\n\n\ndef start():\n    POOLS.append(Pool())\n\n\n"
        "def stop():\n    for each in POOLS:\n        each.terminate()\n"
    )
    typist = leak(tmp_path, more)
    at = typist.line("POOLS.append")
    typist.edit(at, at, ["    odd = 1\n"])
    assert "def stop" in part(typist)
    assert "def sizes" not in part(typist)


STOCKED = """\


from multiprocessing import Process, Queue


def until_done(jobs):
    for job in iter(jobs.get, "done"):
        print(job)


def add_ends(line, count):
    for _ in range(count):
        line.put("done")


def begin(jobs):
    worker = Process(target=until_done, args=(jobs,))
    worker.start()
    worker.join()


def run_filled():
    jobs = Queue()
    add_ends(jobs, 1)
    begin(jobs)
"""


def test_who_fills_what_workers_take_from_is_looked_at_together(tmp_path: Path) -> None:
    typist = leak(tmp_path, STOCKED)
    assert not typist.quick.solution.hazards
    at = typist.line("worker.join()")
    typist.edit(at, at, ["    odd = 1\n"])
    assert "def sizes" not in part(typist)
    assert 'line.put("done")' in part(typist)
    at = typist.line("line.put")
    typist.edit(at, at + 1, ["        print(line)\n"])
    assert typist.quick.solution.hazards


def test_who_calls_into_another_module_is_looked_at_together(tmp_path: Path) -> None:
    (tmp_path / "other.py").write_text("def start(pool):\n    pool.map(len, [])\n")
    more = (
        "\n\nfrom other import start\n\n\n"
        "def first():\n    pool = Pool()\n    start(pool)\n\n\n"
        "def second():\n    pool = Pool()\n    start(pool)\n    pool.terminate()\n"
    )
    typist = leak(tmp_path, more)
    at = typist.line("pool.terminate()")
    typist.edit(at, at, ["    odd = 1\n"])
    assert "def first" in part(typist)
    assert "def sizes" not in part(typist)


def test_a_handler_of_the_module_concerns_every_pool(tmp_path: Path) -> None:
    more = (
        "\n\nimport signal\n\n\ndef ended(number, frame):\n    number = 1\n\n\n"
        "signal.signal(signal.SIGTERM, ended)\n"
    )
    typist = leak(tmp_path, more)
    assert typist.quick.solution.hazards
    at = typist.line("number = 1")
    typist.edit(at, at + 1, ["    signal.alarm(1) or os._exit(1)\n"])
    typist.edit(at, at + 1, ["    raise SystemExit\n"])


def test_what_is_asked_of_the_text_as_such_is_not_in_a_function_alone(tmp_path: Path) -> None:
    typist = leak(tmp_path, "\n\nif True:\n    pool = Pool()\n    pool.terminate()\n")
    assert any(fault.kind.name == "UNGUARDED" for fault in typist.quick.solution.faults)
    at = typist.line("total += value")
    assert not typist.edit(at, at, ["        # In[1]:\n"])
    assert not any(fault.kind.name == "UNGUARDED" for fault in typist.quick.solution.faults)


def test_a_new_word_that_others_know_takes_all_of_the_text(tmp_path: Path) -> None:
    typist = leak(tmp_path)
    at = typist.line("pool.close()")
    typist.edit(at, at, ["    plain(pool)\n"])
    assert typist.partly == 0
    typist.edit(at, at, ["    pool.odd_size = 1\n"])
    assert typist.partly == 0


def test_a_place_that_keeps_a_pool_is_watched(tmp_path: Path) -> None:
    owner = (
        "\n\nclass Owner:\n    def __init__(self):\n        self.kept = Pool()\n\n"
        "    def stop(self):\n        pass\n\n"
        "    def count(self):\n        odd = 1\n        return odd\n"
    )
    typist = leak(tmp_path, owner)
    at = typist.line("def stop") + 1
    assert not typist.edit(at, at + 1, ["        self.kept.terminate()\n"])
    at = typist.line("odd = 1")
    assert typist.edit(at, at + 1, ["        odd = 2\n"])
    assert not typist.edit(at, at + 1, ["        odd = self.kept\n"])


def test_a_heading_is_solved_anew(tmp_path: Path) -> None:
    typist = leak(tmp_path)
    at = typist.line("def plain")
    assert not typist.edit(at, at + 1, ["def plain(values, more=Pool()):\n"])


def _bodies(text: str) -> Iterator[tuple[int, int]]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.body[0].lineno - 1, node.end_lineno or node.lineno


SLOW_IS_ON = os.environ.get("POOLPROOF_SLOW", "") not in ("", "0")


@pytest.mark.parametrize("seed", range(40 if SLOW_IS_ON else 4))
def test_random_edits_of_fixtures(tmp_path: Path, seed: int) -> None:
    """Bodies are made of lines of all fixtures, so that everything that matters comes up."""
    random_ = random.Random(seed)
    texts = list(_readable(random_.sample(FIXTURES, 4)))
    reused = [_type_at_random(random_, tmp_path, text, texts, edits=4) for text in texts]
    assert any(reused)


@pytest.mark.parametrize("seed", range(40 if SLOW_IS_ON else 3))
def test_random_edits_of_several_fixtures_in_one_file(tmp_path: Path, seed: int) -> None:
    """What stands in one part of a file has to do with what stands in others, or has not."""
    random_ = random.Random(-seed)
    reused = turns = 0
    while turns < 3 or (not reused and turns < 12):  # some files are all of one piece
        turns += 1
        texts = list(_readable(random_.sample(FIXTURES, random_.choice((2, 3, 5)))))
        whole = "\n\n".join(
            each.replace("from __future__ import annotations", "") for each in texts
        )
        reused += _type_at_random(random_, tmp_path, whole, texts, edits=5)
    assert reused


def _readable(paths: list[Path]) -> Iterator[str]:
    """The texts of fixtures that are not newer than this interpreter."""
    for path in paths:
        text = path.read_text(encoding="utf-8")
        try:
            ast.parse(text)
        except SyntaxError:
            continue
        yield text


def _type_at_random(
    random_: random.Random, folder: Path, text: str, stock: list[str], *, edits: int
) -> int:
    """Type lines of the stock into the bodies of a text; count how often something was reused."""
    lines = [line for each in stock for line in split(each) if line.strip()]
    bodies = list(_bodies(text + PLAIN))
    typist = Typist(folder / "a.py", text + PLAIN)
    reused = 0
    for _ in range(edits):
        start, stop = random_.choice(bodies)
        at = random_.randrange(start, max(stop, start + 1))
        here = typist.lines[at].rstrip("\r\n")
        indent = here[: len(here) - len(here.lstrip())]
        line = random_.choice((*lines, "total = 1\n", "self.odd_size = 2\n", "pass\n"))
        before = list(typist.lines)
        reused += typist.edit(at, at + random_.randrange(2), [f"{indent}{line.strip()}\n"])
        if typist.quick.module() is None:
            typist.lines = before
            typist.solve()
    return reused + typist.partly
