"""Queues that are looked into, or put into, again and again until it works."""

import time
from multiprocessing import Manager, Process, Queue
from queue import Empty, Full


def puts_each(queue):
    for item in range(100):
        while True:
            try:
                queue.put_nowait(item)
                break
            except Full:
                time.sleep(0.1)


def puts_by_another(queue):
    def keep_trying(item):
        while True:
            try:
                queue.put_nowait(item)
            except Full:
                time.sleep(0.1)
            else:
                return True

    for item in range(100):
        if not keep_trying(item):
            return


def notes_that_it_was_put(queue):
    put = False
    while not put:
        try:
            queue.put("item", block=False)
            put = True
        except Full:
            time.sleep(0.1)


def asks_for_room(queue):
    while queue.full():
        time.sleep(0.1)
    queue.put("item")


def takes_one(queue):
    while True:
        try:
            item = queue.get_nowait()
            break
        except Empty:
            time.sleep(1)
    print(item)


def takes_until_told(queue):
    while True:
        try:
            item = queue.get(False)
        except Empty:
            time.sleep(1)
            continue
        if item is None:
            break


def puts_a_few_times(queue):
    for _ in range(5):
        try:
            queue.put_nowait("item")
            break
        except Full:
            time.sleep(1)


def gives_up(queue):
    tries = 0
    while True:
        try:
            queue.put_nowait("item")
            break
        except Full:
            tries += 1
            if tries > 10:
                raise
            time.sleep(1)


def takes_what_is_there(queue):
    while True:
        try:
            print(queue.get_nowait())
        except Empty:
            break


def asks_once(queue):
    if not queue.full():
        queue.put("item")


def start():
    Process(target=puts_each, args=(Queue(10),)).start()  # expect: PP309
    Process(target=puts_by_another, args=(Manager().Queue(100),)).start()  # expect: PP309
    Process(target=notes_that_it_was_put, args=(Queue(1),)).start()  # expect: PP309
    Process(target=asks_for_room, args=(Queue(maxsize=3),)).start()  # expect: PP309
    Process(target=takes_one, args=(Queue(),)).start()  # expect: PP309
    Process(target=takes_until_told, args=(Queue(),)).start()  # expect: PP309
    Process(target=puts_each, args=(Queue(),)).start()
    Process(target=puts_by_another, args=(Queue(),)).start()
    Process(target=asks_for_room, args=(Queue(),)).start()
    Process(target=puts_a_few_times, args=(Queue(3),)).start()
    Process(target=gives_up, args=(Queue(3),)).start()
    Process(target=takes_what_is_there, args=(Queue(),)).start()
    Process(target=asks_once, args=(Queue(3),)).start()
