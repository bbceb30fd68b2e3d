"""Near misses: it is set if somebody wants it, never, late, or the other way round."""

import time
from multiprocessing import Event, JoinableQueue, Process, Value


def measure(is_near, calibrated):
    while True:
        if is_near():
            calibrated.set()


def drive(calibrated):
    while not calibrated.is_set():
        pass


def film(over):
    try:
        while True:
            time.sleep(1)
    finally:
        over.set()


def look(over):
    while not over.is_set():
        time.sleep(0.01)


def shift_lights(over):
    try:
        while not over.is_set():
            time.sleep(1)
    finally:
        over.set()


def run_trains(over):
    while not over.is_set():
        time.sleep(1)


def answer(questions, asked):
    while True:
        questions.get()
        asked.set()


def wait_for_a_question(asked):
    while not asked.is_set():
        time.sleep(1)


def shine(on):
    while True:
        on.set()
        time.sleep(1)


def sit_in_the_light(on):
    while on.is_set():
        time.sleep(1)


def forget(seen):
    while True:
        seen.value = False
        time.sleep(1)


def seek(seen):
    while not seen.value:
        time.sleep(1)


def turn(turned):
    turned.set()
    turned.clear()
    while not turned.is_set():
        time.sleep(1)


def order(loaves):
    for loaf in range(10):
        loaves.put(loaf)
    loaves.join()


def take(loaves):
    while True:
        print(loaves.get())


def main(is_near):
    calibrated, over, on, turned, seen = Event(), Event(), Event(), Event(), Value("b", False)
    Process(target=measure, args=(is_near, calibrated)).start()  # expect: PP301
    Process(target=drive, args=(calibrated,)).start()  # expect: PP309
    Process(target=film, args=(over,)).start()  # expect: PP301
    Process(target=look, args=(over,)).start()  # expect: PP309
    Process(target=shine, args=(on,)).start()  # expect: PP301
    Process(target=sit_in_the_light, args=(on,)).start()  # expect: PP309
    Process(target=forget, args=(seen,)).start()  # expect: PP301
    Process(target=seek, args=(seen,)).start()  # expect: PP309
    Process(target=turn, args=(turned,)).start()  # expect: PP309
    closed, asked, questions = Event(), Event(), JoinableQueue()
    Process(target=shift_lights, args=(closed,)).start()  # expect: PP309
    Process(target=run_trains, args=(closed,)).start()  # expect: PP309
    Process(target=answer, args=(questions, asked)).start()  # expect: PP301
    Process(target=wait_for_a_question, args=(asked,)).start()  # expect: PP309
    loaves = JoinableQueue()
    Process(target=order, args=(loaves,)).start()  # expect: PP302
    Process(target=take, args=(loaves,)).start()  # expect: PP301
