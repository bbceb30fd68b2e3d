"""Waits that a sibling or a thread of the task ends, and such as come to what is there."""

from multiprocessing import Pipe, Process, Queue
from threading import Thread


def produce(lines):
    for number in range(10**6):
        lines.put(number)


def consume(lines, sums):
    while True:
        line = lines.get()
        if line is None:
            break
        sums.append(line)


def drained():
    lines = Queue(maxsize=10)
    Process(target=produce, args=(lines,)).start()
    Process(target=consume, args=(lines, [])).start()  # expect: PP309
    return lines


def answer():
    done = Queue()

    def run():
        done.put(6 * 7)

    Thread(target=run).start()
    return done.get()


def first_error(errors):
    if not errors.empty():
        raise errors.get()


def newest(errors):
    if errors.empty():
        return None
    return errors.get()


def glance(conn):
    if conn.poll():
        print(conn.recv())


def looked_at():
    errors = Queue()
    ours, theirs = Pipe()
    Process(target=answer).start()
    Process(target=first_error, args=(errors,)).start()
    Process(target=newest, args=(errors,)).start()
    Process(target=glance, args=(theirs,)).start()
    return errors, ours
