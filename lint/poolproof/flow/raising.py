"""Which calls may raise between the birth of a pool and its release: a table with reasons.

If every call could raise, every pool that is closed on the last line would be reported; if none
could, ``pool.map`` of a failing task would be missed. The line is drawn where a reader draws it: a
call that hands back another's failure, or that runs code nobody can see from here, may raise; a
call whose failure would be a typing mistake in the very line may not.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Functions, by qualified name or prefix ending in a dot, that are taken not to raise.
QUIET_FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "print", "len", "range", "enumerate", "zip", "reversed", "sorted", "min", "max",
                "sum", "any", "all", "abs", "round", "divmod", "pow", "id", "hash", "repr", "str",
                "bool", "int", "float", "type", "isinstance", "issubclass", "callable", "hasattr",
                "getattr", "setattr", "list", "tuple", "set", "dict", "frozenset", "iter", "map",
                "filter", "slice", "bytes", "bytearray", "object", "super", "vars", "locals",
                "globals", "format", "chr", "ord", "hex", "bin", "oct", "property", "dir",
            ),
            "a builtin that fails only on a wrong type, which is a mistake in the line itself",
        ),
        **dict.fromkeys(
            ("time.", "datetime.", "timeit.default_timer"), "clocks and sleeping do not fail"
        ),
        **dict.fromkeys(
            ("os.getpid", "os.getppid", "os.cpu_count", "os.sched_getaffinity", "os.path.",
             "os.getcwd", "os.environ.get", "os.getenv", "os.sep", "os.fspath"),
            "asks the system for what it always knows, or works on strings",
        ),
        **dict.fromkeys(
            ("multiprocessing.cpu_count", "multiprocessing.current_process",
             "multiprocessing.Lock", "multiprocessing.Manager", "multiprocessing.Queue",
             "multiprocessing.Value", "multiprocessing.Event", "multiprocessing.get_context",
             "multiprocessing.freeze_support", "multiprocessing.set_start_method",
             "multiprocessing.get_logger", "multiprocessing.log_to_stderr"),
            "fails only when the machine has no resources left",
        ),
        **dict.fromkeys(
            ("pathlib.Path", "pathlib.PurePath", "pathlib.PosixPath", "pathlib.WindowsPath"),
            "only builds a value; its methods touch the disk",
        ),
        **dict.fromkeys(
            ("logging.", "warnings.warn", "sys.stdout.", "sys.stderr.", "traceback."),
            "reporting swallows its own failures",
        ),
        **dict.fromkeys(
            ("functools.partial", "functools.wraps", "functools.lru_cache", "itertools.",
             "collections.", "contextlib.", "threading.",
             "queue.", "string.", "operator.", "types.", "signal.", "atexit.", "weakref.",
             "gc.", "uuid.", "random.", "math.", "pprint.", "copy.copy"),
            "builds a value or registers something; no foreign code runs",
        ),
        **dict.fromkeys(
            ("tqdm.", "rich.progress.", "concurrent.futures.as_completed",
             "concurrent.futures.wait", "asyncio.",
             "numpy.array_split", "numpy.arange", "numpy.linspace",
             "numpy.zeros", "numpy.ones", "numpy.empty", "numpy.ceil", "numpy.floor"),
            "wraps or builds; what is iterated or awaited later is judged there",
        ),
    }
)  # fmt: skip

# What a prefix above would let through, but hands back the failure of what it runs.
NOISY_FUNCTIONS: Mapping[str, str] = MappingProxyType(
    {
        "asyncio.run": "runs a coroutine to its end",
        "itertools.chain.from_iterable": "may be given anything",
        "functools.reduce": "calls what it is given",
    }
)

# Methods, on a receiver that nothing is known about, that are taken not to raise.
QUIET_METHODS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("append", "extend", "add", "insert", "update", "setdefault", "items", "keys",
             "values", "copy", "clear", "discard", "sort", "reverse", "count"),
            "a container's own bookkeeping",
        ),
        **dict.fromkeys(
            ("format", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "lower",
             "upper", "title", "startswith", "endswith", "replace", "zfill", "ljust", "rjust",
             "partition", "isdigit", "encode"),
            "string handling",
        ),
        **dict.fromkeys(
            ("debug", "info", "warning", "warn", "error", "exception", "critical", "log",
             "setLevel", "addHandler", "write", "flush", "isEnabledFor"),
            "logging and terminal output",
        ),
        **dict.fromkeys(
            ("apply_async", "map_async", "starmap_async", "imap", "imap_unordered", "submit"),
            "gives work to a pool; what fails, fails where the result is fetched",
        ),
        **dict.fromkeys(
            ("is_set", "ready", "wait", "done", "cancelled", "cancel", "is_alive",
             "set_description", "set_postfix", "add_done_callback",
             "total_seconds", "qsize", "empty", "full", "start",
             "task_done", "acquire", "release", "set", "notify", "notify_all", "put_nowait",
             "getpid", "time", "perf_counter", "tolist",
             "strftime", "isoformat", "shutdown", "terminate", "kill", "close", "join", "stop"),
            "asks for a state, or ends something; not where a failure would be looked for",
        ),
    }
)  # fmt: skip


def is_quiet_function(name: str) -> bool:
    """Whether a call of this qualified name is taken not to raise."""
    name = name.removeprefix("builtins.")
    if name in QUIET_FUNCTIONS:
        return True
    if name in NOISY_FUNCTIONS:
        return False
    parts = name.split(".")
    return any(".".join(parts[:n]) + "." in QUIET_FUNCTIONS for n in range(1, len(parts)))


def is_quiet_method(name: str) -> bool:
    """Whether a method of an unknown receiver is taken not to raise."""
    return name in QUIET_METHODS
