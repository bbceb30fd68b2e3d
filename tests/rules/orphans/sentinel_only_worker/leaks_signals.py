"""Loops that end by a signal which nobody sends to an orphan."""

import asyncio
import signal
import threading
import time
from multiprocessing import Process

STOPPING = False


def stop_all(number, frame):
    global STOPPING
    STOPPING = True


def until_global():
    signal.signal(signal.SIGTERM, stop_all)
    while not STOPPING:
        time.sleep(1)


def until_nonlocal():
    running = True

    def stop(number, frame):
        nonlocal running
        running = False

    signal.signal(signal.SIGTERM, stop)
    while running:
        time.sleep(1)


def until_event():
    stopping = threading.Event()
    signal.signal(signal.SIGTERM, lambda number, frame: stopping.set())
    while not stopping.wait(1):
        print("beat")


class Service:
    def __init__(self):
        self.running = False
        signal.signal(signal.SIGINT, self.stop)

    def stop(self, number, frame):
        self.running = False

    async def serve(self):
        self.running = True
        while self.running:
            await asyncio.sleep(1)


def until_flag():
    service = Service()
    asyncio.run(service.serve())


class Turn(Service):
    def turn(self):
        while True:
            time.sleep(1)
            self.running = True
            if time.time() < 5:
                self.running = False
            if not self.running:
                break


def until_it_turns():
    Turn().turn()


def until_its_thread_says_so():
    stopping = threading.Event()

    def work():
        time.sleep(3)
        stopping.set()

    threading.Thread(target=work).start()
    while not stopping.wait(1):
        print("beat")


def until_it_says_so():
    running = True

    def stop():
        nonlocal running
        running = False

    while running:
        stop()


def main():
    Process(target=until_global).start()  # expect: PP309
    Process(target=until_nonlocal).start()  # expect: PP309
    Process(target=until_event).start()  # expect: PP309
    Process(target=until_its_thread_says_so).start()
    Process(target=until_it_says_so).start()
    Process(target=until_flag).start()  # expect: PP309
    Process(target=until_it_turns).start()


class Scheduler:
    def __init__(self):
        self._stopping = False

    def request_stop(self, number, frame):
        self._stopping = True

    def work(self):
        signal.signal(signal.SIGTERM, self.request_stop)
        while True:
            if self._stopping:
                break
            print("scheduled")


def schedule():
    scheduler = Scheduler()
    Process(target=scheduler.work).start()  # expect: PP309
