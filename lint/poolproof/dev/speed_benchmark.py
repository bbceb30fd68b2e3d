"""How long whole runs take, beside what people compare them with, in one go.

Commands are run in turn, round after round, so that a machine whose speed drifts is equally unfair
to all; medians are compared. Peers that are not installed are left out.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import statistics
import subprocess
import sys
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct, field

from poolproof.dev.samples import Samples
from poolproof.settings import Settings
from poolproof.source.discovery import discover

MEGA = 1_000_000


class Cost(Struct, frozen=True):
    """What one run of a command took: seconds, processor seconds, and the most memory in bytes."""

    wall: float
    cpu: float
    memory: int


class Entry(Struct):
    """A command, what it is called, and the runs it had; ``before`` is done before each, unpaid."""

    name: str
    command: Sequence[str]
    before: Callable[[], None] = lambda: None
    costs: list[Cost] = field(default_factory=list)

    @property
    def wall(self) -> float:
        """The median of the seconds."""
        return statistics.median(cost.wall for cost in self.costs)

    @property
    def cpu(self) -> float:
        """The median of the processor seconds."""
        return statistics.median(cost.cpu for cost in self.costs)

    @property
    def memory(self) -> float:
        """The most memory that a process of it took, in megabytes."""
        return max(cost.memory for cost in self.costs) / MEGA


class Comparison(Struct, frozen=True):
    """Entries that do the same kind of work; the first one is what the others are held against.

    ``rounds`` is given where some of them take minutes.
    """

    title: str
    entries: tuple[Entry, ...]
    rounds: int | None = None


def measure(command: Sequence[str]) -> Cost:
    """Run a command and wait for it and its children; what it prints is thrown away."""
    started = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - the commands are those below
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    _, _, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - started
    process.returncode = 0  # waited for already
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * unit)


def run(comparison: Comparison, rounds: int) -> None:
    """Run all entries in turn, after a round that does not count unless it takes minutes."""
    for counted in range(-1 if comparison.rounds is None else 0, rounds):
        for entry in comparison.entries:
            entry.before()
            cost = measure(entry.command)
            if counted >= 0:
                entry.costs.append(cost)


def comparisons(tree: Path, scratch: Path) -> Iterator[Comparison]:
    """Yield what is compared, on the Python files of a tree."""
    cache = scratch / "cache"
    scripts = Path(sysconfig.get_path("scripts"))
    ours = [str(scripts / "poolproof"), "check", "--isolated", "-q"]
    cold = Entry(
        "poolproof, nothing known",
        [*ours, "--cache-dir", str(cache), str(tree)],
        lambda: shutil.rmtree(cache, ignore_errors=True),
    )
    warm = Entry("poolproof, all known", [*ours, "--cache-dir", str(scratch / "warm"), str(tree)])
    single = Entry("poolproof, one process", [*ours, "--no-cache", "--jobs", "1", str(tree)])
    ruff = [str(scripts / "ruff"), "check", "--isolated", "-q"]
    peer = Entry("ruff, one rule", [*ruff, "--select", "SIM115", "--no-cache", str(tree)])
    yield Comparison(f"the files below {tree}", (peer, cold, warm, single))

    samples = Samples(scratch / "samples")
    plain, pools = samples.plain(), samples.lines(1_000)
    click = Entry("import click", [sys.executable, "-c", "import click"])
    libcst = Entry("import and parse with LibCST", [sys.executable, "-c", _PARSE, str(pools)])
    for title, baseline, file in (
        ("one file without pools", click, plain),
        ("one file of 1,000 lines with pools", libcst, pools),
    ):
        entry = Entry("poolproof", [*ours, "--no-cache", str(file)])
        yield Comparison(title, (baseline, entry))
    yield from _growth([*ours, "--no-cache", "--jobs", "1"], samples)
    many = str(samples.files(200))
    one, two = (Entry(f"{n} at a time", [*ours, "--no-cache", "--jobs", n, many]) for n in "12")
    yield Comparison("200 files with pools", (two, one))
    yield from _slow_peers(ours, tree, scratch)


def _growth(ours: Sequence[str], samples: Samples) -> Iterator[Comparison]:
    """Ten times as much of everything, beside what is ten times smaller."""
    for title, make, few in (
        ("files with pools", samples.files, 20),
        ("lines in a file", samples.lines, 1_000),
        ("pools in a function, each of which leaks", samples.pools, 30),
        ("functions that hand a pool on", samples.depth, 20),
        ("branches in a function with a pool", samples.branches, 50),
        ("functions that a task calls through", samples.tasks, 20),
    ):
        entries = (Entry(f"{n:,}", [*ours, str(make(n))]) for n in (few, 10 * few))
        yield Comparison(title, tuple(entries))


_OURS = "PP101"  # what pylint's R1732 is about, as far as pools go
_FIXIT = "fixit.rules:NoInheritFromObject"
_PARSE = "import sys, libcst; libcst.parse_module(open(sys.argv[1]).read())"


def _slow_peers(ours: Sequence[str], tree: Path, scratch: Path) -> Iterator[Comparison]:
    """The files that can make pools: some peers take long even for these.

    They are named one by one, as a hook names them, with their imports in reach. Fixit passes over
    what is installed, so it is given copies. The peers are asked for one rule, and so are we; what
    all our rules take stands beside it.
    """
    files = list(_files_with_pools(tree))
    copies = scratch / "pools"
    copies.mkdir()
    for number, path in enumerate(files):
        shutil.copy(path, copies / f"module{number}.py")
    pylint = ["pylint", "--disable=all", "--enable=R1732", *map(str, files)]
    fixit = ["fixit", "--rules", _FIXIT, "lint", str(copies)]
    for where, peer, given in (
        ("where they are", pylint, list(map(str, files))),
        ("copied", fixit, [str(copies)]),
    ):
        if importlib.util.find_spec(peer[0]):
            entries = (
                Entry("poolproof, one rule", [*ours, "--no-cache", "--select", _OURS, *given]),
                Entry("poolproof, default rules", [*ours, "--no-cache", *given]),
                Entry(f"{peer[0]}, one rule", [sys.executable, "-m", *peer]),
            )
            yield Comparison(f"the files that can make pools, {where}", entries, rounds=1)


def _files_with_pools(tree: Path) -> Iterator[Path]:
    from poolproof.pipeline import Run  # noqa: PLC0415 - only here

    for file in Run([str(tree)], Settings(Path.cwd())).screened.candidates:
        yield Path(file.path)


def report(tree: Path, rounds: int) -> Iterator[str]:
    """Measure everything and yield the lines of a table, comparison by comparison."""
    files = discover([str(tree)], Settings(Path.cwd()).excludes).files
    size = sum(os.stat(file.path).st_size for file in files) / MEGA  # noqa: PTH116
    yield f"{len(files)} files, {size:.0f} MB; {rounds} rounds, medians"
    with tempfile.TemporaryDirectory(prefix="poolproof-bench-") as scratch:
        for comparison in comparisons(tree, Path(scratch)):
            run(comparison, comparison.rounds or rounds)
            first = comparison.entries[0]
            yield ""
            yield comparison.title
            for entry in comparison.entries:
                ratio = f"{entry.wall / first.wall:5.2f} x wall  {entry.cpu / first.cpu:5.2f} x cpu"
                yield (
                    f"  {entry.name:<30} {entry.wall:8.3f} s  {entry.cpu:8.3f} s cpu"
                    f"  {entry.memory:5.0f} MB   {ratio}"
                )
