"""Workers that set the event they look at, but only when they are told to, or have failed."""

from multiprocessing import Event, Process, Queue


def obey(over, orders):
    while not over.is_set():
        if orders.get() == "stop":
            over.set()


def notice(over, orders):
    while not over.is_set():
        if not orders.empty():
            over.set()


def fail(over, machine):
    while not over.is_set():
        try:
            machine.turn()
        except ValueError:
            over.set()


def follow(first, second):
    while not first.is_set():
        if second.is_set():
            first.set()


def other(first, second):
    while not first.is_set():
        second.set()


def main(machine):
    over, orders = Event(), Queue()
    Process(target=obey, args=(over, orders)).start()  # expect: PP309
    Process(target=notice, args=(Event(), orders)).start()  # expect: PP309
    Process(target=fail, args=(Event(), machine)).start()  # expect: PP309


def pairs():
    first, second = Event(), Event()
    Process(target=follow, args=(first, second)).start()  # expect: PP309


def strangers():
    first, second = Event(), Event()
    Process(target=other, args=(first, second)).start()  # expect: PP309
