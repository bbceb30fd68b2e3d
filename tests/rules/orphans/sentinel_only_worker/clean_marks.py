"""Messages that say in a place of their own whether another will come, which a sibling says."""

from multiprocessing import Process, Queue


def show(queue):
    while True:
        line, more = queue.get()
        if not more:
            break
        print(line)


def read(queue):
    with open("words.txt") as file:
        for line in file:
            queue.put([line, True])
    queue.put([line.upper(), False])


class Looking:
    def __init__(self, **options):
        self.queue = options["queue"]
        self.look()

    def look(self):
        while True:
            message = self.queue.get()
            if message[1] is None:
                return
            print(message[0])


class Reading:
    def __init__(self, **options):
        self.queue = options["queue"]
        for line in open("words.txt"):
            self.queue.put((line, len(line)))
        self.queue.put((line.upper(), None))


def main():
    queue = Queue()
    Process(target=read, args=(queue,)).start()
    Process(target=show, args=(queue,)).start()


def main_of_objects():
    queue = Queue()
    Process(target=Reading, kwargs={"queue": queue}).start()
    Process(target=Looking, kwargs={"queue": queue}).start()
