"""Knows of no signals: others stop it."""

import threading


class Queue:
    def __init__(self, root):
        self.root = root
        self.ended = threading.Event()

    def loop(self):
        while True:
            print("working")
            over = self.ended.wait(10)
            if over:
                break

    def end(self):
        self.ended.set()


class Root:
    def __init__(self):
        self.queue = Queue(self)
