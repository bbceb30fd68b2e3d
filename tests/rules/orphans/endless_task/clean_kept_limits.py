"""Ways out by a limit that an object was made with, or that is set afterwards."""

import time
from multiprocessing import Process


class Poller(Process):
    def __init__(self, url, deadline=None, most=None):
        super().__init__()
        self.url = url
        self.deadline = deadline
        self.most = most

    def run(self):
        while True:
            if self.deadline is not None and time.time() > self.deadline:
                break
            time.sleep(1)


class Counter(Poller):
    def run(self):
        count = 0
        while not self.most or count < self.most:
            count += 1
            time.sleep(1)


class Limited(Process):
    def __init__(self, seconds=None):
        super().__init__()
        self.seconds = seconds
        if seconds is None:
            self.seconds = 60

    def run(self):
        begin = time.time()
        while self.seconds is None or time.time() < begin + self.seconds:
            time.sleep(1)


class Told(Process):
    def __init__(self, seconds=None):
        super().__init__()
        self.seconds = seconds

    def limit(self, seconds):
        self.seconds = seconds
        return self

    def run(self):
        begin = time.time()
        while True:
            if self.seconds is not None and time.time() > begin + self.seconds:
                return
            time.sleep(1)


class Watch:
    def __init__(self, deadline=None):
        self.deadline = deadline

    def is_over(self):
        return self.deadline is not None and time.time() > self.deadline

    def until_over(self):
        while not self.is_over():
            time.sleep(1)


def start(url, seconds):
    Poller(url, time.time() + seconds).start()
    Counter(url, most=seconds).start()
    Limited().start()
    Told().limit(seconds).start()
    Process(target=Watch(time.time() + seconds).until_over).start()


class Later:
    def __init__(self, deadline=None):
        self.deadline = deadline

    def until_over(self):
        while self.deadline is None or time.time() < self.deadline:
            time.sleep(1)


def set_afterwards(seconds):
    later = Later()
    later.deadline = time.time() + seconds
    Process(target=later.until_over).start()
