"""Flags that a signal sets, and that a thread beside the loop sets too."""

import signal
import threading
import time
from multiprocessing import Process


class Worker(Process):
    def __init__(self):
        super().__init__()
        self.running = True

    def run(self):
        signal.signal(signal.SIGTERM, self.on_signal)
        threading.Thread(target=self.watch, daemon=True).start()
        while self.running:
            time.sleep(1)

    def on_signal(self, number, frame):
        self.running = False

    def watch(self):
        time.sleep(30)
        self.stop()

    def stop(self):
        self.running = False


class Timed(Process):
    def __init__(self):
        super().__init__()
        self.running = True

    def run(self):
        signal.signal(signal.SIGTERM, self.on_signal)
        threading.Timer(30, self.stop).start()
        while self.running:
            time.sleep(1)

    def on_signal(self, number, frame):
        self.running = False

    def stop(self):
        self.running = False


def main():
    worker, timed = Worker(), Timed()
    worker.start()
    timed.start()
    time.sleep(30)
    worker.stop()
    timed.stop()
