"""Process classes whose subclasses say what they do; nothing here starts them."""

import time
from multiprocessing import Process


class Base(Process):  # expect: PP301
    def run(self):
        self.work()


class Endless(Base):
    def work(self):
        while True:
            time.sleep(1)


class Harmless(Process):
    def run(self):
        self.work()


class Short(Harmless):
    def work(self):
        time.sleep(1)
