"""Queues that a project derives from those of the library."""

import multiprocessing
import multiprocessing.queues
from multiprocessing import Process


class Counted(multiprocessing.queues.Queue):
    """A recipe that many share: it counts what is in it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, ctx=multiprocessing.get_context(), **kwargs)
        self.size = multiprocessing.Value("i", 0)

    def put(self, *args, **kwargs):
        super().put(*args, **kwargs)
        self.size.value += 1

    def get(self, *args, **kwargs):
        item = super().get(*args, **kwargs)
        self.size.value -= 1
        return item


class Plain(multiprocessing.queues.Queue):
    def __init__(self):
        super().__init__(ctx=multiprocessing.get_context())


def work(queue):
    for item in iter(queue.get, "STOP"):
        print(item)


def work_until_none(queue):
    while True:
        item = queue.get()
        if item is None:
            break
        print(item)


def main():
    counted, plain = Counted(), Plain()
    Process(target=work, args=(counted,)).start()  # expect: PP309
    Process(target=work_until_none, args=(counted,)).start()  # expect: PP309
    Process(target=work, args=(plain,)).start()  # expect: PP309
    Process(target=work_until_none, args=(plain,)).start()  # expect: PP309
    for item in ("one", "STOP"):
        counted.put(item)
        plain.put(item)


if __name__ == "__main__":
    main()
