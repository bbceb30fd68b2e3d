"""Workers that count themselves, and wait until all of them have."""

from multiprocessing import Lock, Pool, Value

ROPE = Lock()
RINGERS = Value("i", 0)


def ring(values):
    wanted, bell = values
    with ROPE:
        RINGERS.value += 1
    while 1:
        if RINGERS.value == wanted:
            return bell()


def main(bell):
    with Pool(3) as pool:
        pool.map(ring, [(3, bell)] * 3)
