import sys
from multiprocessing import Pool


class Door:
    def exit(self):
        return "closed"


def leave(door):
    return Door().exit()


def exit_later(path):
    def stop():
        sys.exit(1)

    return len(path)


def stop_if_asked(path):
    return path.exit()


def run(doors):
    with Pool(4) as pool:
        pool.map(leave, doors)
        pool.map(exit_later, doors)
        pool.map(stop_if_asked, doors)
    if not doors:
        sys.exit(1)
