"""Tasks that wait for a pool of their own, whose workers wait."""

import multiprocessing
import subprocess
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, Process


def convert(path):
    subprocess.run(["convert-all", path], check=True)


def watch(path):
    while True:
        print(path)
        time.sleep(10)


def convert_folder(paths):
    with Pool(4) as pool:
        pool.map(convert, paths)  # expect: PP302


def convert_one(path):
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        pool.apply(convert, (path,))  # expect: PP302


def convert_many(paths):
    with ProcessPoolExecutor(4) as executor:
        converted = [executor.submit(convert, path) for path in paths]  # expect: PP302
        print([each.result() for each in converted])


def watch_all(paths):
    with ProcessPoolExecutor(4) as executor:
        list(executor.map(watch, paths))  # expect: PP301


def convert_later(paths):
    pool = Pool(4)
    converted = [pool.apply_async(convert, (path,)) for path in paths]  # expect: PP302
    pool.close()
    pool.join()
    print([each.get() for each in converted])


def convert_one_by_one(paths):
    with Pool(4) as pool:
        for each in pool.imap_unordered(convert, paths):  # expect: PP302
            print(each)


def main(paths):
    Process(target=convert_folder, args=(paths,)).start()  # expect: PP302
    Process(target=convert_one, args=(paths[0],)).start()  # expect: PP302
    Process(target=convert_many, args=(paths,)).start()  # expect: PP302
    Process(target=watch_all, args=(paths,)).start()  # expect: PP301
    Process(target=convert_later, args=(paths,)).start()  # expect: PP302
    Process(target=convert_one_by_one, args=(paths,)).start()  # expect: PP302
