"""Programs that are killed on one way through a function, and waited for on the other."""

import subprocess
import time
from multiprocessing import Pool


def try_one(number, whole):
    program = subprocess.Popen(["python3", "tests.py", str(number)])
    if whole:
        print(program.communicate())
    else:
        time.sleep(1)
        program.kill()
        program.wait()


def kill_or_wait(number, whole):
    program = subprocess.Popen(["python3", "tests.py", str(number)])
    time.sleep(1)
    if not whole:
        program.kill()
    else:
        program.wait()


def kill_and_wait(number, whole):
    program = subprocess.Popen(["python3", "tests.py", str(number)])
    time.sleep(1)
    if not whole:
        program.kill()
    program.wait()


def wait_for_dead(number, whole):
    program = subprocess.Popen(["python3", "tests.py", str(number)])
    time.sleep(1)
    if program.poll() is None:
        program.kill()
    else:
        program.wait()


def wait_for_killed(number, whole):
    program = subprocess.Popen(["python3", "tests.py", str(number)])
    time.sleep(1)
    if not whole:
        program.kill()
        program.wait()


def main(choices):
    with Pool(4) as pool:
        pool.starmap(try_one, choices)  # expect: PP302
        pool.starmap(kill_or_wait, choices)  # expect: PP302
        pool.starmap(kill_and_wait, choices)
        pool.starmap(wait_for_dead, choices)
        pool.starmap(wait_for_killed, choices)
