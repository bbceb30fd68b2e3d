"""Methods and functions whose names are put together of texts that are known."""

import time
from multiprocessing import Process


class Jobs:
    def run_always(self):
        while True:
            time.sleep(1)

    def run_once(self):
        print("once")

    def run(self, kind):
        getattr(self, f"run_{kind}")()


class Sums:
    def do_count(self):
        number = 0
        while True:
            number += 1

    def do(self, what):
        getattr(self, "do_" + what)()


def works():
    Jobs().run("always")


def works_twice():
    for kind in ("once", "always"):
        Jobs().run(kind)


def counts():
    Sums().do("count")


def spin_for_good():
    while True:
        time.sleep(1)


def spins():
    globals()["spin_" + "for_good"]()


if __name__ == "__main__":
    Process(target=works).start()  # expect: PP301
    Process(target=works_twice).start()  # expect: PP301
    Process(target=counts).start()  # expect: PP301
    Process(target=spins).start()  # expect: PP301
