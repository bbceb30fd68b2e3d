"""Near misses: sent too late, perhaps, or once to who takes again and again."""

from multiprocessing import Pipe, Process


def step(line):
    print(line.recv())
    line.send("done")


def late(first):
    near, far = Pipe()
    Process(target=step, args=(far,)).start()  # expect: PP302
    near.send(first)


def perhaps(first):
    near, far = Pipe()
    if first:
        near.send(first)
    Process(target=step, args=(far,)).start()  # expect: PP302
    return near


def serve(line):
    while True:
        line.send(line.recv())


def once(first):
    near, far = Pipe()
    near.send(first)
    Process(target=serve, args=(far,)).start()  # expect: PP302
    return near
