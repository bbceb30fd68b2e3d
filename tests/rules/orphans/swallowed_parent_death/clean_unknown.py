"""A broad handler around a receiver of unknown origin."""

from multiprocessing import Process


def serve(inbox):
    while inbox.is_open:
        try:
            print(inbox.recv())
        except Exception:
            print("failed")


def main(inbox):
    Process(target=serve, args=(inbox,)).start()
