"""Says how long to go on."""

import threading

running = True
once = False
left = 10
ending = threading.Event()


def finish():
    global running
    running = False


def count():
    global left
    left -= 1
    if not left:
        finish()
