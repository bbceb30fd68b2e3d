"""Conditions and connections that a sibling serves, and messages that are numbers below zero."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Condition, Manager, Process, Semaphore
from multiprocessing.connection import Client, Listener

import zmq

ADDRESS = ("localhost", 7601)


def prepare(ready):
    with ready:
        ready.notify_all()


def go_on(ready):
    with ready:
        ready.wait()
        print("go")


def let_in(gate):
    gate.release()


def enter(gate):
    gate.acquire()
    print("in")


def answer():
    with Listener(ADDRESS) as listener, listener.accept() as connection:
        print(connection.recv())
        connection.send("yes")


def ask():
    with Client(ADDRESS) as connection:
        connection.send("is anybody there?")
        print(connection.recv())


def call_home():
    """The end of this connection is seen when the main process is gone."""
    connection = Client(("localhost", 7602))
    while True:
        order = connection.recv()
        if order == "stop":
            break


class Echo(Process):
    def __init__(self, port):
        super().__init__()
        self.port = port

    def run(self):
        line = zmq.Context().socket(zmq.REP)
        line.bind(f"tcp://*:{self.port}")
        running = True
        while running:
            word = line.recv_string()
            if word == "end":
                running = False
            line.send_string(word)


class Shout(Process):
    def run(self):
        line = zmq.Context().socket(zmq.REQ)
        line.connect("tcp://localhost:7603")
        for word in ("hello", "hello?"):
            line.send_string(word)
            print(line.recv_string())
        line.send_string("end")


def count_up(numbers):
    for number in range(9):
        numbers.put(number)
    numbers.put(-1)


def add_up(numbers):
    total = 0
    while True:
        number = numbers.get()
        if number == -1:
            return total
        total += number


def main():
    ready, gate = Condition(), Semaphore(0)
    crew = [
        Process(target=go_on, args=(ready,)),
        Process(target=prepare, args=(ready,)),
        Process(target=enter, args=(gate,)),
        Process(target=let_in, args=(gate,)),
        Process(target=answer),
        Process(target=ask),
        Process(target=call_home),
        Echo(7603),
        Shout(),
    ]
    for worker in crew:
        worker.start()
    with Manager() as manager, ProcessPoolExecutor(2) as executor:
        numbers = manager.Queue()
        counting = executor.submit(count_up, numbers)
        print(executor.submit(add_up, numbers).result(), counting.result())


if __name__ == "__main__":
    main()
