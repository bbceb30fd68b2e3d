"""Waits for what a comprehension runs over, here or by whoever is handed the generator."""

from abc import ABC, abstractmethod
from multiprocessing import Process, Queue, SimpleQueue


def squared(numbers):
    print([number * number for number in iter(numbers.get, None)])


def summed(numbers):
    print(sum(number for number in iter(numbers.get, None)))


def shown(numbers, show):
    wanted = (number for number in iter(numbers.get, None) if number)
    show(wanted)


def gone_through(numbers):
    wanted = {number for number in iter(numbers.get, None)}
    print(wanted)


class Stage(ABC):
    @abstractmethod
    def refine(self, items, output):
        """What heirs do with the items."""

    def pump(self):
        items, results = SimpleQueue(), SimpleQueue()
        Process(target=self.run, args=(items, results)).start()  # expect: PP302
        return items, results

    def run(self, items: SimpleQueue, results: SimpleQueue):
        given = (wrapped[0] for wrapped in iter(items.get, ()))
        self.refine(given, lambda item: results.put((item,)))


def main(show):
    numbers = Queue()
    Process(target=squared, args=(numbers,)).start()  # expect: PP302
    Process(target=summed, args=(numbers,)).start()  # expect: PP302
    Process(target=shown, args=(numbers, show)).start()  # expect: PP302
    Process(target=gone_through, args=(numbers,)).start()  # expect: PP302
    return numbers
