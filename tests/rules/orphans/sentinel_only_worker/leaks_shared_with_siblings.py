"""Near misses: only the main process does it, something else is filled, or all wait for one."""

import time
from multiprocessing import Event, Manager, Process, Value


def load(space):
    space.progress = 100


def report(space):
    while not space.loaded:
        print(space.progress)
        time.sleep(1)


def square(number, results):
    print(number, len(results))


def collect(results, count):
    while len(results) < count:
        time.sleep(1)


def note(number, notes):
    notes[f"note {number}"] = number


def wait_for_the_last(notes):
    while not notes["over"]:
        time.sleep(1)


def work(status):
    status.value = 1
    while status.value == 1:
        time.sleep(0.1)


def take_turns(mine):
    for _ in range(10):
        mine.wait()
        mine.clear()


def play(turn, mine):
    for _ in range(5):
        while turn.value != mine:
            time.sleep(0.1)
        print(mine)
        turn.value = 0


def main():
    manager = Manager()
    space = manager.Namespace()
    Process(target=load, args=(space,)).start()
    Process(target=report, args=(space,)).start()  # expect: PP309
    space.loaded = True
    results, notes = manager.dict(), manager.dict(over=False)
    for number in range(4):
        Process(target=square, args=(number, results)).start()
        Process(target=note, args=(number, notes)).start()
    Process(target=collect, args=(results, 4)).start()  # expect: PP309
    Process(target=wait_for_the_last, args=(notes,)).start()  # expect: PP309
    status = Value("i", 0)
    for _ in range(3):
        Process(target=work, args=(status,)).start()  # expect: PP309
    left, right = Event(), Event()
    Process(target=take_turns, args=(left,)).start()  # expect: PP302
    Process(target=take_turns, args=(right,)).start()  # expect: PP302
    left.set()
    right.set()
    turn = Value("i", 0)
    Process(target=play, args=(turn, 1)).start()  # expect: PP309
    turn.value = 1
