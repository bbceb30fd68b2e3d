"""Workers that only a signal ends, which others take for them."""

import signal
import time
from multiprocessing import Process

import stopping
from keeper import Keeper
from service import Root


def by_an_object():
    graceful = Graceful()
    while not graceful.stop:
        time.sleep(1)


def by_a_variable():
    stopping.install()
    while not stopping.asked_to_stop:
        time.sleep(1)


def by_a_property():
    shutdown = stopping.Shutdown()
    while not shutdown.requested:
        time.sleep(1)


def by_a_method():
    shutdown = stopping.Shutdown()
    while not shutdown.wait(1):
        print("working")


def is_asked():
    return stopping.asked_to_stop


def by_a_function():
    stopping.install()
    while not is_asked():
        time.sleep(1)


class Runner:
    def __init__(self):
        self.root = Root()

    def run(self):
        def stop(number, frame):
            self.root.queue.end()

        signal.signal(signal.SIGTERM, stop)
        self.root.queue.loop()


def by_one_it_made():
    Runner().run()


def by_an_event_that_is_handed_on():
    keeper = Keeper()

    def stop(number, frame):
        keeper.stop()

    signal.signal(signal.SIGTERM, stop)
    keeper.start()


Graceful = stopping.Graceful


def main():
    Process(target=by_an_object).start()  # expect: PP309
    Process(target=by_a_variable).start()  # expect: PP309
    Process(target=by_a_property).start()  # expect: PP309
    Process(target=by_a_method).start()  # expect: PP309
    Process(target=by_a_function).start()  # expect: PP309
    Process(target=by_one_it_made).start()  # expect: PP309
    Process(target=by_an_event_that_is_handed_on).start()  # expect: PP309
