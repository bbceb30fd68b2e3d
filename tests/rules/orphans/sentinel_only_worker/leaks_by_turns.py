"""A worker at one end of a pipe that takes turns with the main process at the other."""

from multiprocessing import Pipe, Process
from random import random


def play(end, begins):
    if begins:
        end.send(random())
    while True:
        score = end.recv()
        end.send(score + random())
        if score > 10:
            break


def main():
    one, other = Pipe()
    Process(target=play, args=(other, False)).start()  # expect: PP309
    play(one, True)
