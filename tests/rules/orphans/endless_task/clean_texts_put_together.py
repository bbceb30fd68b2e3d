"""The same, where the texts name what comes to an end, or nothing that is known."""

import time
from multiprocessing import Process


class Jobs:
    def run_always(self):
        while True:
            time.sleep(1)

    def run_once(self):
        print("once")

    def run_2(self):
        print("two")

    def run(self, kind):
        getattr(self, f"run_{kind}")()

    def run_number(self, number):
        getattr(self, f"run_{number:d}")()


def works():
    Jobs().run("once")


def works_by_number():
    Jobs().run_number(2)


def works_by_name(names):
    for name in names:
        print(getattr(Jobs(), "run_" + name, None))


if __name__ == "__main__":
    Process(target=works).start()
    Process(target=works_by_number).start()
    Process(target=works_by_name, args=(["once"],)).start()
