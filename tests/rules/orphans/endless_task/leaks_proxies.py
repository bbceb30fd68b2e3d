"""Objects that hand on what they are asked for to others."""

import multiprocessing
import time


class Methods:
    """The module, with workers that are forked where that is possible."""

    def __init__(self):
        self._forking = multiprocessing.get_context("fork")

    def __getattr__(self, name):
        if hasattr(self._forking, name):
            return getattr(self._forking, name)
        return getattr(multiprocessing, name)


class Service:
    def serve(self):
        while True:
            time.sleep(1)

    def report(self):
        print("alive")


class Logged:
    def __init__(self, inner):
        self._inner = inner

    def __getattr__(self, name):
        print("asked for", name)
        return getattr(self._inner, name)

    def stop(self):
        print("stopped")


methods = Methods()


def turn():
    while True:
        time.sleep(1)


def work(service):
    service.serve()


def start():
    logged = Logged(Service())
    methods.Process(target=turn).start()  # expect: PP301
    multiprocessing.Process(target=logged.serve).start()  # expect: PP301
    multiprocessing.Process(target=work, args=(logged,)).start()  # expect: PP301
    multiprocessing.Process(target=logged.report).start()
    multiprocessing.Process(target=logged.stop).start()
