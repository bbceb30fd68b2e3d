"""One handler goes on with the loop, and another, of everything, ends it: that is an accident."""

import time
from multiprocessing import Process


class Interrupted(Exception):
    pass


def measure(probe):
    while True:
        try:
            time.sleep(5)
            probe.measure()
        except Interrupted:
            print("again")
        except Exception:
            print("broken")
            break


def compare(probe):
    while True:
        try:
            probe.compare()
        except (KeyError, ValueError) as error:
            print("nothing to compare", error)
            continue
        except Exception:
            raise
        finally:
            time.sleep(1)


def start(probe):
    Process(target=measure, args=(probe,)).start()  # expect: PP301
    Process(target=compare, args=(probe,)).start()  # expect: PP301
