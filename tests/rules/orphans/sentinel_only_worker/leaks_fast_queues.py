"""Queues of faster_fifo, which wait for some seconds by themselves, in loops that ask again."""

from multiprocessing import Process
from queue import Empty

import faster_fifo


def fetch(queue, timeout=10):
    while True:
        try:
            return queue.get(timeout=timeout)
        except Empty:
            print("still nothing")


class Player:
    def __init__(self):
        self.turns = faster_fifo.Queue()
        self.moves = faster_fifo.Queue()
        self.process = Process(target=self.play)  # expect: PP309
        self.process.start()

    def play(self):
        while True:
            turn = fetch(self.turns)
            if turn == "mate":
                break
            self.moves.put(turn)


def watch(games):
    for game in games.get_many():
        print(game)


def main():
    games = faster_fifo.Queue()
    Process(target=watch, args=(games,)).start()
    return games
