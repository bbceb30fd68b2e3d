"""Messages that say in a place of their own whether another will come, which no sibling says."""

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


def main():
    queue = Queue()
    Process(target=read, args=(queue,)).start()
    Process(target=show, args=(queue,)).start()  # expect: PP309
    queue.put(["the end", False])
