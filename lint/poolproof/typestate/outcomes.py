"""What comes of a call."""

from __future__ import annotations

from msgspec import Struct

from poolproof.typestate.store import Value, World


class Flow(Struct):
    """The outcomes of a call: worlds with the value of the call, and whether it may raise."""

    outcomes: list[tuple[World, Value]]
    raises: bool = False
    raising: World | None = None
