"""An object of a class that is only named by an annotation may be any; nothing is said of it."""

import time
from multiprocessing import Process


class Screen:
    def render(self):
        raise NotImplementedError


class Window(Screen):
    def render(self):
        while True:
            time.sleep(1)


class Array(Screen):
    def render(self):
        return [0]


def show(screen: Screen):
    screen.render()


def make() -> Screen:
    return Array()


def main():
    Process(target=show, args=(make(),)).start()
