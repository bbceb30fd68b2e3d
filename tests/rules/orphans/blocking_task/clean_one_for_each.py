"""As many workers are started as there are items, and each of them takes one."""

from multiprocessing import Process, Queue


class Kitchen:
    def __init__(self):
        self.orders = Queue()

    def order(self, *dishes):
        for dish in dishes:
            self.orders.put(dish)
        return self

    def cook(self, orders):
        print(orders.get())

    def serve(self):
        cooks = [
            Process(target=self.cook, args=(self.orders,)) for _ in range(self.orders.qsize())
        ]
        while cooks:
            cook = cooks.pop()
            cook.start()
            cook.join()


def open_kitchen(dishes):
    Kitchen().order(*dishes).serve()
