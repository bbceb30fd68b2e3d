"""Long waits for what a sibling sends, or a child of the worker's own."""

from multiprocessing import Process, Queue


def bake(loaves):
    for number in range(9):
        loaves.put(number)


def serve(loaves):
    for _ in range(9):
        print(loaves.get(timeout=3600))


class Kitchen:
    def __init__(self):
        self.loaves = Queue()
        self.baker = Process(target=bake, args=(self.loaves,))
        self.baker.start()

    def take(self):
        return self.loaves.get(timeout=3600)


def cater():
    kitchen = Kitchen()
    for _ in range(9):
        print(kitchen.take())


def main():
    loaves = Queue()
    Process(target=bake, args=(loaves,)).start()
    Process(target=serve, args=(loaves,)).start()
    Process(target=cater).start()
