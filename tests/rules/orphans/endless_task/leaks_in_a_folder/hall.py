"""A hall, whose machines are found by the whole path."""

import multiprocessing

import parts.machine

if __name__ == "__main__":
    multiprocessing.Process(target=parts.machine.runs, args=(1,)).start()  # expect: PP301
    parts.machine.Machine().start()  # expect: PP301
