"""Starts what is in packages that have the names of modules of the standard library."""

import sys
from multiprocessing import Process
from pathlib import Path
from select import poll

sys.path.insert(0, str(Path(__file__).parents[1]))

from code.sending import send  # noqa: E402

import test.receiving  # noqa: E402


def main():
    Process(target=send).start()  # expect: PP301
    Process(target=test.receiving.receive).start()  # expect: PP301
    Process(target=poll).start()


if __name__ == "__main__":
    main()
