"""Handlers that take the end of the pipe, and leave the loop all the same."""

import logging, time, traceback
import multiprocessing as mp
from multiprocessing import Pipe, Process


class Worker:
    def __init__(self, conn):
        self.conn = conn

    def tell(self, ok, what):
        self.conn.send((ok, what))

    def run(self):
        while True:
            try:
                msg = self.conn.recv()
                self.tell(True, msg)
            except Exception as e:
                self.tell(False, str(e))


def counts(conn):
    failures = 0
    while True:
        try:
            msg = conn.recv()
            failures = 0
        except Exception:
            failures += 1
            if failures > 5:
                break
            time.sleep(1)


def counts_down(conn):
    retries = 3
    while retries > 0:
        try:
            print(conn.recv())
        except Exception:
            retries -= 1


def raises_if_over(conn):
    while True:
        try:
            print(conn.recv())
        except Exception as e:
            if isinstance(e, EOFError):
                raise
            logging.exception("x")


def asks_which(conn):
    while True:
        try:
            print(conn.recv())
        except Exception as e:
            if isinstance(e, (EOFError, BrokenPipeError)):
                break
            logging.exception("x")


def answers_if_it_can(conn):
    while True:
        try:
            print(conn.recv())
        except Exception:
            try:
                conn.send(traceback.format_exc())
            except Exception:
                break


def answers_in_bytes(conn):
    while True:
        try:
            print(conn.recv())
        except Exception:
            conn.send_bytes(b"bad")


def closes(conn):
    while True:
        try:
            msg = conn.recv()
            print(msg)
        except EOFError:
            print("closed")
            conn.close()


def closes_and_asks(conn):
    while not conn.closed:
        try:
            msg = conn.recv()
            print(msg)
        except EOFError:
            conn.close()


if __name__ == "__main__":
    ctx = mp.get_context("spawn")
    near, far = ctx.Pipe()
    ctx.Process(target=Worker(far).run).start()
    ctx.Process(target=counts, args=(far,)).start()
    ctx.Process(target=counts_down, args=(far,)).start()
    ctx.Process(target=raises_if_over, args=(far,)).start()
    ctx.Process(target=asks_which, args=(far,)).start()
    ctx.Process(target=answers_if_it_can, args=(far,)).start()
    ctx.Process(target=answers_in_bytes, args=(far,)).start()
    ctx.Process(target=closes, args=(far,)).start()
    ctx.Process(target=closes_and_asks, args=(far,)).start()
