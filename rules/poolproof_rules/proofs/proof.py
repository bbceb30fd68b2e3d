"""What a proof claims: which program comes to what, where."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from importlib.util import find_spec
from multiprocessing import get_all_start_methods
from pathlib import Path

# The start methods that this machine has, the oldest first.
METHODS: tuple[str, ...] = tuple(
    method for method in ("fork", "spawn", "forkserver") if method in get_all_start_methods()
)


class Side(str, Enum):
    """Which of the two programs."""

    WRONG = "wrong"
    RIGHT = "right"


class Implementation(str, Enum):
    """Whose pool it runs on."""

    REFERENCE = "reference"
    STDLIB = "stdlib"


class Outcome(str, Enum):
    """What a program can come to, in a word or two."""

    OK = "ok"
    HUNG = "hung"
    RESPAWNS = "respawn loop"
    ORPHANED = "orphaned"
    SURVIVED = "survived"
    RAISED = "raised"
    LEAKED = "leaked"
    LOST = "results lost"
    VANISHED = "error vanished"
    WASTED = "processes wasted"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Case:
    """An outcome, and the start methods and versions for which it is expected; none means all.

    ``since`` is the first version for which it holds, ``before`` the first for which it does not.
    ``raises`` is the name of the exception, for an outcome that has one.
    """

    outcome: Outcome
    raises: str = ""
    methods: tuple[str, ...] = ()
    since: tuple[int, int] = (3, 0)
    before: tuple[int, int] = (4, 0)

    def applies(self, method: str, version: tuple[int, int]) -> bool:
        """Tell whether this is the case for a start method and a version."""
        return (not self.methods or method in self.methods) and self.since <= version < self.before

    def __str__(self) -> str:
        return f"{self.outcome.value} {self.raises}".rstrip()


FINE = (Case(Outcome.OK),)


@dataclass(frozen=True, slots=True)
class Proof:
    """A pair of programs and what each comes to: the first case that applies.

    ``module`` is the folder's name as a package. ``rules`` are the codes it proves, ``shows`` says
    in one sentence what is seen, ``anchors`` are the lines of the reference that did it.
    ``tasks`` is how many tasks are given and should be done, ``workers`` how many processes should
    be enough (0: not counted). With ``kill_at`` the main process is killed, with SIGKILL, as soon
    as that was noted so many times. ``slow`` is for the proofs that take longer than a few seconds.
    """

    module: str
    rules: tuple[str, ...]
    shows: str
    wrong: tuple[Case, ...]
    right: tuple[Case, ...] = FINE
    anchors: tuple[str, ...] = ()
    on: tuple[Implementation, ...] = (Implementation.REFERENCE, Implementation.STDLIB)
    methods: tuple[str, ...] = ("fork", "spawn", "forkserver")
    tasks: int = 0
    workers: int = 0
    kill_at: tuple[str, int] | None = None
    slow: bool = False

    @property
    def name(self) -> str:
        """The name by which rules cite it, such as ``unjoined-pool``."""
        return self.module.rpartition(".")[2].replace("_", "-")

    def program(self, side: Side | str) -> Path:
        """Return the file of one of the programs."""
        side = Side(side)
        spec = find_spec(self.module)
        assert spec is not None
        assert spec.origin is not None
        return Path(spec.origin).with_name(f"{side.value}.py")

    def expected(
        self, side: Side | str, method: str, version: tuple[int, int] = sys.version_info[:2]
    ) -> Case:
        """Return what a program should come to, here or on another version."""
        cases = self.wrong if Side(side) is Side.WRONG else self.right
        return next(case for case in cases if case.applies(method, version))

    def runs(self) -> Sequence[tuple[Side, Implementation, str]]:
        """Return all runs of this proof that this machine is able to do."""
        return [
            (side, implementation, method)
            for implementation in self.on
            for method in self.methods
            if method in METHODS
            for side in Side
        ]
