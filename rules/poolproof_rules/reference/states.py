"""The states of a pool and what each operation does in each of them: the whole table.

A pool has one state; so has each of its handler threads, whose state is an order that the pool
gives it. Nothing else decides whether an operation is allowed.

=========== ========= ============================ ========= ===========
operation   INIT      RUN                          CLOSE     TERMINATE
=========== ========= ============================ ========= ===========
submit      refused   stays                        refused   refused
enter       refused   stays                        refused   refused
close       stays     CLOSE                        stays     stays
terminate   TERMINATE TERMINATE                    TERMINATE stays
join        refused   refused                      stays     stays
=========== ========= ============================ ========= ===========

``submit`` stands for every method that takes a function, ``enter`` for the start of a ``with``
block. The end of a ``with`` block is ``terminate``, whatever the block did.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

# Plain strings under these names, because programs compare and even assign ``pool._state``.
INIT = "INIT"
RUN = "RUN"
CLOSE = "CLOSE"
TERMINATE = "TERMINATE"


class Refused(NamedTuple):
    """The operation raises ``ValueError`` with this text and changes nothing."""

    because: str


NOT_RUNNING = Refused("Pool not running")
STILL_RUNNING = Refused("Pool is still running")
NO_STATE_YET = Refused("In unknown state")

_ONLY_WHILE_RUNNING: Mapping[str, str | Refused] = {
    INIT: NOT_RUNNING,
    RUN: RUN,
    CLOSE: NOT_RUNNING,
    TERMINATE: NOT_RUNNING,
}

MOVES: Mapping[str, Mapping[str, str | Refused]] = MappingProxyType(
    {
        "submit": _ONLY_WHILE_RUNNING,
        "enter": _ONLY_WHILE_RUNNING,
        "close": {INIT: INIT, RUN: CLOSE, CLOSE: CLOSE, TERMINATE: TERMINATE},
        "terminate": dict.fromkeys((INIT, RUN, CLOSE, TERMINATE), TERMINATE),
        "join": {INIT: NO_STATE_YET, RUN: STILL_RUNNING, CLOSE: CLOSE, TERMINATE: TERMINATE},
    }
)


def after(operation: str, state: str) -> str:
    """Return the state that follows, or raise ``ValueError`` where the table refuses."""
    outcome = MOVES[operation][state]
    if isinstance(outcome, Refused):
        raise ValueError(outcome.because)
    return outcome
