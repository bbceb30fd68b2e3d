"""Programs that are started far from the task, and commands that begin with a quick one."""

import os
import subprocess
from multiprocessing import Pool


def far(path):
    return first(path)


def first(path):
    return second(path)


def second(path):
    return third(path)


def third(path):
    subprocess.run(["bwa", path])


def after_another(path):
    os.system("cd x; make -C " + path)


def chosen(path):
    command = ["git", "clone", path] if path else ["which", path]
    return subprocess.check_output(command)


def kills_afterwards(path):
    program = subprocess.Popen(["bwa", path])
    try:
        program.wait()
    except KeyboardInterrupt:
        program.kill()


def start(paths):
    with Pool() as pool:
        pool.map(far, paths)  # expect: PP302
        pool.map(after_another, paths)  # expect: PP302
        pool.map(chosen, paths)  # expect: PP302
        pool.map(kills_afterwards, paths)  # expect: PP302
