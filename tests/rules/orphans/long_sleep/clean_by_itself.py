"""Tasks that are nothing but a short sleep, or one of a length that is not known."""

import time
from multiprocessing import Pool, Process


def main(seconds):
    Process(target=time.sleep, args=(10,)).start()
    Process(target=time.sleep, args=(seconds,)).start()
    Process(target=print, args=(1000,)).start()
    with Pool(500) as pool:
        pool.apply_async(time.sleep, (1,)).wait(1000)
        pool.map(time.sleep, [1, 2, 3])
