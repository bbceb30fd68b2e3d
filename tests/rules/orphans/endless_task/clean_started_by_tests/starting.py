"""What the program starts of others: what tests pass suits them and says nothing of it."""

from multiprocessing import Process


def start(port, runner):
    process = Process(target=runner, args=(port,))
    process.start()
    return process
