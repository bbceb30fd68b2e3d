"""The engine's tables of what pools do are held against pools: what can be done, in every state.

Measured on the reference, on the standard library, and on whatever other library is installed.
"""

from __future__ import annotations

import importlib.util
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from poolproof import registry
from poolproof.typestate.protocol import Protocol, State

DRIVER = Path(__file__).with_name("driving.py")
PROTOCOLS = {each.name: each for each in registry.load().protocols if each.owes}
REFERENCES = {
    "multiprocessing.Pool": "poolproof_rules.reference.Pool",
    "multiprocessing.pool.ThreadPool": "poolproof_rules.reference.ThreadPool",
}
NOT_METHODS_OF_ITS_OWN = {"__enter__"}
NOT_DRIVEN = {
    # Handles to servers that are shared and started again: no pool whose state one could see.
    "pathos.pools.ProcessPool",
    "pathos.pools.ThreadPool",
    # Its threads die of some of what is done here, and its thread pool cannot be made (4.3).
    "billiard.Pool",
    "billiard.pool.ThreadPool",
}


def kinds() -> Iterator[object]:
    """Yield each kind of pool with each thing that makes one, as far as it is installed."""
    for protocol in PROTOCOLS.values():
        if protocol.name in NOT_DRIVEN:
            continue
        names = [*protocol.constructors, REFERENCES.get(protocol.name, "")]
        seen = set()
        for name in filter(None, names):
            package = name.partition(".")[0]
            if package not in seen and _is_installed(name):
                seen.add(package)
                yield pytest.param(protocol, name, id=name)


def _is_installed(name: str) -> bool:
    if importlib.util.find_spec(name.partition(".")[0]) is None:
        return False
    sys.path.insert(0, str(DRIVER.parent))
    try:
        from driving import resolve  # noqa: PLC0415 - a program that is no package

        resolve(name)
    except (ImportError, AttributeError):
        return False  # not in this version of Python or of the library
    finally:
        sys.path.pop(0)
    return True


every_kind = pytest.mark.parametrize(("protocol", "constructor"), list(kinds()))


@cache
def _started(constructor: str) -> subprocess.Popen[str]:
    """Start driving one kind of pool; all kinds are driven side by side."""
    protocol = next(p.values[0] for p in kinds() if p.values[1] == constructor)  # type: ignore[attr-defined]
    others = sorted({*protocol.moves, *protocol.joins} - protocol.submits)
    cls = _class_of(constructor)
    operations = {
        "submits": {
            name: protocol.tasks[name].passing.value
            for name in sorted(protocol.submits - NOT_METHODS_OF_ITS_OWN)
        },
        "others": [name for name in others if hasattr(cls, name)],
        "can_close": any(State.CLOSED in moves.values() for moves in protocol.moves.values()),
        "starts_again": any(
            State.RELEASED in protocol.moves.get(name, {}) for name in protocol.submits
        ),
    }
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", str(DRIVER), constructor, json.dumps(operations)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONOPTIMIZE": ""},
    )


@cache
def measured(constructor: str) -> dict[str, Any]:
    for param in kinds():
        _started(param.values[1])  # type: ignore[attr-defined]
    out, _ = _started(constructor).communicate(timeout=500)
    found: dict[str, Any] = json.loads(out)
    return found


def _class_of(constructor: str) -> Any:
    package, _, name = constructor.rpartition(".")
    if name == "Pool" and not package.endswith(("pool", "reference")):
        package += ".pool"
    return getattr(importlib.import_module(package), name)


@every_kind
def test_every_operation_in_every_state(protocol: Protocol, constructor: str) -> None:
    rows = measured(constructor)["table"]
    different = [
        f"{row['does']} on a pool {row['way']}: {row['ends']}, {row['in']}; "
        f"the table says {' '.join(expected)}"
        for row in rows
        if (expected := _expected(protocol, row["does"], State(row["state"])))
        != (row["ends"], row["in"])
    ]
    assert different == []
    assert {row["state"] for row in rows} >= {"open", "released"}


def _expected(protocol: Protocol, does: str, state: State) -> tuple[str, str]:
    """Return how an operation should end and in which state it should leave the pool."""
    if does == "__exit__":
        return "returned", protocol.exit_moves.get(state, state).value
    after = protocol.move(does, state)
    starts_again = any(State.RELEASED in protocol.moves.get(each, {}) for each in protocol.submits)
    if does in protocol.submits and state is not State.OPEN and not starts_again:
        return _error(protocol.refuses), after.value
    if does in protocol.joins and state is State.OPEN:
        return _error(protocol.too_early), after.value
    return "returned", after.value


def _error(sentence: str) -> str:
    """Return the exception that a sentence names; work can also be dropped."""
    named = re.search(r"`(\w+Error)", sentence)
    return named[1] if named else "DroppedError"


@every_kind
def test_when_a_failure_is_handed_back(protocol: Protocol, constructor: str) -> None:
    expected = dict.fromkeys(protocol.waits, "at the call")
    expected |= dict.fromkeys(protocol.lazy, "when asked")
    assert measured(constructor)["failures"] == expected


@every_kind
def test_no_way_to_give_work_is_missing(protocol: Protocol, constructor: str) -> None:
    takes_function = {
        name
        for name, method in inspect.getmembers(_class_of(constructor), inspect.isfunction)
        if not name.startswith("_") and {"func", "fn"} & set(inspect.signature(method).parameters)
    }
    assert takes_function <= protocol.submits
