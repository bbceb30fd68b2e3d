"""Objects of the project that give their items at once, or that nobody runs over."""

import multiprocessing
import queue as queues


class Inbox:
    """Gives up when nothing comes."""

    def __init__(self, queue):
        self.queue = queue

    def __iter__(self):
        while True:
            try:
                yield self.queue.get(timeout=5)
            except queues.Empty:
                return


class Pages:
    """Has a method that waits, but not for its items."""

    def __init__(self, pages, queue):
        self.pages = pages
        self.queue = queue

    def __iter__(self):
        return iter(self.pages)

    def order(self):
        return self.queue.get()


class Lines:
    def __init__(self, path):
        self.file = open(path)

    def __iter__(self):
        return self

    def __next__(self):
        line = self.file.readline()
        if not line:
            raise StopIteration
        return line


class Waiting:
    """Is only measured, not run over."""

    def __init__(self, queue):
        self.queue = queue

    def __iter__(self):
        while True:
            yield self.queue.get()

    def __len__(self):
        return self.queue.qsize()


def read(inbox):
    for letter in inbox:
        print(letter)


def count(path):
    return sum(len(line) for line in Lines(path))


def measure(waiting):
    print(len(waiting))


def main(pages, path):
    queue = multiprocessing.Queue()
    multiprocessing.Process(target=read, args=(Inbox(queue),)).start()
    multiprocessing.Process(target=read, args=(Pages(pages, queue),)).start()
    multiprocessing.Process(target=count, args=(path,)).start()
    multiprocessing.Process(target=measure, args=(Waiting(queue),)).start()
