"""Loops that a sibling ends, which does not need the main process for it."""

from multiprocessing import Event, Process, Queue


def fill(names, jobs, readers):
    for name in names:
        jobs.put(name)
    for _ in range(readers):
        jobs.put(None)


def read(jobs, texts):
    while True:
        name = jobs.get()
        if name is None:
            break
        texts.put(name)


def count(names, over):
    print(len(names))
    over.set()


def show(over):
    while not over.is_set():
        print("still counting")


def pipeline(names):
    jobs = Queue(maxsize=100)
    texts = Queue()
    Process(target=fill, args=(names, jobs, 4)).start()
    for _ in range(4):
        Process(target=read, args=(jobs, texts)).start()
    return texts


def counting(names):
    over = Event()
    Process(target=count, args=(names, over)).start()
    Process(target=show, args=(over,)).start()


def hand_out(names, jobs, counts):
    for name in names:
        jobs.put(name)
        counts.put(1)
    jobs.put(None)
    counts.put(None)


def add_up(counts):
    total = 0
    while True:
        count = counts.get()
        if count is None:
            break
        total += count
    print(total)


def with_a_sum(names):
    jobs, counts = Queue(), Queue()
    Process(target=hand_out, args=(names, jobs, counts)).start()
    Process(target=add_up, args=(counts,)).start()
