"""Objects of the project that wait for each item while a worker runs over them."""

import multiprocessing

import zmq


class Inbox:
    """Gives what comes out of a queue."""

    def __init__(self, queue):
        self.queue = queue

    def __iter__(self):
        while True:
            letter = self.queue.get()
            if letter is None:
                return
            yield letter


class Feed:
    """Is its own iterator."""

    def __init__(self, port):
        self.source = zmq.Context().socket(zmq.PULL)
        self.source.connect(f"tcp://localhost:{port}")

    def __iter__(self):
        return self

    def __next__(self):
        return self.source.recv()


class Calls(Feed):
    """Inherits that."""


class Post(multiprocessing.Process):
    def __init__(self, inbox):
        super().__init__()
        self.inbox = inbox

    def run(self):
        for letter in self.inbox:
            print(letter)


def read(inbox):
    for number, letter in enumerate(inbox):
        print(number, letter)


def count(inbox):
    return sum(len(letter) for letter in inbox)


def follow(port):
    for message in Feed(port):
        print(message)


def answer(port):
    for message in iter(Calls(port)):
        print(message)


def main():
    queue = multiprocessing.Queue()
    multiprocessing.Process(target=read, args=(Inbox(queue),)).start()  # expect: PP302
    multiprocessing.Process(target=count, args=(Inbox(queue),)).start()  # expect: PP302
    multiprocessing.Process(target=follow, args=(5555,)).start()  # expect: PP302
    multiprocessing.Process(target=answer, args=(5555,)).start()  # expect: PP302
    Post(Inbox(queue)).start()  # expect: PP302
    queue.put("a letter")
    queue.put(None)
