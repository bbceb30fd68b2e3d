"""Handlers that take the end of the pipe."""

import logging
import time
from multiprocessing import Pipe, Process


def broad(inbox):
    while True:
        try:
            print(inbox.recv())
        except Exception:
            logging.exception("failed")


def bare(inbox):
    while True:
        try:
            print(inbox.recv())
        except:
            pass


def sleeps(inbox):
    while True:
        try:
            print(inbox.recv())
        except Exception as error:
            print(error)
            time.sleep(1)


def continues(inbox):
    while True:
        try:
            message = inbox.recv()
        except Exception:
            continue
        if message is None:
            break


def names_it(inbox):
    while True:
        try:
            print(inbox.recv())
        except (EOFError, ValueError):
            time.sleep(1)


def with_sentinel(inbox):
    while True:
        try:
            message = inbox.recv()
            if message == "stop":
                break
            print(message)
        except Exception:
            logging.exception("failed")


def in_bytes(inbox):
    while True:
        try:
            print(inbox.recv_bytes())
        except BaseException:
            print("failed")


def nested(inbox):
    while True:
        try:
            try:
                print(inbox.recv())
            except ValueError:
                print("bad value")
        except Exception:
            print("failed")


def after_keyboard(inbox):
    while True:
        try:
            print(inbox.recv())
        except KeyboardInterrupt:
            break
        except Exception:
            print("failed")


def closing(inbox, outbox):
    outbox.close()
    while True:
        try:
            print(inbox.recv())
        except Exception:
            print("failed")


def serve(inbox):
    broad(inbox)


class Worker(Process):
    def __init__(self, inbox):
        super().__init__()
        self.inbox = inbox

    def run(self):
        while True:
            try:
                self.handle(self.inbox.recv())
            except Exception:
                logging.exception("failed")

    def handle(self, message):
        print(message)


def main():
    inbox, outbox = Pipe()
    Process(target=broad, args=(inbox,)).start()  # expect: PP304
    Process(target=bare, args=(inbox,)).start()  # expect: PP304
    Process(target=sleeps, args=(inbox,)).start()  # expect: PP304
    Process(target=continues, args=(inbox,)).start()  # expect: PP304
    Process(target=names_it, args=(inbox,)).start()  # expect: PP304
    Process(target=with_sentinel, args=(inbox,)).start()  # expect: PP304
    Process(target=in_bytes, args=(inbox,)).start()  # expect: PP304
    Process(target=nested, args=(inbox,)).start()  # expect: PP304
    Process(target=after_keyboard, args=(inbox,)).start()  # expect: PP304
    Process(target=closing, args=(inbox, outbox)).start()  # expect: PP304
    Process(target=serve, args=(inbox,)).start()  # expect: PP304
    Worker(inbox).start()  # expect: PP304
    Process(target=broad, args=(outbox,)).start()  # expect: PP304
    Process(target=broad, kwargs={"inbox": inbox}, daemon=True).start()  # expect: PP304
    Process(None, broad, args=(Pipe()[1],)).start()  # expect: PP304
