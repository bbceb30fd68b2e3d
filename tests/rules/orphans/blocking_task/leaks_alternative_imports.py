"""What is imported from one of two modules waits as the standard one does."""

import sys
from multiprocessing import Pool, Process

try:
    from subprocess32 import PIPE, Popen
except ImportError:
    from subprocess import PIPE, Popen

if sys.platform == "win32":
    import fastselect as select
else:
    import select


def shell(script):
    child = Popen("bash", stdin=PIPE)
    child.communicate(script)


def listen(sockets):
    select.select(sockets, [], [])


def main(scripts, sockets):
    with Pool(2) as pool:
        pool.map(shell, scripts)  # expect: PP302
    Process(target=listen, args=(sockets,)).start()  # expect: PP302
