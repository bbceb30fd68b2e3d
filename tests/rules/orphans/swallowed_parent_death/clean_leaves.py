"""Handlers that let the end of the pipe leave the loop."""

import logging
from multiprocessing import Pipe, Process


def leaves(inbox, outbox):
    outbox.close()
    while True:
        try:
            print(inbox.recv())
        except EOFError:
            break
        except Exception:
            logging.exception("failed")


def leaves_on_all(inbox, outbox):
    outbox.close()
    while True:
        try:
            print(inbox.recv())
        except Exception:
            return


def raises(inbox, outbox):
    outbox.close()
    while True:
        try:
            print(inbox.recv())
        except Exception:
            logging.exception("failed")
            raise


def receives_outside(inbox, outbox):
    outbox.close()
    while True:
        message = inbox.recv()
        try:
            print(message.name)
        except Exception:
            logging.exception("failed")


def answers(inbox, outbox):
    outbox.close()
    while True:
        try:
            print(inbox.recv())
            inbox.send(("done", True))
        except (KeyboardInterrupt, Exception):
            logging.exception("failed")
            inbox.send((None, False))
        finally:
            print("over")


def main():
    inbox, outbox = Pipe(duplex=False)
    for each in (leaves, leaves_on_all, raises, receives_outside, answers):
        Process(target=each, args=(inbox, outbox)).start()
