"""One of the workers sets the event that all of them look at, once it has done enough."""

from multiprocessing import Event, Manager, Process, Value


def collect(over, found):
    while not over.is_set():
        found.value += 1


def improve(over, steps, count):
    while not over.is_set():
        steps.value += 1
        if steps.value >= count:
            over.set()


def learn(count):
    over = Event()
    steps, found = Value("i", 0), Value("i", 0)
    workers = [Process(target=collect, args=[over, found]) for _ in range(3)]
    workers.append(Process(target=improve, args=[over, steps, count]))
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


class Search:
    """The event is an attribute, made by a manager; who finds something says so."""

    def __init__(self):
        self.hit = Manager().Event()

    def dig(self, seed):
        while not self.hit.is_set():
            seed = (seed * 17) % 1009
            if seed == 1:
                self.hit.set()
                print("found", seed)

    def start(self):
        for seed in range(2, 6):
            Process(target=self.dig, args=(seed,)).start()
