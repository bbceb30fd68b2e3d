"""Spawned workers see the end of the pipe, and go on."""

import logging
import multiprocessing
import time


def polls(inbox):
    while True:
        if inbox.poll(0.01):
            try:
                message = inbox.recv()
            except Exception:
                logging.exception("failed")
                time.sleep(1)
                continue
        else:
            continue
        if message == "stop":
            break


def receives(inbox):
    while True:
        try:
            print(inbox.recv())
        except (EOFError, OSError):
            time.sleep(1)


def leaves(inbox):
    while True:
        try:
            print(inbox.recv())
        except EOFError:
            break


def main():
    multiprocessing.set_start_method("spawn")
    for _ in range(2):
        ours, theirs = multiprocessing.Pipe()
        multiprocessing.Process(target=polls, args=(theirs,)).start()  # expect: PP304
        multiprocessing.Process(target=receives, args=(theirs,)).start()  # expect: PP304
        multiprocessing.Process(target=leaves, args=(theirs,)).start()
        ours.send("stop")
