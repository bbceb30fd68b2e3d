"""Near misses: room that only the parent makes, tests that say nothing about what is waited for."""

from multiprocessing import Pipe, Process, Queue
from threading import Thread


def produce(lines):
    for number in range(10**6):
        lines.put(number)


def relay(lines, out):
    for _ in range(10**6):
        out.put(lines.get())


def only_the_parent_takes():
    lines, out = Queue(maxsize=10), Queue(maxsize=10)
    Process(target=produce, args=(lines,)).start()  # expect: PP302
    Process(target=relay, args=(lines, out)).start()  # expect: PP302
    return out


def other_queue(errors, jobs):
    if not errors.empty():
        return jobs.get()
    return None




def answer():
    done = Queue()
    Thread(target=print, args=("working",)).start()
    return done.get()


def looked_at():
    errors, jobs = Queue(), Queue()
    Process(target=other_queue, args=(errors, jobs)).start()  # expect: PP302
    Process(target=answer).start()  # expect: PP302
    return errors, jobs


def echo(inbox):
    while True:
        inbox.send(inbox.recv())


def three_calls(outbox):
    for number in range(3):
        outbox.send(number)


def goes_on_receiving():
    inbox, outbox = Pipe()
    Process(target=echo, args=(inbox,)).start()  # expect: PP302
    Process(target=three_calls, args=(outbox,)).start()
