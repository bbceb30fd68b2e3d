import multiprocessing

from making import begin, begin_named, begin_quick


class Link:
    def open(self):
        self.orders = multiprocessing.Queue()
        self.process = begin(target=answer, args=(self.orders, "out"))
        self.named = begin_named(answer, {"orders": self.orders, "out": "out"})
        self.quick = begin_quick(answer_once, args=(self.orders,))


def answer(orders, out):
    alive = True
    while alive:
        order = orders.get()
        if order == "stop":
            alive = False


def answer_once(orders):
    print(orders.get(timeout=5))
