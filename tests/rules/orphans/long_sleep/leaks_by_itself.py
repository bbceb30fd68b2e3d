"""Tasks that are nothing but a long sleep."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process


def main():
    Process(target=time.sleep, args=(1000,)).start()  # expect: PP303
    with Pool() as pool:
        pool.apply_async(time.sleep, (600,)).wait()  # expect: PP303
        pool.map(time.sleep, [3600, 3600])  # expect: PP303
    with ProcessPoolExecutor() as executor:
        executor.submit(time.sleep, 1800).result()  # expect: PP303
