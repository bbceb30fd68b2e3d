"""What tests start of others; all of them are told from what other files of tests pass."""

from multiprocessing import Process


def start(port, runner):
    process = Process(target=runner, args=(port,))  # expect: PP301
    process.start()
    return process
