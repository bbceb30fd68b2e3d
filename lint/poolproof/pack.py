"""What a pack is: a bundle of rules and protocols that the engine finds by entry point."""

from __future__ import annotations

from msgspec import Struct


class Pack(Struct, frozen=True):
    """A pack names its packages; their modules are imported only when they are needed.

    ``rules`` are packages, each module of which that has a ``DECLARATION`` is a rule. ``protocols``
    is a package whose modules each have ``PROTOCOLS``, ``waits`` a module with ``BLOCKING_CALLS``
    (what tasks wait for). ``reference`` is the package whose anchors the rules cite, ``proofs`` the
    one with programs that show what they claim (its module ``stage`` is as
    ``poolproof.evidence.stage`` describes). An object of this type is what an entry point of the
    group ``poolproof.packs`` stands for.
    """

    name: str
    rules: tuple[str, ...]
    protocols: str = ""
    waits: str = ""
    reference: str = ""
    proofs: str = ""
