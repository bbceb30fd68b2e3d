"""Lists of a manager that are looked at again and again until something is in them."""

import multiprocessing as mp
import time


class Shelf:
    """A queue of one's own."""

    def __init__(self, width):
        self.width = width
        self.books = mp.Manager().list()
        self.shut = mp.Event()
        self.lock = mp.Lock()

    def add(self, book):
        with self.lock:
            self.books.append(book)

    def take(self, at_once=False):
        while not self.shut.is_set():
            with self.lock:
                if len(self.books) > 0:
                    taken = self.books[: self.width]
                    self.books[: self.width] = []
                    return taken
            if at_once:
                break
            time.sleep(0.1)
        return None

    def close(self):
        self.shut.set()


class Reader(mp.Process):
    def __init__(self, shelf):
        super().__init__()
        self.shelf = shelf

    def run(self):
        while True:
            books = self.shelf.take()
            if books is None:
                break
            for book in books:
                print(book)


class Library:
    def __init__(self, count):
        self.shelf = Shelf(count)
        self.readers = [Reader(shelf=self.shelf) for _ in range(count)]  # expect: PP309
        for reader in self.readers:
            reader.start()

    def close(self):
        self.shelf.close()


class Keeper(mp.Process):
    """Takes from a shelf of the same kind, which puts nothing on it."""

    def __init__(self, shelf):
        super().__init__()
        self.shelf = shelf

    def run(self):
        while self.shelf.take() is not None:
            print("kept")


class Archive:
    def __init__(self):
        self.shelf = Shelf(9)
        self.keeper = Keeper(self.shelf)  # expect: PP309
        self.keeper.start()


def first_letter(letters):
    while not letters:
        time.sleep(1)
    print(letters.pop(0))


def until_any(letters):
    while True:
        if len(letters):
            break
        time.sleep(1)


def main():
    manager = mp.Manager()
    letters, others = manager.list(), manager.list()
    mp.Process(target=first_letter, args=(letters,)).start()  # expect: PP309
    mp.Process(target=until_any, args=(others,)).start()  # expect: PP309
    time.sleep(5)
    letters.append("late")
    others.extend(["later"])
