"""Functions for the other module."""

import time


def serve():
    while True:
        time.sleep(1)


def finish():
    for _ in range(3):
        time.sleep(1)


class Server:
    def serve(self):
        serve()
