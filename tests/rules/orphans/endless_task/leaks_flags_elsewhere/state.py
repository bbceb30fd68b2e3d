"""Says how long to go on; each process has a module of its own."""

import threading

running = True
over = False
ending = threading.Event()


def finish():
    global running, over
    running, over = False, True
