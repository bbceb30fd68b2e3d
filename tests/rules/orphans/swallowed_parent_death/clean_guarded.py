"""A broad handler in a worker that ends with its parent all the same."""

import multiprocessing
import os
import threading
from multiprocessing import Pipe, Process


def end_with_parent():
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def serve(inbox):
    end_with_parent()
    while True:
        try:
            print(inbox.recv())
        except Exception:
            print("failed")


def main():
    Process(target=serve, args=(Pipe()[0],)).start()
