"""What a call can wait for: the type of the entries of the table of waits, which packs fill."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import Enum

from msgspec import Struct, field


class WaitKind(str, Enum):
    """What a wait depends on; it decides which rule speaks of it, and how it ends."""

    QUEUE = "queue"
    CONNECTION = "connection"
    EVENT = "event"
    SIGNALLING = "lock"
    CHILD = "child program"
    NETWORK = "network"
    HTTP = "request"
    SERVER = "server"
    USER = "user"
    DEVICE = "device"
    DEBUGGER = "debugger"


# Programs and web servers usually end the waits for them.
USUALLY_OVER = frozenset({WaitKind.CHILD, WaitKind.HTTP})


class Argument(Struct, frozen=True):
    """An argument by keyword, and by position (from 0, without ``self``) if it has one."""

    keyword: str
    position: int | None = None


class Wait(Struct, frozen=True):
    """Calls that wait for the same thing in the same way.

    ``calls`` are paths: ``subprocess.run``, ``multiprocessing.Queue().get`` (a method of what a
    call makes), ``kafka.KafkaConsumer().__iter__`` (running over it), ``ffmpeg.*.run`` (a method of
    what any chain of calls makes that begins so). ``what`` completes "waits for ...". ``timeout``
    is the argument that bounds the wait; ``unbounded`` are its values that do not. ``block`` is the
    argument that switches waiting off when it is false. ``bounded`` says that the call is bounded
    when ``timeout`` is not given. ``settings`` are words that bound it
    from elsewhere in the module. ``expires`` are the exceptions that a bounded call raises.
    ``made_with`` is the argument of the constructor without which the call never waits; for a
    device it is the one that tells it from a file, which is over at some time. ``made_for`` is the
    argument of the constructor that takes away the bound which a call has by itself. ``ended`` are
    methods of the same object that end the wait. ``source`` is the argument that says where to
    get something, or else already is what was got, for which nobody waits.
    """

    calls: tuple[str, ...]
    what: str
    kind: WaitKind
    timeout: Argument | None = None
    unbounded: tuple[object, ...] = (None,)
    block: Argument | None = None
    bounded: bool = False
    settings: tuple[str, ...] = ()
    expires: tuple[str, ...] = ()
    made_with: Argument | None = None
    made_for: Argument | None = None
    ended: tuple[str, ...] = ()
    source: Argument | None = None


class Waits(Struct, frozen=True):
    """The table, indexed by path; what it has of one library is sorted when that is met."""

    by_call: Mapping[str, Wait] = field(default_factory=dict)
    _libraries: dict[str, _Library] = field(default_factory=dict)

    @classmethod
    def of(cls, waits: Iterable[Wait]) -> Waits:
        """Index the entries; the later one wins, so that settings can overrule packs."""
        return cls({call: wait for wait in waits for call in wait.calls})

    def find(self, path: str) -> Wait | None:
        """The entry for a path, whatever module of the same library the class was taken from."""
        path = canonical(path)
        found = self.by_call.get(path)
        if found is None and "(" in path:
            name, _, rest = path.partition(".")
            library = self._libraries.get(name)
            if library is None:
                library = self._libraries[name] = _Library.of(name, self.by_call)
            if library.by_class:
                found = library.by_class.get(_within(rest))
            if found is None and library.by_chain:
                chains = library.by_chain.items()
                found = next((wait for call, wait in chains if _ends(path, call)), None)
        return found


class _Library(Struct, frozen=True):
    """The entries of one library, by class and by chains of calls."""

    by_class: dict[str, Wait]
    by_chain: dict[str, Wait]

    @classmethod
    def of(cls, name: str, by_call: Mapping[str, Wait]) -> _Library:
        paths = re.findall(rf"^{re.escape(name)}\.(.*)$", "\n".join(by_call), re.MULTILINE)
        chained = [f"{name}.{path}" for path in paths if _ANYTHING in f".{path}"]
        within = {_within(path): by_call[f"{name}.{path}"] for path in paths}
        return cls(
            {k: v for k, v in within.items() if k}, {each: by_call[each] for each in chained}
        )


NO_WAITS = Waits()
# Other names of modules; first those that know where the standard library has its own.
_SAME_MODULES = {
    **dict.fromkeys(("six.moves.", "future.moves."), ""),
    **dict.fromkeys(
        ("torch.multiprocessing.", "multiprocess.", "billiard.", "pathos.helpers.mp.",
         "aioprocessing.Aio", "pyrallel.Shm", "pyrallel.queue.Shm"), "multiprocessing."
    ),
    "eventlet.green.": "",
    **{f"gevent.{name}.": f"{name}." for name in ("socket", "select", "ssl", "subprocess")},
    "subprocess32.": "subprocess.",
    **dict.fromkeys(("botocore.vendored.requests.", "pip._vendor.requests."), "requests."),
    "requests.packages.urllib3.": "urllib3.",
}  # fmt: skip
_ALIASES = tuple(_SAME_MODULES)
_PARTS = ("context", "queues", "synchronize", "connection", "managers", "process", "sharedctypes")
# What the constructor of a process executor puts into attributes, for its heirs to use.
_HELD = {
    f"concurrent.futures.{module}ProcessPoolExecutor().{name}": f"multiprocessing.{kind}()"
    for module in ("", "process.")
    for name, kind in (("_call_queue", "Queue"), ("_result_queue", "SimpleQueue"))
}
_ANYTHING = ".*."
# Modules, which are written small and not called.
_MODULES = re.compile(r"([a-z_][a-z0-9_]*\.)*")
# The many ways to an event loop.
_LOOP = re.compile(
    r"(asyncio(\.events)?|uvloop)\.((get_event_loop_policy\(\)\.)?"
    r"(get_event_loop|get_running_loop|new_event_loop)|_get_running_loop|SelectorEventLoop"
    r"|ProactorEventLoop|Loop)\(\)|zmq\.asyncio\.ZMQEventLoop\(\)"
)
# What is set between a builder and what it builds.
_BUILT = re.compile(r"([Bb]uilder\(\))(?:\.\w+\(\))*\.build\(\)")
# Queues that a manager of one's own was told to make.
_PROXIED = re.compile(
    r"^multiprocessing\.(?:Base)?Manager\(\)\.(?:Priority|Lifo|Simple)?Queue(?=\(\))"
)
# One end of a pipe, however it was made.
PIPE = "multiprocessing.Connection()"
_SAME = {
    "multiprocessing.SyncManager": "multiprocessing.Manager",
    "multiprocessing.Listener": "multiprocessing.connection.Listener",
    "multiprocessing.Client": "multiprocessing.Connection",
    "multiprocessing.PipeConnection": "multiprocessing.Connection",
    "multiprocessing.Pipe()[]": PIPE,
    "multiprocessing.wait": "multiprocessing.connection.wait",
}


def _within(path: str) -> str:
    """A path in a library from the first class on, or from what is called; empty without one."""
    modules = _MODULES.match(path)
    rest = path[modules.end() :] if modules is not None else path
    return rest if "(" in rest or rest[:1].isupper() else ""


def _ends(path: str, chain: str) -> bool:
    """Whether a path begins and ends as a chain does, with something that is called between."""
    first, _, last = chain.partition(_ANYTHING)
    inner = path.removeprefix(f"{first}.").removesuffix(f".{last}")
    return len(inner) == len(path) - len(first) - len(last) - 2 and "(" in inner


def canonical(path: str) -> str:
    """One spelling for the many ways to a class of ``multiprocessing`` and its look-alikes."""
    if path.startswith(_ALIASES):
        for alias, name in _SAME_MODULES.items():
            if path.startswith(alias):
                path = f"{name}{path.removeprefix(alias)}"
    if path.startswith("concurrent.futures."):
        for held, same in _HELD.items():
            if path.startswith(f"{held}."):
                return f"{same}{path.removeprefix(held)}"
    if path.startswith(("asyncio.", "uvloop.", "zmq.asyncio.")):
        return _LOOP.sub("asyncio.get_event_loop()", path)
    if not path.startswith("multiprocessing."):
        return _BUILT.sub(r"\1.build()", path) if ".build()" in path else path
    rest = path.removeprefix("multiprocessing.")
    part, dot, name = rest.partition(".")
    if dot and part in _PARTS:
        path = f"multiprocessing.{name}"
    while "[][]" in path:
        path = path.replace("[][]", "[]")
    path = _named(path)
    return path.replace("Queue()[]", "Queue()").replace("Event()[]", "Event()")


def _named(path: str) -> str:
    """A path by the name that a class of ``multiprocessing`` is best known by."""
    for old, new in _SAME.items():
        if path == old or path.startswith((f"{old}(", f"{old}.")):
            path = f"{new}{path.removeprefix(old)}"
            break
    return _PROXIED.sub("multiprocessing.Manager().Queue", path) if "Manager()." in path else path
