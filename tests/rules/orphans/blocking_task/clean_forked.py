"""Children that a task forks itself, which are soon over, as it waits for them."""

import os
from multiprocessing import Process


def notes(path):
    child = os.fork()
    if child == 0:
        with open(path, "w") as file:
            file.write("child")
        os._exit(0)
    os.waitpid(child, 0)


def answers():
    inside, outside = os.pipe()
    if not os.fork():
        os.write(outside, b"word")
        os._exit(0)
    os.wait()
    return os.read(inside, 4)


def starts(path):
    child = os.fork()
    if child > 0:
        os.waitpid(child, 0)
    else:
        print(path)
        os._exit(0)


def main(path):
    Process(target=notes, args=(path,)).start()
    Process(target=answers).start()
    Process(target=starts, args=(path,)).start()
