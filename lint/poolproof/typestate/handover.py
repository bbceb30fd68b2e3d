"""What becomes of a pool that is passed to code outside the project: a table with reasons.

Passing a pool on can mean lending it (the callee uses it and gives it back) or giving it away (the
callee ends it). Where the table says nothing, nobody knows, and the pool is given up.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

# Callables that only use a pool: by qualified name, or by the bare name of a method.
BORROWERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("print", "isinstance", "issubclass", "type", "id", "repr", "str", "len", "hasattr",
             "getattr", "setattr", "callable", "dir", "vars", "bool", "hash", "sorted", "iter",
             "next", "any", "all", "sum", "format"),
            "builtins look at it and forget it",
        ),
        **dict.fromkeys(
            ("run_in_executor", "asyncio.wait_for", "asyncio.gather", "wrap_future",
             "concurrent.futures.wait", "concurrent.futures.as_completed", "sync_to_async"),
            "runs work in it; the caller keeps it",
        ),
        **dict.fromkeys(
            ("debug", "info", "warning", "error", "exception", "critical", "log", "write"),
            "only its text is used",
        ),
        **dict.fromkeys(
            ("assertEqual", "assertIs", "assertIsNot", "assertIsNone", "assertIsNotNone",
             "assertIsInstance", "assertTrue", "assertFalse", "assertRaises", "assertNotEqual",
             "assertIn", "assertNotIn"),
            "test assertions look at it",
        ),
        **dict.fromkeys(
            ("emcee.EnsembleSampler", "emcee.PTSampler", "dynesty.NestedSampler",
             "dynesty.DynamicNestedSampler", "zeus.EnsembleSampler", "tqdm.tqdm", "tqdm.auto.tqdm",
             "scipy.optimize.differential_evolution", "scipy.integrate.quad_vec"),
            "maps over it and documents that the caller closes it",
        ),
        **dict.fromkeys(
            ("sys.getrefcount", "pickle.dumps", "copy.copy", "weakref.ref", "weakref.proxy",
             "gc.get_referrers", "os.kill", "time.sleep"),
            "does not keep it",
        ),
    }
)  # fmt: skip

# Callables that end what they are given, or whose owner does.
TAKERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("set_default_executor",),
            "the event loop shuts its default executor down",
        ),
        **dict.fromkeys(
            ("grpc.server", "grpc.aio.server"),
            "the server shuts its executor down when it stops",
        ),
        **dict.fromkeys(
            ("atexit.register", "weakref.finalize", "addCleanup", "addClassCleanup",
             "addModuleCleanup", "addfinalizer", "add_finalizer", "callback", "push",
             "enter_context", "enterContext", "enterClassContext", "on_cleanup", "on_shutdown",
             "add_event_handler", "connect",
             "call_on_close", "register", "finalize", "add_done_callback", "add_signal_handler",
             "signal.signal"),
            "registers a hook that is called with it, or that ends it",
        ),
    }
)  # fmt: skip


def lends(name: str, method: str, borrowers: frozenset[str]) -> bool:
    """Whether a callable only borrows what it is passed."""
    name = name.removeprefix("builtins.")
    return name in BORROWERS or method in BORROWERS or name in borrowers


def takes(name: str, method: str, takers: frozenset[str]) -> str | None:
    """Why a callable becomes the owner of what it is passed, if it is known to."""
    if name in takers:
        return "the settings name it as a taker"
    return TAKERS.get(name) or TAKERS.get(method)
