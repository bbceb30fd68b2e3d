"""Events of threads that go by one name where they are set and by another where they are asked."""

import threading
from multiprocessing import Process


class Relay:
    def __init__(self):
        self.over = threading.Event()
        self.thread = threading.Thread(target=self.pass_on, args=(self.over,), daemon=True)

    def start(self):
        self.thread.start()

    def close(self):
        self.over.set()
        self.thread.join()

    @staticmethod
    def pass_on(stopping):
        while True:
            try:
                print("passed on")
            except OSError:
                if stopping.is_set():
                    break
            if stopping.is_set():
                break


def poll(finished):
    while not finished.is_set():
        print("polled")


def relays():
    relay = Relay()
    relay.start()
    try:
        print("work")
    finally:
        relay.close()


def polls():
    quit_now = threading.Event()
    poller = threading.Thread(target=poll, kwargs={"finished": quit_now})
    poller.start()
    print("work")
    quit_now.set()
    poller.join()


if __name__ == "__main__":
    Process(target=relays).start()
    Process(target=polls).start()
