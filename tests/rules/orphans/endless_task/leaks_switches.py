"""Flags that a constructor takes, which are on unless the caller says otherwise."""

import time
from multiprocessing import Process


class Listener:
    def __init__(self, listening: bool = True):
        self.listening = listening
        self.word = None

    def listen(self):
        while self.listening:
            time.sleep(5)


class Player(Process):
    """Nobody changes what the player was made with."""

    def __init__(self, song, *, again=False):
        super().__init__()
        self.song = song
        self.again = again

    def run(self):
        print(self.song)
        while self.again:
            print(self.song)


class House:
    def __init__(self):
        self.listener = Listener()
        self.process = None

    def open(self):
        self.listener.listening = True
        self.process = Process(target=self.listener.listen)  # expect: PP301
        self.process.start()

    def close(self):
        self.listener.listening = False
        self.process.terminate()


def main():
    house = House()
    house.open()
    Player("la", again=True).start()  # expect: PP301
    house.close()


if __name__ == "__main__":
    main()
