"""Two modules of one name that are of the project do what they do; and bounds hold for both."""

import sys
from multiprocessing import Pool, Process

try:
    from subprocess32 import PIPE, Popen
except ImportError:
    from subprocess import PIPE, Popen

if sys.platform == "win32":
    from readers import NamedPipe as Reader
else:
    from readers import Fifo as Reader


def shell(script):
    child = Popen("bash", stdin=PIPE)
    child.communicate(script, timeout=60)


def read(path):
    return Reader(path).get()


def main(scripts, paths):
    with Pool(2) as pool:
        pool.map(shell, scripts)
    Process(target=read, args=(paths[0],)).start()
