"""Queues of a project that do not wait for ever, whatever their methods are given."""

import multiprocessing
import multiprocessing.queues
from multiprocessing import Process


class Patient(multiprocessing.queues.Queue):
    def __init__(self):
        super().__init__(ctx=multiprocessing.get_context())

    def get(self, *args):
        options = args or (True, 20)
        return super().get(*options)


class Impatient(multiprocessing.queues.Queue):
    def __init__(self):
        super().__init__(ctx=multiprocessing.get_context())

    def get(self, *args, **kwargs):
        return super().get(True, 5)


class Asked(multiprocessing.queues.Queue):
    def __init__(self):
        super().__init__(ctx=multiprocessing.get_context())

    def get(self, *args, **kwargs):
        if self.empty():
            return "STOP"
        return super().get(*args, **kwargs)


def work(queue):
    for item in iter(queue.get, "STOP"):
        print(item)


def main():
    for queue in (Patient(), Impatient(), Asked()):
        Process(target=work, args=(queue,)).start()
        queue.put("one")
        queue.put("STOP")


if __name__ == "__main__":
    main()
