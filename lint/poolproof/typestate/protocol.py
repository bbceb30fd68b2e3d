"""Protocols as data: what a family of pools is, how it is started, used and ended.

A protocol is the typestate automaton of one kind of pool (Strom and Yemini, "Typestate", 1986) plus
the must-call obligation that creating one puts on the code. The engine holds no pool's name; packs
hand the protocols in.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from functools import cache

from msgspec import Struct, field


class State(str, Enum):
    """Where in its life a pool is. ``RELEASED`` is the only state that owes nothing."""

    OPEN = "open"
    CLOSED = "closed"
    RELEASED = "released"


class Workers(str, Enum):
    """What does the work: it decides what can be orphaned and what must be pickled."""

    PROCESSES = "processes"
    THREADS = "threads"
    INTERPRETERS = "interpreters"


class Passing(str, Enum):
    """How a submission hands arguments on to the callable."""

    TUPLE = "a tuple of arguments"
    REST = "the rest of the call"
    EACH = "each element of one iterable or several"
    ITEM = "each element of an iterable"
    UNPACKED = "each element of an iterable, unpacked"
    NOTHING = "nothing"
    DELAYED = "calls that are put off, each with its own arguments"


class Taking(Struct, frozen=True):
    """Which argument of a call is run by a worker, and where that callable's own arguments are.

    Positions count from 0 without ``self``; None is for arguments that only have a keyword. For
    ``REST`` and ``EACH``, ``arguments`` is the first position of what is handed on, for ``ITEM``
    the only one: what follows is for the pool itself.
    """

    keyword: str
    position: int | None
    passing: Passing
    arguments: int | None = None
    arguments_keyword: str = ""
    keywords_keyword: str = ""

    @property
    def keywords(self) -> int | None:
        """The position of the dict of arguments by name, which follows that of the tuple."""
        if not self.keywords_keyword or self.arguments is None:
            return None
        return self.arguments + 1


class Protocol(Struct, frozen=True, eq=False):
    """One kind of pool.

    ``constructors`` are qualified names of the callables that start one; ``contexts`` maps
    callables to the name whose attributes their result has. ``moves`` maps a method to the state it
    leads to from each state (a state that is missing stays as it is). ``submits`` are the methods
    that take work; ``waits`` those of them (and others) that hand back a task's failure; ``lazy``
    those whose result hands it back when it is iterated or asked; ``joins`` raise while the pool
    still runs. ``streams`` are those lazy ones whose result is an iterator. ``exit_moves`` says
    where leaving a ``with`` block leads. ``drops`` are the operations (``with`` is the end of a
    block) that end the workers whether or not the work is done: what has not arrived then never
    will. ``sweepers`` are qualified names of functions that end every pool of the kind at once.
    ``process_wide`` says that one per process needs no release for its work to be done (executors:
    interpreter exit waits for it). ``forgets`` says that nobody is told of a task whose worker has
    died, nor of what breaks the thread that receives results. ``refuses`` says what becomes of work
    for a pool that has ended, ``too_early`` of a join on one that runs: the end of a sentence.

    ``tasks`` says for methods which argument a worker runs, ``lent`` the same for methods of others
    that are given the pool as their first argument, ``starts`` for the constructor
    (a pool's ``initializer``, the ``target`` of a process). ``runs`` is the method that a subclass
    overrides to say what the worker does. What is not a pool but a single worker (a process) does
    not put an obligation on the code: it ``owes`` nothing. ``defers`` are the functions that put
    off a call for a task to be made of it. ``alone`` maps arguments of the constructor to those of
    their values with which no other process does the work; the first one must be given.
    ``functions`` are those that start workers of the kind for one callable and see to their end.
    ``awaits`` says that the workers run coroutines to their end.
    """

    name: str
    constructors: tuple[str, ...]
    workers: Workers
    moves: Mapping[str, Mapping[State, State]]
    submits: frozenset[str]
    waits: frozenset[str]
    lazy: frozenset[str]
    exit_moves: Mapping[State, State]
    joins: frozenset[str] = frozenset()
    streams: frozenset[str] = frozenset()
    drops: frozenset[str] = frozenset()
    sweepers: frozenset[str] = frozenset()
    process_wide: bool = False
    forgets: bool = False
    contexts: Mapping[str, str] = field(default_factory=dict)
    remedy: str = ""
    loss: str = ""
    refuses: str = "is refused"
    too_early: str = "is refused"
    tasks: Mapping[str, Taking] = field(default_factory=dict)
    lent: Mapping[str, Taking] = field(default_factory=dict)
    starts: tuple[Taking, ...] = ()
    runs: str = ""
    owes: bool = True
    defers: frozenset[str] = frozenset()
    alone: Mapping[str, frozenset[object]] = field(default_factory=dict)
    functions: Mapping[str, Taking] = field(default_factory=dict)
    awaits: bool = False

    def __repr__(self) -> str:
        return f"Protocol({self.name!r})"

    @property
    def noun(self) -> str:
        """What people call it: an executor is not called a pool in the library's own documents."""
        return "executor" if self.process_wide else "pool"

    @property
    def releasing(self) -> frozenset[str]:
        """The methods that are called to end the pool; work can end one too, in passing."""
        return _releasing(self)

    def move(self, method: str, state: State) -> State:
        """The state after calling a method in a state."""
        return self.moves.get(method, {}).get(state, state)


@cache
def _releasing(protocol: Protocol) -> frozenset[str]:
    running = {State.OPEN, State.CLOSED}
    ending = {name for name, moves in protocol.moves.items() if moves.keys() & running}
    return frozenset(ending - protocol.submits)
