"""Near misses: children that go on, become another program, or are not of this function."""

import os
from multiprocessing import Process
from time import sleep


def serves():
    child = os.fork()
    if child == 0:
        while True:
            sleep(1)
    os.waitpid(child, 0)


def becomes(command):
    child = os.fork()
    if child == 0:
        os.execvp(command[0], command)
        os._exit(1)
    os.waitpid(child, 0)


def beat():
    while True:
        sleep(1)


def calls():
    if os.fork() == 0:
        beat()
        os._exit(0)
    os.wait()


def waits():
    os.wait()


def main(command):
    Process(target=serves).start()  # expect: PP302
    Process(target=becomes, args=(command,)).start()  # expect: PP302
    Process(target=calls).start()  # expect: PP302
    Process(target=waits).start()  # expect: PP302
