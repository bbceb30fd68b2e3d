"""Tasks that fail at once, as they are passed ``True`` or a number for what they run over."""

from multiprocessing import Process
from time import sleep


def drive(goals=("home",), shown=True):
    for goal in goals:
        print(goal)
    while True:
        print(shown)
        sleep(1)


def main():
    Process(target=drive, args=(True, False)).start()
    Process(target=drive, kwargs={"goals": 3}).start()
