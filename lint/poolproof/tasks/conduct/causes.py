"""What keeps a worker busy after its parent is gone: causes, and how they are reached."""

from __future__ import annotations

from enum import Enum

from msgspec import Struct
from msgspec.structs import replace

from poolproof.flow.graph import Extent
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.tasks.conduct.contact.channels import Channel, Use
from poolproof.tasks.conduct.contact.contacts import Contact
from poolproof.tasks.conduct.state.trust import Told
from poolproof.tasks.conduct.waiting import USUALLY_OVER, Wait


class CauseKind(str, Enum):
    """Why a task goes on."""

    ENDLESS = "a loop with no way out"
    SWALLOWED = "a loop that eats the end of its connection"
    SENTINEL = "a loop that only the parent can end"
    WAIT = "a wait without a bound"
    SLEEP = "a long sleep"
    IGNORES = "SIGTERM is ignored"
    CHILD = "a child program is started"


class Ender(str, Enum):
    """What only the parent would do to end a loop."""

    MESSAGE = "a message"
    EVENT = "an event"
    SIGNAL = "a signal"
    ROOM = "room"
    USER = "a user"
    DEVICE = "a failure"
    PROGRAM = "a program"


class Goal(str, Enum):
    """What a loop goes on for until it is so."""

    SET = "that something is set"
    ENOUGH = "that a number is large enough"
    TURN = "that a number is one's own"


class Gift(str, Enum):
    """What a function gives back, as far as it comes from others."""

    OWN = "something of its own"
    MESSAGE = "what was sent"
    IF_ANY = "what was sent, or None or False if nothing was"
    SWITCH = "whether somebody else has set something"


class Guard(str, Enum):
    """What ends a worker whose parent is gone, whatever it is doing."""

    DEATH_SIGNAL = "PR_SET_PDEATHSIG"
    WATCHDOG = "a thread that watches the parent"
    LIFELINE = "a thread that ends the process at the end of a pipe, unless that was forked"
    STOP = "something beside it that stops what is served when the parent is gone"
    LIFELINE_STOP = "a thread that stops what is served at the end of a pipe, unless forked"
    ALARM = "an alarm"
    TIMEOUT = "a time limit on the task"


class Look(str, Enum):
    """How a function looks whether its parent is still there."""

    NUMBER = "by the number of its parent, again and again"
    PARENT = "again and again"
    ONCE = "once"


class Link(Struct, frozen=True):
    """A call on the way from the task to a cause; ``how`` stands before the callee's name."""

    module: Module
    at: Extent
    callee: FunctionRef
    how: str = "calls"


class Cause(Struct, frozen=True):
    """One reason, at a place.

    ``once`` says of a wait that it stands in no loop, of a loop that anything ends it that comes,
    ``told`` that a wait is in a loop that goes on until something comes which ends it. ``blind``
    says that the loop around a wait looks for the parent, which it does not come to while it waits.
    ``rare`` says of a wait that usually ends by itself that its code is only come to when something
    failed or is missing, ``addressed`` that it is only come to for an address, of which no caller
    so far speaks. ``vague`` says of a wait that nothing is known of the queue or pipe but its
    class, ``siblings`` that only the siblings of a worker keep its pipe open.

    ``channels`` are what could end it: the queue that is waited for, those whose messages a loop
    looks at; ``taken`` is what a wait takes from a medium, ``words`` are the texts by which a loop
    knows that it is over, ``marks`` the constants that it knows it by in a place of a message.
    ``trust`` are the flags of which a loop takes for granted that nobody changes them; ``beside``
    says that it goes on in a thread, while others do something else.
    """

    kind: CauseKind
    module: Module
    at: Extent
    text: str
    wait: Wait | None = None
    ender: Ender | None = None
    goal: Goal | None = None
    seconds: float = 0.0
    forks: bool = False
    siblings: bool = False
    once: bool = False
    told: bool = False
    blind: bool = False
    rare: bool = False
    addressed: bool = False
    vague: bool = False
    channels: frozenset[Channel] = frozenset()
    taken: Contact | None = None
    words: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    trust: frozenset[Told] = frozenset()
    beside: bool = False
    chain: tuple[Link, ...] = ()

    @property
    def place(self) -> Extent:
        """Where a function itself has it, or the call that leads to it."""
        return self.chain[0].at if self.chain else self.at

    def through(self, link: Link, *, rare: bool = False) -> Cause:
        """The same cause, seen from a caller, which may rarely come to it."""
        usual = self.wait is not None and self.wait.kind in USUALLY_OVER
        return replace(self, chain=(link, *self.chain), rare=self.rare or (usual and rare))


class Conduct(Struct, frozen=True):
    """What calling a function can lead to.

    ``raises`` are the exceptions that may come out, ``looks`` says how the parent is looked for,
    ``kills`` that the process can end itself, ``touched`` are the functions that may run, ``uses``
    what is done at channels, ``contacts`` over media, ``gives`` what comes back; ``endless`` is a
    generator that never comes to its end, ``signalled`` one that only a signal ends. ``changes``
    are the flags that it sets, ``settled`` what it sets for others however long it goes on.
    ``refuses`` are the parameters that make it end the process with an error, if nothing else does,
    ``relayed`` those of ``changes`` that only come once something has come from others. ``hears``
    says that it receives on pipes, and is told of each when the other end is gone; ``stops`` are
    those of ``raises`` that only come out once an event is set.
    """

    causes: tuple[Cause, ...] = ()
    returns: bool = True
    raises: frozenset[str] = frozenset()
    guards: frozenset[Guard] = frozenset()
    looks: frozenset[Look] = frozenset()
    kills: bool = False
    feeble: bool = False
    touched: frozenset[FunctionRef] = frozenset()
    uses: frozenset[Use] = frozenset()
    contacts: frozenset[Contact] = frozenset()
    gives: Gift = Gift.OWN
    endless: bool = False
    signalled: bool = False
    changes: frozenset[Told] = frozenset()
    settled: frozenset[Channel] = frozenset()
    refuses: frozenset[str] | None = None
    relayed: frozenset[Told] = frozenset()
    hears: bool = False
    stops: frozenset[str] = frozenset()
