"""Runs over what a generator gives until a signal comes."""

import queue
import signal
import threading
from multiprocessing import Process


def messages(source):
    going = True

    def stop(number, frame):
        nonlocal going
        going = False

    signal.signal(signal.SIGTERM, stop)
    while going:
        try:
            message = source.get(timeout=1)
            if message.valid:
                yield message
        except queue.Empty:
            continue


class Feed:
    def __init__(self):
        self.over = threading.Event()

    def close(self, number, frame):
        self.over.set()

    def items(self):
        signal.signal(signal.SIGTERM, self.close)
        while not self.over.is_set():
            yield read_sensor()


def few(source):
    for message in messages(source):
        if message.last:
            break


def counted(source):
    going = True

    def stop(number, frame):
        nonlocal going
        going = False

    signal.signal(signal.SIGTERM, stop)
    turns = 0
    while going and turns < 10:
        turns += 1
        yield source.step()


def read_sensor():
    return 1


def prints(source):
    for message in messages(source):
        print(message)


def prints_feed():
    for item in Feed().items():
        print(item)


def prints_counted(source):
    for item in counted(source):
        print(item)


def takes_one(source):
    print(next(messages(source)))


def main(source):
    Process(target=prints, args=(source,)).start()  # expect: PP309
    Process(target=prints_feed).start()  # expect: PP309
    Process(target=prints_counted, args=(source,)).start()
    Process(target=few, args=(source,)).start()
    Process(target=takes_one, args=(source,)).start()
