"""Contacts: how processes reach each other that were handed nothing, over sockets and servers.

Two tasks that both know an address (a port, the key of a list in Redis) can be each other's
partners although they share no object: one listens where the other calls, or gives what the other
takes. An address that is not to be seen may be any.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from msgspec import Struct

from poolproof.syntax.spelling import last_word
from poolproof.tasks.conduct.contact.channels import is_constant
from poolproof.tasks.conduct.waiting import canonical
from poolproof.tasks.evaluation.values import Collection, Constant, Outside, Values

_LISTENING = frozenset({"bind", "listen", "accept"})
_CALLING = frozenset({"connect", "connect_ex", "sendto"})
_SENDING = frozenset({"send", "sendall", "sendmsg"})
# What takes from whoever sends something: nobody hangs up.
_LONE = frozenset({"recvfrom", "recvfrom_into"})
_DATAGRAM = "datagram"
_CLOSING = frozenset({"close", "shutdown"})
_GIVING = {
    "zmq": dict.fromkeys(
        ("send", "send_string", "send_json", "send_pyobj", "send_multipart"), ""
    ),
    "redis": {
        "rpush": "list", "lpush": "list", "rpushx": "list", "lpushx": "list", "linsert": "list",
        "zadd": "set", "publish": "topic", "xadd": "stream",
    },
}  # fmt: skip
_TAKING = {
    "blpop": "list", "brpop": "list", "brpoplpush": "list", "bzpopmin": "set", "bzpopmax": "set",
    "listen": "topic", "xread": "stream", "xreadgroup": "stream",
}  # fmt: skip
# Which sockets of ZeroMQ give what others take.
_TALKING = {
    "REQ": ("REP", "ROUTER"),
    "REP": ("REQ", "DEALER"),
    "DEALER": ("REP", "ROUTER", "DEALER"),
    "ROUTER": ("REQ", "DEALER", "ROUTER"),
    "PULL": ("PUSH",),
    "SUB": ("PUB", "XPUB"),
    "PAIR": ("PAIR",),
}
_SERVERS = ("socket.create_server", "socketserver.")
_CONNECTING = "socket.create_connection"


ANY = "?"


class Deed(str, Enum):
    """What is done; ``ENDS`` gives something constant, as stop messages are, or hangs up."""

    LISTENS = "listens"
    CALLS = "calls"
    GIVES = "gives"
    ENDS = "ends"
    TAKES = "takes"


_FAMILIAR = {
    "multiprocessing.connection.Listener": Deed.LISTENS,
    "multiprocessing.Connection": Deed.CALLS,
}
_ACCEPTING = "multiprocessing.connection.Listener().accept"


class Contact(Struct, frozen=True):
    """One thing that is done over a medium.

    ``kind`` is that of a socket of ZeroMQ, or of what Redis keeps under a key; ``address`` is a
    port, a path or a key, `ANY` if it is not to be seen, and empty if there is none.
    """

    medium: str
    deed: Deed
    kind: str = ""
    address: str = ""


def contact(value: Outside, given: Sequence[Values]) -> Contact | None:
    """What calling something from outside does over a medium; None for anything else."""
    owner, _, word = value.path.rpartition(".")
    first = _only(given[0]) if given else ""
    if value.path.startswith(_SERVERS) and owner.count("(") == 0:
        return Contact("socket", Deed.LISTENS, address=_place(given[0]) if given else "")
    if value.path == _CONNECTING:
        return Contact("socket", Deed.CALLS, address=_place(given[0]) if given else "")
    if (deed := _FAMILIAR.get(canonical(value.path))) is not None:
        return Contact("connection", deed, address=_place(given[0]) if given else ANY)
    if "(" not in owner:
        return None
    if owner.startswith("socket."):
        return _of_socket(owner, word, given)
    if owner.startswith("zmq."):
        kind = _kind(value)
        if word in ("bind", "connect"):
            deed = Deed.LISTENS if word == "bind" else Deed.CALLS
            return Contact("zmq", deed, kind, _port(first))
        return _given("zmq", word, kind, "", given)
    if owner.startswith("redis.") and word in _GIVING["redis"]:
        return _given("redis", word, _GIVING["redis"][word], first, given[1:])
    return None


def waited(value: Outside, given: Sequence[Values]) -> Contact | None:
    """What a call that waits takes from a medium; None if it is of no medium."""
    owner, _, word = value.path.rpartition(".")
    if owner.startswith("socket."):
        return Contact("socket", Deed.TAKES, _DATAGRAM if word in _LONE else "")
    if canonical(value.path) == _ACCEPTING:
        return Contact("connection", Deed.TAKES)
    if owner.startswith("zmq.") and "socket()" in owner:
        return Contact("zmq", Deed.TAKES, _kind(value))
    if owner.startswith("redis."):
        kind = next((kind for name, kind in _TAKING.items() if f".{name}" in value.path), "")
        keyed = given and word in _TAKING and kind != "stream"
        return Contact("redis", Deed.TAKES, kind, _only(given[0]) if keyed else ANY)
    return None


def hangs_up(taken: Contact, own: Iterable[Contact], others: Iterable[Contact]) -> bool:
    """Whether who takes has called the others: it sees it when they are gone."""
    if taken.medium != "socket" or taken.kind == _DATAGRAM:
        return False
    return Deed.LISTENS in reaching(taken, own, others)


def reaching(taken: Contact, own: Iterable[Contact], others: Iterable[Contact]) -> frozenset[Deed]:
    """What somebody does that reaches who takes; ``own`` is all that the latter does."""
    mine = [each for each in own if each.medium == taken.medium]
    theirs = [each for each in others if each.medium == taken.medium]
    if taken.medium in ("socket", "connection"):
        return _over_sockets(mine, theirs)
    if taken.medium == "zmq":
        known = _addresses(each for each in mine if each.kind == taken.kind)
        return frozenset(
            each.deed
            for kind in _TALKING.get(taken.kind, ())
            if _meet(known, _addresses(each for each in theirs if each.kind == kind))
            for each in theirs
            if each.kind == kind and each.deed in (Deed.GIVES, Deed.ENDS)
        )
    return frozenset(
        each.deed
        for each in theirs
        if each.kind == taken.kind and _meet({taken.address}, {each.address})
    )


def _over_sockets(mine: list[Contact], theirs: list[Contact]) -> frozenset[Deed]:
    """One listens where the other calls; what is said then comes from any socket."""
    for here, there in ((Deed.LISTENS, Deed.CALLS), (Deed.CALLS, Deed.LISTENS)):
        near = [each for each in mine if each.deed is here]
        far = [each for each in theirs if each.deed is there]
        if near and far and _meet(_addresses(near), _addresses(far)):
            said = {each.deed for each in theirs if each.deed is Deed.ENDS}
            return frozenset({there, *said})
    return frozenset()


def _of_socket(owner: str, word: str, given: Sequence[Values]) -> Contact | None:
    if word in _LISTENING or word in _CALLING:
        deed = Deed.LISTENS if word in _LISTENING else Deed.CALLS
        place = given[-1] if given and word in ("bind", "connect", "connect_ex", "sendto") else None
        return Contact("socket", deed, address=_place(place) if place is not None else "")
    if word in _SENDING:
        return Contact("socket", Deed.ENDS if any(map(is_constant, given[:1])) else Deed.GIVES)
    if word in _CLOSING and "accept()" in owner:
        return Contact("socket", Deed.ENDS)
    return None


def _given(
    medium: str, word: str, kind: str, address: str, given: Sequence[Values]
) -> Contact | None:
    if word not in _GIVING[medium]:
        return None
    ends = any(map(is_constant, given[:1] if medium == "zmq" else given))
    return Contact(medium, Deed.ENDS if ends else Deed.GIVES, kind, address)


def _kind(value: Outside) -> str:
    """Of which kind a socket of ZeroMQ was made."""
    call = value.origin.call if value.origin is not None else None
    first = call.args[0] if call is not None and call.args else None
    return last_word(first)


def _addresses(contacts: Iterable[Contact]) -> set[str]:
    deeds = (Deed.LISTENS, Deed.CALLS)
    return {each.address for each in contacts if each.deed in deeds} - {""}


def _meet(some: set[str], others: set[str]) -> bool:
    """Whether two parties may know the same address."""
    known = some and others and ANY not in some | others
    return not known or not some.isdisjoint(others)


def _only(values: Values) -> str:
    """The one constant that values are, as text."""
    value = next(iter(values)) if len(values) == 1 else None
    if isinstance(value, Collection) and len(value.items) == 1 and not value.repeated:
        return _only(value.items[0])
    if isinstance(value, Constant):
        text = value.value
        return text.decode("latin-1") if isinstance(text, bytes) else str(text)
    return ANY


def _place(values: Values) -> str:
    """The port of an address, or its path."""
    value = next(iter(values)) if len(values) == 1 else None
    if isinstance(value, Collection) and len(value.items) > 1:
        return _only(value.items[1])
    return _only(values)


def _port(address: str) -> str:
    """What tells an address of ZeroMQ from others of the same machine."""
    return address.rpartition(":")[2] if address.startswith("tcp:") else address
