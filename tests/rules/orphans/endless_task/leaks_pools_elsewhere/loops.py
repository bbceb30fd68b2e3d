import time


def watch():
    while True:
        time.sleep(1)
