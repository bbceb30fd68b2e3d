"""Workers that count together, in a function that they call, and stop when there is enough."""

import random
from multiprocessing import Process, Value

ENOUGH = 1000


def record(done, score):
    with done.get_lock():
        done.value += 1
    return score


def play(done):
    while done.value < ENOUGH:
        record(done, random.random())


class Player(Process):
    def __init__(self, done):
        super().__init__()
        self.done = done

    def run(self):
        while self.done.value < ENOUGH:
            record(self.done, random.random())


class Counter:
    def __init__(self):
        self.number = Value("i", 0)

    def up(self):
        with self.number.get_lock():
            self.number.value += 1

    def value(self):
        with self.number.get_lock():
            return self.number.value

    @property
    def total(self):
        return self.number.value


def throw(counter, most):
    while counter.value() < most:
        for _ in range(5):
            counter.up()


def toss(counter):
    while True:
        counter.up()
        if counter.total > ENOUGH:
            break


def watch(counter):
    while counter.value() < ENOUGH:
        print("not yet")


async def listen(stop):
    """Nobody runs it: a worker that calls it only makes a coroutine."""
    while not stop.value:
        print("listening")


def main():
    done = Value("i", 0)
    Process(target=play, args=(done,)).start()
    Player(done).start()
    Process(target=listen, args=(done,)).start()
    counter = Counter()
    Process(target=throw, args=(counter, 50)).start()
    Process(target=toss, args=(counter,)).start()
    Process(target=watch, args=(counter,)).start()
