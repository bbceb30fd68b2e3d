"""Near misses: queues that are emptied, filled by a sibling or before, or by the process itself."""

import queue
import time
from multiprocessing import Process, Queue


def drain(box):
    while not box.empty():
        print(box.get())


def drain_until_empty(box):
    while True:
        if box.empty():
            break
        print(box.get(timeout=1))


def wait_for_sibling(box):
    while box.empty():
        time.sleep(1)


def send(box):
    for number in range(3):
        box.put(number)


def fill_own(box):
    box.put("first")
    while box.empty():
        time.sleep(0.1)


def wait_for_thread():
    box = queue.Queue()
    while box.empty():
        time.sleep(1)
        box.put("done")


def drain_by_number(box):
    while box.qsize() > 0:
        print(box.get(timeout=1))


def drain_to_the_last(box):
    while True:
        if box.qsize() < 1:
            break
        print(box.get(timeout=1))


def wait_a_while(box):
    end = time.time() + 5
    while box.empty():
        if time.time() > end:
            break


def find_filled(box):
    while box.empty():
        time.sleep(1)


def main():
    box, shared, own, late, filled = Queue(), Queue(), Queue(), Queue(), Queue()
    filled.put("work")
    crew = [
        Process(target=drain, args=(box,)),
        Process(target=drain_until_empty, args=(box,)),
        Process(target=wait_for_sibling, args=(shared,)),
        Process(target=send, args=(shared,)),
        Process(target=fill_own, args=(own,)),
        Process(target=drain_by_number, args=(box,)),
        Process(target=drain_to_the_last, args=(box,)),
        Process(target=wait_for_thread),
        Process(target=wait_a_while, args=(late,)),
        Process(target=find_filled, args=(filled,)),
    ]
    for worker in crew:
        worker.start()


# It is full once the worker has put so much into it.
def until_its_own_is_full(results):
    while True:
        if results.full():
            break
        results.put(1, timeout=1)


def start_until_its_own_is_full():
    Process(target=until_its_own_is_full, args=(Queue(3),)).start()
