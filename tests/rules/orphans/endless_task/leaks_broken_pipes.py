"""Sending on a pipe that somebody may still read, or whose end is swallowed."""

import multiprocessing as mp


def measure():
    return 1


def stream(sender):
    while True:
        sender.send(measure())


def stubborn(sender):
    while True:
        try:
            sender.send(measure())
        except OSError:
            continue


def forked():
    # A forked worker holds a copy of the end that is read: the pipe fills up and never breaks.
    reader, sender = mp.Pipe(duplex=False)
    mp.Process(target=stream, args=(sender,)).start()  # expect: PP301
    sender.close()
    print(reader.recv())


def spawned():
    context = mp.get_context("spawn")
    reader, sender = context.Pipe(duplex=False)
    context.Process(target=stubborn, args=(sender,)).start()  # expect: PP301
    sender.close()
    print(reader.recv())
