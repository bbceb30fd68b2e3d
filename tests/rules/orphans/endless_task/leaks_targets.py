"""Process classes with a `run` of their own that come to their target."""

import multiprocessing
import time
import traceback


class Reporting(multiprocessing.Process):
    def __init__(self, *args, **kwargs):
        multiprocessing.Process.__init__(self, *args, **kwargs)
        self.error = None

    def run(self):
        try:
            multiprocessing.Process.run(self)
        except Exception:
            self.error = traceback.format_exc()
            raise


class Named(multiprocessing.Process):
    def run(self):
        print("running", self.name)
        super().run()


class Deaf(multiprocessing.Process):
    def run(self):
        print("no target")


def watch():
    while True:
        time.sleep(1)


def once():
    time.sleep(1)


def main():
    Reporting(target=watch).start()  # expect: PP301
    Named(target=watch).start()  # expect: PP301
    Named(target=once).start()
    Deaf(target=watch).start()
