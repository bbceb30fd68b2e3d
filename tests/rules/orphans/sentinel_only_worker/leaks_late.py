"""Writers that look at the clock, but only once another message has come."""

import time
from datetime import datetime, timedelta
from multiprocessing import Manager, Process


def write(queue, path, hours=72):
    until = datetime.now() + timedelta(hours=hours)
    with open(path, "w") as file:
        while True:
            message = queue.get()
            name, value = message
            if datetime.now() > until or value == "complete":
                break
            file.write(name + value)


def listen(queue):
    start = time.time()
    while True:
        job = queue.get()
        if job is None:
            return
        print(job)
        if time.time() - start > 60:
            return


def main(path):
    queue = Manager().Queue()
    Process(target=write, args=(queue, path)).start()  # expect: PP309
    Process(target=listen, args=(queue,)).start()  # expect: PP309
    queue.put((None, "complete"))
