"""Flags that a constructor takes, and the worker's own turns change."""

import time
from multiprocessing import Process


class Listener:
    def __init__(self, listening: bool = True):
        self.listening = listening

    def listen(self):
        while self.listening:
            time.sleep(5)
            self.look()

    def look(self):
        self.listening = time.time() < 100


class Sweeper(Process):
    """What it is made with is no flag but what it works off."""

    def __init__(self, rooms=()):
        super().__init__()
        self.rooms = rooms

    def run(self):
        while self.rooms:
            self.rooms.pop()


class Player(Process):
    def __init__(self, song, again=False):
        super().__init__()
        self.song = song
        self.again = again

    def run(self):
        while True:
            print(self.song)
            if not self.again:
                break
            self.again = False


class Tape(Process):
    """It is only made without going on."""

    def __init__(self, song, again=False, backwards=True):
        super().__init__()
        self.song = song
        self.again = again
        self.backwards = backwards

    def run(self):
        while self.again:
            print(self.song)
        while self.backwards:
            print(self.song[::-1])


def main():
    Tape("la", backwards=False).start()
    Process(target=Listener().listen).start()
    Sweeper(["hall"]).start()
    Player("la", again=True).start()


if __name__ == "__main__":
    main()
