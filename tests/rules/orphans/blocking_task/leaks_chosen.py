"""Near misses: nobody has told that there is something in this pipe, or which worker has it."""

from multiprocessing import Pipe, Process
from multiprocessing.connection import wait as first_of


def listen(left, right):
    ready = first_of([left, right], timeout=5)
    print(len(ready))
    print(left.recv())


# What is called wait is another function here.
def wait(ends, timeout):
    return ends


def listen_anyway(left, right):
    ready = wait([left, right], timeout=5)
    if left in ready:
        print(left.recv())


def heed(number, line):
    print(number, line.recv())


# What each is given is filled in one by one.
def crew(count):
    settings = [{"number": number} for number in range(count)]
    ends = []
    for number in range(count):
        near, far = Pipe()
        settings[number].update({"line": far})
        ends.append(near)
        Process(target=heed, kwargs=settings[number]).start()  # expect: PP302
    return ends


def main():
    a, b = Pipe()
    c, d = Pipe()
    Process(target=listen, args=(a, c)).start()  # expect: PP302
    Process(target=listen_anyway, args=(b, d)).start()  # expect: PP302
