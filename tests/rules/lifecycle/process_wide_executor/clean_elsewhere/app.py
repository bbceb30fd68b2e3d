import executors
from executors import IO


def main(work, items):
    futures = [IO.submit(work, item) for item in items]
    return [future.result() for future in futures]


def stop():
    IO.shutdown()
    executors.CPU.shutdown()
