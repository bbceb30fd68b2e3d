"""Programs that can take for ever, or that nobody can know, where commands are put together."""

import os
import subprocess
from multiprocessing import Pool

TRAINER = "python train.py"


def adds_to_text(path):
    command = "python "
    command += path
    os.system(command)


def adds_a_command(path):
    command = "cd /srv"
    command += "; python " + path
    os.system(command)


def by_f_string(path):
    os.system(f"{TRAINER} {path}")


def by_percent(path):
    os.system("%s %s" % (path, "rm"))


def by_format(path):
    os.system("{} {}".format(TRAINER, path))


def one_after_the_other(path):
    for command in ["rm a", f"python {path}"]:
        os.system(command)


def out_of_a_list(commands):
    for command in commands:
        subprocess.run(command, shell=True)


def start(paths):
    with Pool() as pool:
        pool.map(adds_to_text, paths)  # expect: PP302
        pool.map(adds_a_command, paths)  # expect: PP302
        pool.map(by_f_string, paths)  # expect: PP302
        pool.map(by_percent, paths)  # expect: PP302
        pool.map(by_format, paths)  # expect: PP302
        pool.map(one_after_the_other, paths)  # expect: PP302
        pool.map(out_of_a_list, paths)  # expect: PP302
