"""Near misses: the sibling that answers needs the main process for it."""

from multiprocessing import Event, Process, Queue


class Store(Process):
    def __init__(self, orders, states, stop):
        super().__init__()
        self.orders, self.states, self.stop = orders, states, stop

    def run(self):
        while not self.stop.is_set():
            order = self.orders.get()
            self.states.put(order)


class Reader(Process):
    def __init__(self, states):
        super().__init__()
        self.states = states

    def run(self):
        for _ in range(10):
            print(self.states.get())


def main():
    orders, states, stop = Queue(), Queue(), Event()
    crew = [
        Store(orders, states, stop),  # expect: PP309
        Reader(states),  # expect: PP302
    ]
    for worker in crew:
        worker.start()
    for order in range(10):
        orders.put(order)
    stop.set()


if __name__ == "__main__":
    main()
