"""Workers that look into a queue before they take from it, or take from it far away."""

import queue
import time
from multiprocessing import Event, Process, Queue, Value


def newest(orders):
    last = None
    while True:
        news = {}
        while not orders.empty():
            order = orders.get_nowait()
            news[order.kind] = order
        if "stop" in news:
            break
        last = news or last
        time.sleep(0.1)


def unless_empty(orders):
    while True:
        if orders.empty():
            time.sleep(1)
            continue
        order = orders.get()
        if order is None:
            break


def if_there_is_one(orders):
    while True:
        order = None
        if not orders.empty():
            order = orders.get_nowait()
        if order == "STOP":
            return
        time.sleep(1)


def while_value(orders, going):
    while going.value:
        if orders.qsize() > 0:
            print(orders.get_nowait())
        time.sleep(1)


def far_away(orders):
    while True:
        try:
            order = step(orders)
        except queue.Empty:
            continue
        if order is None:
            return


def step(orders):
    return fetch(orders)


def fetch(orders):
    return orders.get(timeout=2)


def or_none(orders):
    while True:
        order = try_fetch(orders)
        if not order:
            continue
        if order == "STOP":
            break


def try_fetch(orders):
    try:
        return orders.get(timeout=2)
    except queue.Empty:
        return None


def again(found):
    for number in range(3):
        keep = True
        while keep:
            try:
                found.put(number, True, 1)
                keep = False
            except Exception:
                keep = True


class Worker(Process):
    def __init__(self, orders):
        super().__init__()
        self.orders = orders
        self.over = Event()

    def run(self):
        while not self.over.is_set():
            self.work()

    def work(self):
        try:
            print(self.orders.get(timeout=1))
        except queue.Empty:
            pass

    def stop(self):
        self.over.set()


def start():
    orders, found = Queue(), Queue(maxsize=3)
    Process(target=newest, args=(orders,)).start()  # expect: PP309
    Process(target=unless_empty, args=(orders,)).start()  # expect: PP309
    Process(target=if_there_is_one, args=(orders,)).start()  # expect: PP309
    Process(target=while_value, args=(orders, Value("b", True))).start()  # expect: PP309
    Process(target=far_away, args=(orders,)).start()  # expect: PP309
    Process(target=or_none, args=(orders,)).start()  # expect: PP309
    Process(target=again, args=(found,)).start()  # expect: PP309
    Worker(orders).start()  # expect: PP309
