"""Near misses: the same conditions and connections, which the main process serves."""

from multiprocessing import Condition, Process, Semaphore
from multiprocessing.connection import Client, Listener


def go_on(ready):
    with ready:
        ready.wait()
        print("go")


def enter(gate):
    gate.acquire()
    print("in")


def answer():
    with Listener(("localhost", 7701)) as listener:
        listener.accept().close()


def ask_another():
    with Client(("localhost", 7702)) as connection:
        connection.send("hello")


def main():
    ready, gate = Condition(), Semaphore(0)
    crew = [
        Process(target=go_on, args=(ready,)),  # expect: PP302
        Process(target=enter, args=(gate,)),  # expect: PP302
        Process(target=answer),  # expect: PP302
        Process(target=ask_another),
    ]
    for worker in crew:
        worker.start()
    with ready:
        ready.notify_all()
    gate.release()
    Client(("localhost", 7701)).close()
