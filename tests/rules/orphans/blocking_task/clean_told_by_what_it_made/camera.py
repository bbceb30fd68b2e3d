"""Has an event that what it shows itself in sets."""

import threading
from multiprocessing import Process

from window import Window


class Camera:
    def __init__(self):
        self.window = Window()
        self.gone = threading.Event()

    def open(self):
        self.window.open(self)

    def detach(self):
        self.gone.set()

    def close(self):
        self.window.close()
        self.gone.wait()


def works():
    camera = Camera()
    camera.open()
    camera.close()


def main():
    Process(target=works).start()
