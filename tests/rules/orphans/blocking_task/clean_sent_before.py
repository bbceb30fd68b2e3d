"""Messages that are in a pipe before the worker which takes them out is started."""

from multiprocessing import Pipe, Process


def step(line):
    print(line.recv())
    line.send("done")


def main(first, rest):
    near, far = Pipe()
    worker = Process(target=step, args=(far,))
    near.send(first)
    worker.start()
    print(near.recv())
    for each in rest:
        near.send(each)


def start(first):
    near, far = Pipe()
    near.send(first)
    Process(target=step, args=(far,)).start()
    return near
