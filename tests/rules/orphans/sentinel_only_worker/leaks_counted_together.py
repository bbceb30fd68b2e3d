"""Workers that count themselves, and wait for what somebody else counts."""

from multiprocessing import Pool, Value

RINGERS = Value("i", 0)
HOURS = Value("i", 0)


def ring(values):
    wanted, bell = values
    RINGERS.value += 1
    while 1:
        if HOURS.value == wanted:
            return bell()


def main(bell):
    with Pool(3) as pool:
        pending = pool.map_async(ring, [(3, bell)] * 3)  # expect: PP309
        HOURS.value = 3
        pending.get(60)
