"""What a base leaves to its heirs is done by one of them, whoever that is: what follows is come to."""

from multiprocessing import Process
from urllib.request import urlopen


class Account:
    """An account of some kind."""

    def owner(self):
        raise NotImplementedError("owner")

    def close(self):
        raise SystemExit(1)


_account = None


def account() -> Account:
    return _account


def read(address):
    print(account().owner())
    return urlopen(address).read()


def read_later(address, whose: Account):
    whose.owner()
    return urlopen(address).read()


def read_never(address, whose: Account):
    whose.close()
    return urlopen(address).read()


def refuse():
    raise NotImplementedError


def read_not_yet(address):
    refuse()
    return urlopen(address).read()


def start(address, whose):
    Process(target=read, args=(address,)).start()  # expect: PP302
    Process(target=read_later, args=(address, whose)).start()  # expect: PP302
    Process(target=read_never, args=(address, whose)).start()
    Process(target=read_not_yet, args=(address,)).start()
