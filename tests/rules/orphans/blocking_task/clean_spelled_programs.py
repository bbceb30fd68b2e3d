"""Programs that are over at once, however their commands are put together."""

import os
import subprocess
from multiprocessing import Pool

REMOVER = "/usr/bin/rm"


def adds_to_text(path):
    command = "rm -rf "
    command += path
    os.system(command)


def adds_to_list(path):
    command = ["cp"]
    command += ["-r", path, "/srv"]
    subprocess.run(command, check=True)


def by_f_string(path):
    os.system(f"{REMOVER} -rf {path}")


def by_percent(path):
    os.system("%s -rf %s" % (REMOVER, path))


def by_format(path):
    os.system("{} -rf {}".format(REMOVER, path))


def one_after_the_other(path):
    for command in ["rm a", f"rm {path}"]:
        os.system(command)


def restarts(name):
    subprocess.run(["sudo", "systemctl", "restart", name], check=True)


def chooses(path):
    command = ""
    if path:
        command = "rm " + path
    else:
        command = "mkdir /srv"
    os.system(command)


def start(paths):
    with Pool() as pool:
        pool.map(adds_to_text, paths)
        pool.map(adds_to_list, paths)
        pool.map(by_f_string, paths)
        pool.map(by_percent, paths)
        pool.map(by_format, paths)
        pool.map(one_after_the_other, paths)
        pool.map(restarts, paths)
        pool.map(chooses, paths)
