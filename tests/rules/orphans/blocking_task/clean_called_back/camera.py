"""An event that a module sets which the camera itself has made: it calls back."""

from multiprocessing import Process
from threading import Event

from windows import Window


class Camera:
    def __init__(self):
        self.closed = Event()
        self.window = Window(self)

    def leave(self):
        self.closed.set()

    def show(self):
        self.window.start()
        self.closed.wait()


def show():
    Camera().show()


def start():
    Process(target=show).start()
