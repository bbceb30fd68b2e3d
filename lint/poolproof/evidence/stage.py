"""How the engine sees the proofs of a pack: what the module ``stage`` of its proofs has to offer.

The proofs know nothing of the engine, so this is a description and not something they derive from.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Protocol


class Proof(Protocol):
    """A claim, and the two programs that show it, ``wrong`` and ``right``."""

    @property
    def name(self) -> str:
        """The name by which rules cite it."""

    @property
    def module(self) -> str:
        """The package that holds it."""

    @property
    def rules(self) -> tuple[str, ...]:
        """The codes of the rules that it proves."""

    @property
    def shows(self) -> str:
        """What is seen, in a sentence."""

    @property
    def anchors(self) -> tuple[str, ...]:
        """The lines of the reference that did it."""

    @property
    def methods(self) -> tuple[str, ...]:
        """The start methods of worker processes for which it claims something."""

    @property
    def on(self) -> tuple[Any, ...]:
        """The implementations it runs on; each has a ``value``, its name."""

    def program(self, side: Any, /) -> Path:
        """Return the file of a program."""

    def expected(self, side: Any, method: str, version: tuple[int, int] = ..., /) -> Any:
        """Return what a program should come to; ``str`` of it is a word or two."""


class Observation(Protocol):
    """What a program was seen to do. ``str`` of ``case`` and ``expected`` is a word or two."""

    @property
    def proof(self) -> Proof:
        """Which proof it belongs to."""

    @property
    def side(self) -> Any:
        """Which program; its ``value`` is the name."""

    @property
    def on(self) -> Any:
        """Whose pool; its ``value`` is the name."""

    @property
    def method(self) -> str:
        """The start method."""

    @property
    def case(self) -> Any:
        """What it came to."""

    @property
    def expected(self) -> Any:
        """What it should come to."""

    @property
    def saw(self) -> str:
        """What was seen, in a sentence."""

    @property
    def seconds(self) -> float:
        """How long it took."""

    @property
    def as_claimed(self) -> bool:
        """Whether both are the same."""


class Measured(Protocol):
    """A run that was recorded. ``version`` is like 3.11; ``outcome`` is a word or two."""

    version: str
    python: str
    proof: str
    side: str
    on: str
    method: str
    outcome: str


class Session(Protocol):
    """All recorded runs on one version: how many, and how many seconds they took together."""

    version: str
    python: str
    runs: int
    seconds: float


class Stage(Protocol):
    """The module through which a pack's proofs are run.

    ``METHODS`` are the start methods of this machine. ``RECORDED`` is the folder in which
    ``poolproof.evidence.recording`` keeps what was seen.
    """

    METHODS: tuple[str, ...]
    RECORDED: Path
    StageError: type[Exception]

    def catalogue(self) -> Sequence[Proof]:
        """Return all proofs."""

    def run(self, proof: Any, side: Any, on: Any, method: str) -> Observation:
        """Run a program in a fresh interpreter. Raises ``StageError`` where it cannot be run."""

    def recorded(self) -> Iterable[Measured]:
        """Return what every program came to, everywhere, when it was last measured."""

    def sessions(self) -> Sequence[Session]:
        """Return when and where that was."""

    def give_up(self) -> None:
        """End all runs that have begun."""

    def text(
        self, observations: Sequence[Any], *, width: int, plain: bool, colour: bool
    ) -> Sequence[str]:
        """Draw each run for the terminal; empty where there is nothing to be drawn."""

    def drawing(self, observations: Sequence[Any]) -> str:
        """Draw runs one above the other, as SVG; empty where there is nothing to be drawn."""
