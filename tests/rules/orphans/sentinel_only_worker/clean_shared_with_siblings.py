"""Namespaces, dicts and counts that siblings fill, and events that they hand to each other."""

import time
from multiprocessing import Event, Lock, Manager, Process, Value


def load(space):
    for percent in range(100):
        space.progress = percent
    space.loaded = True


def report(space):
    while not space.loaded:
        print(space.progress)
        time.sleep(1)


def square(number, results):
    results[number] = number * number


def collect(results, count):
    while len(results) < count:
        time.sleep(1)
    print(results)


def meet(arrived, count, lock):
    with lock:
        arrived.value += 1
    while arrived.value < count:
        time.sleep(0.1)


def take_turns(turn, mine, rounds):
    for _ in range(rounds):
        while turn.value != mine:
            time.sleep(0.1)
        print(mine)
        turn.value = (mine + 1) % 3


def alternate(mine, others):
    for _ in range(10):
        mine.wait()
        mine.clear()
        others.set()


def main():
    manager = Manager()
    space = manager.Namespace()
    Process(target=load, args=(space,)).start()
    Process(target=report, args=(space,)).start()
    results = manager.dict()
    for number in range(4):
        Process(target=square, args=(number, results)).start()
    Process(target=collect, args=(results, 4)).start()
    arrived, lock = Value("i", 0), Lock()
    for _ in range(3):
        Process(target=meet, args=(arrived, 3, lock)).start()
    left, right = Event(), Event()
    left.set()
    Process(target=alternate, args=(left, right)).start()
    Process(target=alternate, args=(right, left)).start()
    turn = Value("i", 0)
    for mine in range(3):
        Process(target=take_turns, args=(turn, mine, 5)).start()
