"""Do everything that can be done to a pool in every state, and write down what happens.

    python driving.py CONSTRUCTOR OPERATIONS

CONSTRUCTOR is the qualified name of a callable. OPERATIONS is JSON: ``{"submits": {name: shape},
"others": [name, ...], "can_close": bool, "starts_again": bool}``; a shape says how a method is
handed its arguments. What is written, as JSON, has for each operation and state how it ended and in
which state it left the pool. Run in a process of its own, it knows nothing of the tables that it is
compared with.
"""

from __future__ import annotations

import importlib
import json
import multiprocessing
import os
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

# Who has not come back after so long is waiting for the work, which then gets done.
WAITING = 2.0
AMPLE = 60.0


class DroppedError(Exception):
    """Work was not taken and not refused."""


def held(gate: str) -> None:
    """Be at work until somebody opens the gate."""
    limit = time.monotonic() + AMPLE
    while not Path(gate).exists() and time.monotonic() < limit:
        time.sleep(0.01)


def mark(file: str) -> None:
    """Leave a sign that this was done."""
    Path(file).touch()


def same(number: int) -> int:
    return number


def fail(number: int) -> int:
    raise LookupError(number)


def resolve(name: str) -> Callable[..., Any]:
    """Import what a qualified name stands for."""
    parts = name.split(".")
    for cut in range(len(parts) - 1, 0, -1):
        try:
            found: Any = importlib.import_module(".".join(parts[:cut]))
        except ModuleNotFoundError:
            continue
        for part in parts[cut:]:
            found = getattr(found, part)
        return found  # type: ignore[no-any-return]
    raise ModuleNotFoundError(name)


def call(pool: Any, name: str, shape: str, function: Callable[..., Any], value: Any) -> Any:
    """Hand a function and one argument to a method that takes work."""
    method = getattr(pool, name)
    if shape in ("each element of an iterable", "each element of one iterable or several"):
        return method(function, [value])
    if shape == "each element of an iterable, unpacked":
        return method(function, [(value,)])
    if shape == "a tuple of arguments":
        return method(function, (value,))
    return method(function, value)


def asked(result: Any) -> object:
    """Ask a result for what it holds."""
    for name in ("get", "result"):
        if hasattr(result, name):
            return getattr(result, name)(timeout=AMPLE)
    return list(result)


def workers_of(pool: Any) -> list[Any]:
    """Return the processes or threads of a pool, wherever it keeps them."""
    for name in ("_pool", "_processes", "_threads", "_workers"):
        workers = getattr(pool, name, None)
        if isinstance(workers, dict):
            return list(workers.values())
        if isinstance(workers, (list, set, tuple)):
            return list(workers)
    return []


class Drive:
    """All that is done to the pools of one kind."""

    def __init__(self, constructor: str, operations: dict[str, Any], folder: Path) -> None:
        self._make = resolve(constructor)
        self._submits: dict[str, str] = operations["submits"]
        self._others: list[str] = operations["others"]
        self._can_close = bool(operations["can_close"])
        self._starts_again = bool(operations["starts_again"])
        self._folder = folder
        self._pools = 0

    def _pool(self, *, at_work: bool) -> tuple[Any, Path]:
        """Return a pool of one, perhaps at work until the gate is opened, with more queued."""
        self._pools += 1
        gate = self._folder / f"gate{self._pools}"
        pool = self._make(1)
        if at_work:
            self._submit(pool, held, str(gate))
            self._submit(pool, mark, f"{gate}.queued")
        return pool, gate

    def _submit(self, pool: Any, function: Callable[..., Any], value: Any) -> bool:
        """Give a pool work; tell whether it took it."""
        name = "apply_async" if "apply_async" in self._submits else "submit"
        try:
            # Some return no result at all when they take no work.
            return call(pool, name, self._submits[name], function, value) is not None
        except Exception:
            return False

    def _ways(self) -> dict[str, tuple[str, Callable[[Any], object]]]:
        """Return how to bring a pool into a state; its name may be an end of several."""
        ways: dict[str, tuple[str, Callable[[Any], object]]] = {"open": ("open", lambda _: None)}
        if self._can_close:
            ways["closed"] = ("closed", lambda pool: pool.close())
        for name in ("terminate", "shutdown", "stop_and_join"):
            if name in self._others:
                ways[f"released by {name}"] = ("released", lambda pool, n=name: getattr(pool, n)())
        ways["released by with"] = ("released", lambda pool: pool.__exit__(None, None, None))
        return ways

    def table(self) -> list[dict[str, str]]:
        """Do every operation in every state."""
        rows = []
        for way, (state, bring) in self._ways().items():
            for name in [*self._submits, *self._others, "__enter__", "__exit__"]:
                ended, left = self._once(bring, name, at_work=state != "released")
                rows.append({"way": way, "state": state, "does": name, "ends": ended, "in": left})
        return rows

    def _once(self, bring: Callable[[Any], object], name: str, *, at_work: bool) -> tuple[str, str]:
        pool, gate = self._pool(at_work=at_work)
        workers = workers_of(pool)
        self._patiently(lambda: bring(pool), gate)
        ended = self._patiently(lambda: self._do(pool, name), gate)
        left = self._state(pool, [*workers, *workers_of(pool)], gate)
        gate.touch()
        self._patiently(lambda: self._end(pool), gate)
        return ended, left

    def _patiently(self, act: Callable[[], object], gate: Path) -> str:
        """Do something; if it waits for the work, let that be done. Return how it ended."""
        outcome: list[str] = []

        def run() -> None:
            try:
                act()
            except Exception as error:
                kinds = type(error).__mro__
                known = [each for each in kinds if each.__module__ in ("builtins", __name__)]
                outcome.append(known[0].__name__)
            else:
                outcome.append("returned")

        thread = threading.Thread(target=run, daemon=True)
        thread.start()
        thread.join(WAITING)
        if thread.is_alive():
            gate.touch()
            thread.join(AMPLE)
        return outcome[0] if outcome else "hung"

    def _do(self, pool: Any, name: str) -> None:
        if name == "__exit__":
            pool.__exit__(None, None, None)
        elif name in self._submits:
            result = call(pool, name, self._submits[name], same, 1)
            if result is None:
                raise DroppedError
            if self._starts_again and name.startswith("imap"):
                list(result)  # or it would not even begin
        else:
            getattr(pool, name)()

    def _state(self, pool: Any, workers: list[Any], gate: Path) -> str:
        """Say in which state a pool is.

        Open if it takes work; closed if it does not and what was queued is still to be done;
        released if nobody is there or nobody will do it. A pool that work starts again is open if
        somebody is there.
        """
        if self._starts_again:
            return "open" if any(each.is_alive() for each in workers_of(pool)) else "released"
        if self._submit(pool, same, 1):
            return "open"
        if not self._can_close or not any(worker.is_alive() for worker in workers):
            return "released"
        gate.touch()
        queued, limit = Path(f"{gate}.queued"), time.monotonic() + AMPLE
        while any(worker.is_alive() for worker in workers) and time.monotonic() < limit:
            if queued.exists():
                return "closed"
            time.sleep(0.01)
        return "closed" if queued.exists() else "released"

    def _end(self, pool: Any) -> None:
        for name in ("terminate", "shutdown"):
            if hasattr(pool, name):
                getattr(pool, name)()

    def failures(self) -> dict[str, str]:
        """Say for each method when it hands back what a task has raised."""
        told = {}
        for name, shape in self._submits.items():
            pool = self._make(1)
            try:
                result = call(pool, name, shape, fail, 1)
            except LookupError:
                told[name] = "at the call"
            else:
                try:
                    asked(result)
                except LookupError:
                    told[name] = "when asked"
                else:
                    told[name] = "never"
            self._end(pool)
        return told


def main(constructor: str, operations: str) -> None:
    if "fork" in multiprocessing.get_all_start_methods():
        multiprocessing.set_start_method("fork")
    with tempfile.TemporaryDirectory() as folder:
        drive = Drive(constructor, json.loads(operations), Path(folder))
        print(json.dumps({"table": drive.table(), "failures": drive.failures()}), flush=True)
    os._exit(0)  # some of what was tried may keep the interpreter from ending


if __name__ == "__main__":
    main(*sys.argv[1:])
