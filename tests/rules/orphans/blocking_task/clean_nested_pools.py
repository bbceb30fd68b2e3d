"""Tasks that have a pool of their own, whose workers come to an end."""

import subprocess
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager, Pool, Process


def convert(path):
    subprocess.run(["convert-all", path], check=True, timeout=60)


def size(path):
    return len(path)


def convert_folder(paths):
    with Pool(4) as pool:
        pool.map(convert, paths)


def sizes(paths):
    with ProcessPoolExecutor(4) as executor:
        return list(executor.map(size, paths))


def consume(jobs):
    for job in iter(jobs.get, None):
        print(job)


def feed(jobs):
    for number in range(10):
        jobs.put(number)
    jobs.put(None)
    with Pool(1) as pool:
        pool.apply(consume, (jobs,))


def main(paths):
    Process(target=convert_folder, args=(paths,)).start()
    Process(target=sizes, args=(paths,)).start()
    with Manager() as manager:
        feeder = Process(target=feed, args=(manager.Queue(),))
        feeder.start()
        feeder.join()
