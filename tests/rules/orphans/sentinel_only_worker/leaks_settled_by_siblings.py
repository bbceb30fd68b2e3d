"""What a loop looks at is set for sure: by a sibling that goes on for ever, or before the loop."""

import time
from multiprocessing import Event, JoinableQueue, Process, Queue, Value


class Stop:
    """Nothing is left to do."""


def measure(calibrated, latest):
    first = True
    while True:
        latest.value = time.time()
        if first:
            calibrated.set()
            first = False


def drive(calibrated, turned, latest):
    while not calibrated.is_set():
        pass
    for _ in range(3):
        turn(turned)
        while not turned.is_set():
            pass
        turned.clear()
        print(latest.value)


def turn(turned):
    time.sleep(1)
    turned.set()


def film(has_frame):
    has_frame.value = True
    while True:
        time.sleep(1)


def look(has_frame):
    while has_frame.value == 0:
        time.sleep(0.01)


def cook(dishes):
    for dish in range(10):
        dishes.put(dish)
    dishes.put(Stop())


def eat(dishes):
    while True:
        dish = dishes.get()
        if isinstance(dish, Stop):
            break
        print(dish)


def order(loaves):
    for loaf in range(10):
        loaves.put(loaf)
    loaves.join()


def bake(loaves):
    while True:
        print(loaves.get())
        loaves.task_done()


def main():
    calibrated, turned, latest = Event(), Event(), Value("d", 0)
    Process(target=measure, args=(calibrated, latest)).start()  # expect: PP301
    Process(target=drive, args=(calibrated, turned, latest)).start()
    has_frame = Value("b", False)
    Process(target=film, args=(has_frame,)).start()  # expect: PP301
    Process(target=look, args=(has_frame,)).start()
    dishes, loaves = Queue(), JoinableQueue()
    Process(target=cook, args=(dishes,)).start()
    Process(target=eat, args=(dishes,)).start()
    Process(target=order, args=(loaves,)).start()
    Process(target=bake, args=(loaves,)).start()  # expect: PP301
