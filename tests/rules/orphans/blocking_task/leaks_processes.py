"""Waits for what belongs to multiprocessing."""

import multiprocessing
from multiprocessing import Barrier, Condition, Event, JoinableQueue, Lock, Manager, Pipe
from multiprocessing import Pool, Process, Queue, Semaphore, SimpleQueue


def one_item(jobs):
    print(jobs.get())


def one_item_of_block(jobs):
    print(jobs.get(True))


def one_item_no_timeout(jobs):
    print(jobs.get(block=True, timeout=None))


def ten_items(jobs):
    for _ in range(10):
        print(jobs.get())


def put_into_bounded(results):
    for number in range(10):
        results.put(number)


def put_one(results):
    results.put(1)


def joins(jobs):
    jobs.join()


def waits_for(event):
    event.wait()


def waits_for_condition(condition):
    with condition:
        condition.wait()


def one_message(inbox):
    return inbox.recv()


def polls_for_ever(inbox):
    if inbox.poll(None):
        print("there is something")


def takes(signal):
    signal.acquire()


def in_helper(jobs):
    take_from(jobs)


def take_from(source):
    return source.get()


class Reader(Process):
    def __init__(self, jobs):
        super().__init__()
        self.jobs = jobs

    def run(self):
        print(self.jobs.get())


SHARED = None


def remember(jobs):
    global SHARED
    SHARED = jobs


def from_global(number):
    return SHARED.get()


def main():
    jobs = Queue()
    ours, theirs = Pipe()
    Process(target=one_item, args=(jobs,)).start()  # expect: PP302
    Process(target=one_item_of_block, args=(jobs,)).start()  # expect: PP302
    Process(target=one_item_no_timeout, args=(jobs,)).start()  # expect: PP302
    Process(target=ten_items, args=(jobs,)).start()  # expect: PP302
    Process(target=one_item, args=(SimpleQueue(),)).start()  # expect: PP302
    Process(target=one_item, args=(Manager().Queue(),)).start()  # expect: PP302
    Process(target=put_into_bounded, args=(Queue(3),)).start()  # expect: PP302
    Process(target=put_into_bounded, args=(Queue(maxsize=3),)).start()  # expect: PP302
    Process(target=put_one, args=(Queue(3),)).start()
    Process(target=joins, args=(JoinableQueue(),)).start()  # expect: PP302
    Process(target=waits_for, args=(Event(),)).start()  # expect: PP302
    Process(target=waits_for, args=(Barrier(2),)).start()  # expect: PP302
    Process(target=waits_for_condition, args=(Condition(),)).start()  # expect: PP302
    Process(target=one_message, args=(theirs,)).start()  # expect: PP302
    Process(target=polls_for_ever, args=(theirs,)).start()  # expect: PP302
    Process(target=takes, args=(Semaphore(0),)).start()  # expect: PP302
    Process(target=takes, args=(Lock(),)).start()  # expect: PP302
    Process(target=in_helper, args=(jobs,)).start()  # expect: PP302
    Process(target=in_helper, kwargs={"jobs": jobs}).start()  # expect: PP302
    Reader(jobs).start()  # expect: PP302
    multiprocessing.get_context("fork").Process(target=one_item, args=(jobs,)).start()  # expect: PP302
    with Pool(2, initializer=remember, initargs=(jobs,)) as pool:
        pool.map(one_item, [Manager().Queue()])  # expect: PP302
    print(ours)
