"""What the analysis found out about one module: the type that rules judge.

A ``Site`` is one place where a pool comes to life; it has exactly one ``Fate``. A ``Misuse`` is an
operation on a pool in a state that forbids it. Both carry the steps that lead there, so that a rule
only has to choose words.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from msgspec import Struct

from poolproof.finding import CheckError, Note, Span
from poolproof.typestate.protocol import Protocol


class Verdict(str, Enum):
    """What became of the obligation that a creation site puts on the code."""

    RELEASED = "released"
    LEAKED = "leaked"
    GIVEN_UP = "given up"


class Loss(str, Enum):
    """How a leaked pool is lost."""

    NEVER_RELEASED = "never released"
    NOT_JOINED = "closed but not joined"
    EXCEPTION = "lost when an exception is raised"
    PATH = "lost on a path"
    UNOWNED = "stored where nothing releases it"
    PROCESS_WIDE = "one per process, never shut down"


class Fate(Struct, frozen=True):
    """The verdict on one site: for a leak how it is lost, otherwise why it is not reported.

    ``culprit`` is the step at which the exception starts that loses the pool, if one does.
    ``drained`` says of a closed pool that nothing can be queued in it: whatever gave it work waited
    for the results. ``ways`` is how many ways out of the code lose the pool, as far as that is what
    is wrong with it.
    """

    verdict: Verdict
    loss: Loss | None = None
    reason: str = ""
    steps: tuple[Note, ...] = ()
    culprit: Note | None = None
    drained: bool = False
    ways: int = 0


class Loop(Struct, frozen=True):
    """The loop around a site, and its ``head`` (``for x in xs``).

    ``leaves`` says that a turn which succeeds is the last one, ``varies`` that the pool is started
    with something that the loop assigns.
    """

    span: Span
    head: Span
    endless: bool
    leaves: bool
    varies: bool = False


class Site(Struct, frozen=True):
    """A creation site: ``call`` spans the creating call, ``text`` is the callee as written.

    ``variable`` is the name or attribute that the pool is bound to first, ``holder`` the last part
    of the lasting place that keeps it; both are empty if there is none.
    """

    call: Span
    text: str
    protocol: Protocol
    scope: str
    fate: Fate
    variable: str = ""
    holder: str = ""
    loop: Loop | None = None


class MisuseKind(str, Enum):
    """An operation that the pool's state forbids."""

    JOIN_WHILE_RUNNING = "join before close"
    USE_AFTER_END = "use after close"


class Misuse(Struct, frozen=True):
    """``operation`` at ``span`` meets a pool in a state in which it raises.

    ``variable`` is the pool as written there; ``ended_by`` is the method that ended it, or
    ``with``, and is empty where the misuse is that nothing has.
    """

    kind: MisuseKind
    span: Span
    operation: str
    protocol: Protocol
    site: Span
    variable: str = ""
    ended_by: str = ""
    steps: tuple[Note, ...] = ()


class Role(str, Enum):
    """What a submitted callable is to its worker."""

    TASK = "task"
    INITIALIZER = "initializer"
    PROCESS = "process"


class Target(Struct, frozen=True):
    """A function that a submission can run: its name, and where it is defined."""

    name: str
    path: str
    span: Span


class Submission(Struct, frozen=True):
    """A call that gives a callable to a worker.

    ``call`` is the call (or the class statement of a process class that nobody starts in sight),
    ``method`` its last name, ``callable`` and ``text`` the callable as written there. ``targets``
    are the functions of the project that it may be; ``unresolved`` says why there are none.
    """

    call: Span
    protocol: Protocol
    role: Role
    method: str
    callable: Span
    text: str
    targets: tuple[Target, ...] = ()
    unresolved: str = ""


class Outcome(str, Enum):
    """What becomes of the results of a submission."""

    FETCHED = "waited for"
    DROPPED = "lost when the workers are ended"
    TOO_LATE = "waited for after the workers were ended"
    HANDED_OUT = "handed out after the workers were ended"
    GIVEN_UP = "given up"


class Work(Struct, frozen=True):
    """One submission whose result comes later, and what becomes of it.

    ``call`` spans the submission, ``span`` the place that decides: the wait that comes too late, or
    else the submission. ``ended_by`` is what ended the workers: a method's name, or ``with``.
    ``stream`` says that the result is an iterator; ``reason`` why it was given up.
    """

    call: Span
    operation: str
    protocol: Protocol
    outcome: Outcome
    span: Span
    asks: str = ""
    ended_by: str = ""
    stream: bool = False
    reason: str = ""
    steps: tuple[Note, ...] = ()


class FaultKind(str, Enum):
    """What is wrong with a submission, or with the moment at which a pool starts."""

    UNCHECKED = "result never looked at"
    UNBOUNDED = "wait without a timeout"
    EXITS = "task ends its worker"
    UNREBUILT = "exception cannot be rebuilt"
    RAISING_CALLBACK = "callback can raise"
    UNGUARDED = "started while a module is imported"
    NESTED = "worker starts processes"
    UNPICKLABLE = "task cannot be pickled"
    UNSENT = "initializer cannot be pickled"
    AFTER_THREADS = "forks after a thread was started"
    LATE = "task is defined after the pool"


class Fault(Struct, frozen=True):
    """Something wrong at ``span``, which is a submission, a wait or the creation of a pool.

    ``operation`` is what is called there, ``subject`` the task, callback or class that it is about
    and ``detail`` what it does, both as written.
    """

    kind: FaultKind
    span: Span
    protocol: Protocol
    operation: str
    subject: str = ""
    detail: str = ""
    steps: tuple[Note, ...] = ()


class HazardKind(str, Enum):
    """What a worker's code does that outlives the main process, or keeps it from ending."""

    ENDLESS = "a loop with no way out"
    SWALLOWED = "a loop that eats the end of its connection"
    SENTINEL = "a loop that only the parent can end"
    WAIT = "a wait without a bound"
    SLEEP = "a long sleep"
    IGNORED_SIGTERM = "SIGTERM is ignored"
    CHILD_PROGRAM = "a child program is started"
    UNGUARDED = "workers without a guard"
    INHERITED_HANDLER = "a handler for SIGTERM is inherited"


class Hazard(Struct, frozen=True):
    """Something that a worker may be held by.

    ``call`` is the submission, or the call that starts the workers; ``task`` is what the callable
    is called that was followed, and ``place`` the function of it to change. ``text`` is the
    deciding code (a loop's heading, a callee), ``waits_for`` completes "waits for ...", ``ender``
    is what only the parent would do to end a loop ("a message", "an event", "a signal"),
    ``seconds`` the length of a sleep. ``forks`` says that it holds where the worker has inherited
    the other end of its pipe, as under ``fork``, ``siblings`` that only others like it keep that.
    ``lacking`` says why a guard that is there does not do. ``steps`` lead from the submission to
    the cause, ``also`` are other modules that make the same process class.
    """

    kind: HazardKind
    call: Span
    protocol: Protocol
    role: Role
    task: str
    text: str = ""
    waits_for: str = ""
    ender: str = ""
    seconds: float = 0.0
    forks: bool = False
    siblings: bool = False
    lacking: str = ""
    steps: tuple[Note, ...] = ()
    place: str = ""
    also: tuple[Note, ...] = ()


class Part(str, Enum):
    """What a rule can ask for besides the pools, which every run looks at."""

    RESULTS = "results"
    SUBMISSIONS = "submissions"
    FAULTS = "faults"
    HAZARDS = "hazards"


ALL_PARTS = frozenset(Part)


def follows_tasks(parts: frozenset[Part]) -> bool:
    """Whether it takes what is given to workers to work these parts out."""
    return not parts.isdisjoint((Part.SUBMISSIONS, Part.FAULTS, Part.HAZARDS))


class ModuleSolution(Struct, frozen=True):
    """Everything the rules may ask about one module. ``path`` is as shown to the user.

    ``works``, ``submissions``, ``faults`` and ``hazards`` are empty if no rule asks for that part.
    """

    path: str
    sites: tuple[Site, ...] = ()
    misuses: tuple[Misuse, ...] = ()
    submissions: tuple[Submission, ...] = ()
    works: tuple[Work, ...] = ()
    faults: tuple[Fault, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    unreadable: CheckError | None = None
    unreadable_span: Span | None = None
    errors: tuple[CheckError, ...] = ()

    def faults_of(self, kind: FaultKind) -> Iterator[Fault]:
        """The faults of one kind, in the order of the text."""
        return (fault for fault in self.faults if fault.kind is kind)


Solution = ModuleSolution
