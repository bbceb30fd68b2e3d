"""Programs in a `with` that are over at once, or that its block itself sees to."""

import subprocess
import sys
from multiprocessing import Pool


def ask(name):
    with subprocess.Popen(["ls", name]) as program:
        print(program.pid)


def bound(name):
    with subprocess.Popen(["convert", name], stdout=subprocess.PIPE) as program:
        try:
            print(program.communicate(timeout=60))
        except subprocess.TimeoutExpired:
            program.kill()


def end(name):
    with subprocess.Popen(["convert", name]) as program:
        print("begun")
        program.terminate()


def see_to(program):
    program.kill()


def leave_to_another(name):
    with subprocess.Popen(["convert", name]) as program:
        see_to(program)


def main():
    with Pool() as pool:
        pool.map(ask, sys.argv)
        pool.map(bound, sys.argv)
        pool.map(end, sys.argv)
        pool.map(leave_to_another, sys.argv)


if __name__ == "__main__":
    main()
