"""Sending on a pipe of which the main process alone holds the other end: that breaks with it."""

import multiprocessing as mp


def measure():
    return 1


def stream(sender):
    while True:
        sender.send(measure())


def orderly(sender):
    while True:
        try:
            sender.send(measure())
        except BrokenPipeError:
            break
    sender.close()


def closing(pair):
    reader, sender = pair
    reader.close()
    while True:
        sender.send_bytes(b"x")


def spawned():
    context = mp.get_context("spawn")
    for task in (stream, orderly):
        reader, sender = context.Pipe(duplex=False)
        context.Process(target=task, args=(sender,)).start()
        sender.close()
        print(reader.recv())


def forked():
    reader, sender = pair = mp.Pipe(duplex=False)
    mp.Process(target=closing, args=(pair,)).start()
    sender.close()
    print(reader.recv())
