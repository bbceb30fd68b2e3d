"""Near misses: siblings that set something else, or only what the main process lets them set."""

import time
from multiprocessing import Manager, Process, Queue, Value


def count(state, steps):
    for number in range(steps):
        state["step"] = number
        time.sleep(1)


def watch(state):
    while True:
        time.sleep(1)
        if state["landed"] or state["lost"]:
            break


def flight():
    with Manager() as manager:
        state = manager.dict({"landed": False, "lost": False, "step": 0})
        processes = [
            Process(target=count, args=(state, 50)),
            Process(target=watch, args=(state,)),  # expect: PP309
        ]
        for process in processes:
            process.start()
        time.sleep(9)
        state["landed"] = True


def obey(orders, done):
    while orders.get() != "stop":
        time.sleep(1)
    done.value = True


def blink(done):
    while not done.value:
        time.sleep(0.5)


def lamp(orders):
    orders = Queue()
    done = Value("b", False)
    Process(target=blink, args=(done,)).start()  # expect: PP309
    Process(target=obey, args=(orders, done)).start()  # expect: PP309
    orders.put("stop")


def follow(names):
    while len(names) > 0:
        time.sleep(1)


def followed(found):
    names = Manager().list(found)
    Process(target=follow, args=(names,)).start()  # expect: PP309
    while names:
        names.pop()


def supply(given):
    settings = dict(last=10)
    settings.update(given)
    goods = settings["goods"]
    for number in range(settings["last"]):
        goods.put([number])


def gather(settings):
    merged = {"finished": 0}
    merged.update(settings)
    goods = merged["goods"]
    while True:
        if goods.get() is None:
            break


def supplied():
    goods = Queue()
    for number in range(4):
        Process(target=supply, args=(dict(number=number, goods=goods),)).start()
    Process(target=gather, args=(dict(goods=goods),)).start()  # expect: PP309
    goods.put(None)


def await_entry(entries):
    while "ready" not in entries:
        time.sleep(1)


def entries_of_main():
    entries = Manager().dict()
    Process(target=await_entry, args=(entries,)).start()  # expect: PP309
    entries["ready"] = True
