"""Who can reach whom over sockets, ZeroMQ and Redis, by what both know."""

import pytest

from poolproof.tasks.conduct.contact.contacts import ANY, Contact, Deed, hangs_up, reaching


def sock(deed, address=""):
    return Contact("socket", deed, address=address)


def zmq(deed, kind, address=""):
    return Contact("zmq", deed, kind, address)


def redis(deed, kind="list", key=ANY):
    return Contact("redis", deed, kind, key)


TAKES = sock(Deed.TAKES)


@pytest.mark.parametrize(
    ("mine", "theirs", "meet"),
    [
        ("80", "80", True),
        ("80", "81", False),
        ("80", ANY, True),
        (ANY, "81", True),
    ],
)
def test_sockets_meet_at_an_address_that_may_be_the_same(mine, theirs, meet):
    own = [sock(Deed.LISTENS, mine), sock(Deed.LISTENS)]
    others = [sock(Deed.CALLS, theirs), sock(Deed.ENDS)]
    assert reaching(TAKES, own, others) == ({Deed.CALLS, Deed.ENDS} if meet else set())


def test_two_that_call_do_not_meet():
    assert not reaching(TAKES, [sock(Deed.CALLS, "80")], [sock(Deed.CALLS, "80")])
    assert not reaching(TAKES, [sock(Deed.LISTENS, "80")], [sock(Deed.LISTENS, "80")])


def test_only_who_called_sees_the_other_hang_up():
    listens, calls = [sock(Deed.LISTENS, "80")], [sock(Deed.CALLS, "80")]
    assert hangs_up(TAKES, calls, listens)
    assert not hangs_up(TAKES, listens, calls)
    assert not hangs_up(Contact("socket", Deed.TAKES, "datagram"), calls, listens)
    assert not hangs_up(zmq(Deed.TAKES, "REQ"), calls, listens)


@pytest.mark.parametrize(
    ("taking", "giving", "meet"),
    [
        ("REQ", "REP", True),
        ("REP", "REQ", True),
        ("PULL", "PUSH", True),
        ("SUB", "PUB", True),
        ("PULL", "PUB", False),
        ("PUSH", "PULL", False),
        ("REQ", "REQ", False),
    ],
)
def test_sockets_of_zeromq_are_of_kinds_that_talk(taking, giving, meet):
    others = [zmq(Deed.GIVES, giving), zmq(Deed.LISTENS, giving, "5555")]
    own = [zmq(Deed.CALLS, taking, "5555")]
    assert bool(reaching(zmq(Deed.TAKES, taking), own, others)) is meet


def test_sockets_of_zeromq_know_the_same_port():
    others = [zmq(Deed.GIVES, "PUSH"), zmq(Deed.LISTENS, "PUSH", "5555")]
    taken = zmq(Deed.TAKES, "PULL")
    assert not reaching(taken, [zmq(Deed.CALLS, "PULL", "5556")], others)
    assert reaching(taken, [], others) == {Deed.GIVES}


def test_redis_keeps_keys_and_kinds_apart():
    others = [redis(Deed.GIVES, key="jobs"), redis(Deed.ENDS, "topic", "news")]
    assert reaching(redis(Deed.TAKES, key="jobs"), [], others) == {Deed.GIVES}
    assert reaching(redis(Deed.TAKES, "topic"), [], others) == {Deed.ENDS}
    assert not reaching(redis(Deed.TAKES, key="other jobs"), [], others)
    assert not reaching(redis(Deed.TAKES, "stream"), [], others)
