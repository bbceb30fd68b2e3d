"""Two that run the same, each at one end of a pipe, and take turns until a number is large."""

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
    Process(target=play, args=(one, True)).start()
    Process(target=play, args=(other, False)).start()
