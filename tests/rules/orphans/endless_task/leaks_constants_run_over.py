"""Tasks that are passed constants which can be run over, or run over something else."""

from multiprocessing import Process
from time import sleep


def drive(goals=("home",), shown=True):
    for goal in goals:
        print(goal)
    while True:
        print(shown)
        sleep(1)


def count(size):
    for each in range(size):
        print(each)
    while True:
        sleep(1)


def main():
    Process(target=drive).start()  # expect: PP301
    Process(target=drive, args=("abc",)).start()  # expect: PP301
    Process(target=drive, args=(["a", "b"], False)).start()  # expect: PP301
    Process(target=count, args=(3,)).start()  # expect: PP301
