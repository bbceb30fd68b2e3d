"""Ways out by a limit that an object was to be made with, and was not."""

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


class Watch:
    def __init__(self, deadline=None):
        self.deadline = deadline

    def is_over(self):
        return self.deadline is not None and time.time() > self.deadline

    def goes_on(self):
        if self.deadline is None:
            return True
        return time.time() < self.deadline

    def until_over(self):
        while not self.is_over():
            time.sleep(1)

    def while_it_goes_on(self):
        while self.goes_on():
            time.sleep(1)


def start(url):
    Poller(url).start()  # expect: PP301
    Poller(url, most=3).start()  # expect: PP301
    Counter(url, time.time() + 60).start()  # expect: PP301
    Process(target=Watch().until_over).start()  # expect: PP301
    watch = Watch()
    Process(target=watch.while_it_goes_on).start()  # expect: PP301
