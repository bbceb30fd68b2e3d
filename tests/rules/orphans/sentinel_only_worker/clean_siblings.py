"""Flags that a sibling sets by itself, and lists that the workers empty."""

import time
from multiprocessing import Manager, Process, Queue, Value


def fly(state, steps):
    for _ in range(steps):
        if state["found"]:
            break
        time.sleep(1)
    state["landed"] = True


def watch(state):
    while True:
        time.sleep(1)
        if state["landed"] or state["found"]:
            break


def look(state):
    while not state.get("landed"):
        time.sleep(1)


def flight():
    with Manager() as manager:
        state = manager.dict({"landed": False, "found": False})
        tasks = [(fly, (state, 50)), (watch, (state,)), (look, (state,))]
        processes = [Process(target=task, args=args) for task, args in tasks]
        for process in processes:
            process.start()
        for process in processes:
            process.join()


def measure(done):
    for _ in range(100):
        time.sleep(1)
    done.value = True


def blink(done):
    while not done.value:
        time.sleep(0.5)


def lamp():
    done = Value("b", False)
    Process(target=blink, args=(done,)).start()
    Process(target=measure, args=(done,)).start()


def download(names):
    while len(names) > 0:
        print(names.pop())


def downloads(found):
    names = Manager().list()
    names.extend(found)
    for _ in range(4):
        Process(target=download, args=(names,)).start()


def supply(given):
    settings = dict(last=10)
    settings.update(given)
    goods = settings["goods"]
    for number in range(settings["last"]):
        goods.put(number)
    goods.put(None)


def gather(number, goods):
    finished = 0
    while True:
        if finished == number:
            break
        item = goods.get()
        if item is None:
            finished += 1
            continue
        print(item)


def supplied():
    goods = Queue()
    for number in range(4):
        Process(target=supply, args=(dict(number=number, goods=goods),)).start()
    Process(target=gather, args=(4, goods)).start()


def await_entry(entries):
    while "ready" not in entries:
        time.sleep(1)


def make_entry(entries):
    time.sleep(5)
    entries["ready"] = True


def add_own(entries):
    while "own" not in entries:
        entries["own"] = len(entries)


def entries_of_siblings():
    entries = Manager().dict()
    Process(target=await_entry, args=(entries,)).start()
    Process(target=make_entry, args=(entries,)).start()
    Process(target=add_own, args=(entries,)).start()
