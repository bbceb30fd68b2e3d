"""Near misses: threads that only the main process stops."""

import threading
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait


def listen(orders, stop):
    while True:
        ready = wait([orders, stop])
        if stop in ready and stop.recv() == "stop":
            return
        if orders in ready:
            print(orders.recv())


def work(orders, stop):
    listener = threading.Thread(target=listen, args=(orders, stop), daemon=True)
    listener.start()
    try:
        print(sum(range(10**6)))
    finally:
        print("done")
        listener.join()


def worked():
    ours, theirs = Pipe()
    stop, stopping = Pipe(duplex=False)
    Process(target=work, args=(theirs, stop)).start()  # expect: PP309
    print(ours.recv())
    stopping.send("stop")
