"""Programs whose end only the end of a `with` waits for."""

import subprocess
import sys
from multiprocessing import Pool


def feed(name):
    with subprocess.Popen(["convert", "-", name], stdin=subprocess.PIPE) as program:
        program.stdin.write(b"x")


def only_begin(name):
    with subprocess.Popen(["convert", name, "out.png"]) as program:
        print(program.pid)


def enter_later(name):
    program = subprocess.Popen(["convert", "-", name], stdin=subprocess.PIPE)
    with program:
        program.stdin.write(b"x")


def main():
    with Pool() as pool:
        pool.map(feed, sys.argv)  # expect: PP302
        pool.map(only_begin, sys.argv)  # expect: PP302
        pool.map(enter_later, sys.argv)  # expect: PP302


if __name__ == "__main__":
    main()
