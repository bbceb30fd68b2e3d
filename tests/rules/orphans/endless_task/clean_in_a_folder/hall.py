"""A hall, one of whose machines is of a library."""

import multiprocessing

import machinery.parts
import parts.machine

if __name__ == "__main__":
    multiprocessing.Process(target=parts.machine.runs, args=(1,)).start()
    multiprocessing.Process(target=machinery.parts.runs, args=(1,)).start()
