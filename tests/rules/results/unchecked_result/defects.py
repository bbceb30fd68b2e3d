import json
import subprocess
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor, as_completed, wait
from functools import partial
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

from tqdm import tqdm


def fetch(url):
    raise OSError(url)


def parse(path):
    with open(path) as source:
        return json.load(source)


def tried(path):
    try:
        return parse(path)
    except ValueError:
        return None


def looked_up(name):
    return TABLE[name]


TABLE = {}


def as_a_statement(urls):
    with ThreadPoolExecutor() as executor:
        executor.map(fetch, urls)  # expect: PP205


def each(urls):
    with ThreadPoolExecutor() as executor:
        for url in urls:
            executor.submit(fetch, url)  # expect: PP205


def in_a_comprehension(paths):
    with ProcessPoolExecutor() as executor:
        [executor.submit(parse, path) for path in paths]  # expect: PP205


def never_read(paths):
    with ProcessPoolExecutor() as executor:
        future = executor.submit(parse, paths[0])  # expect: PP205
        futures = [executor.submit(tried, path) for path in paths]  # expect: PP205
        print("started")


def filled_and_forgotten(names):
    futures = []
    with ThreadPoolExecutor() as executor:
        for name in names:
            futures.append(executor.submit(looked_up, name))  # expect: PP205


def waited_for(urls):
    with ThreadPoolExecutor() as executor:
        futures = [executor.submit(fetch, url) for url in urls]  # expect: PP205
        wait(futures)


def waited_for_one_by_one(paths):
    results = []
    with Pool(4) as pool:
        for path in paths:
            results.append(pool.apply_async(parse, (path,)))  # expect: PP205
        for result in results:
            result.wait()


def waited_for_by_name(paths):
    results = []
    with Pool(4) as pool:
        for path in paths:
            result = pool.apply_async(parse, (path,))  # expect: PP205
            results.append(result)
        for result in results:
            result.wait()


def waited_for_at_once(urls):
    with ThreadPoolExecutor() as executor:
        wait([executor.submit(fetch, url) for url in urls])  # expect: PP205
        executor.submit(fetch, urls[0]).done()  # expect: PP205


def waited_for_in_a_table(urls):
    futures = {}
    names = {}
    with ThreadPoolExecutor() as executor:
        for url in urls:
            futures[url] = executor.submit(fetch, url)  # expect: PP205
            names[executor.submit(fetch, url)] = url  # expect: PP205
        wait(futures.values())
        for future in as_completed(names):
            print(names[future])


def counted(urls):
    with ThreadPoolExecutor() as executor:
        futures = {executor.submit(fetch, url): url for url in urls}  # expect: PP205
        for future in tqdm(as_completed(futures), total=len(futures)):
            print(futures[future], "is over")


def asked_whether_it_is_over(url):
    with ThreadPoolExecutor() as executor:
        future = executor.submit(fetch, url)  # expect: PP205
        while not future.done():
            print("not yet")


def joined_only(paths):
    pool = Pool(4)
    for path in paths:
        pool.apply_async(parse, (path,))  # expect: PP205
    pool.close()
    pool.join()


def with_a_callback(paths):
    found = []
    pool = ThreadPool(4)
    pool.map_async(parse, paths, callback=found.extend)  # expect: PP205
    pool.close()
    pool.join()
    return found


def lazily(paths):
    pool = Pool(4)
    pool.imap_unordered(parse, paths)  # expect: PP205
    pool.close()
    pool.join()


def in_part(urls):
    with ThreadPoolExecutor() as executor:
        executor.map(partial(fetch), urls)  # expect: PP205


def of_another_library(commands):
    with ThreadPoolExecutor() as executor:
        executor.map(subprocess.check_call, commands)  # expect: PP205


def by_a_lambda(paths):
    with ThreadPoolExecutor() as executor:
        executor.submit(lambda: parse(paths[0]))  # expect: PP205


def on_one_path(paths, wait):
    with ThreadPoolExecutor() as executor:
        if wait:
            print(executor.submit(parse, paths[0]).result())
        else:
            executor.submit(parse, paths[0])  # expect: PP205


class Loader:
    def __init__(self):
        self.executor = ThreadPoolExecutor()

    def stop(self):
        self.executor.shutdown()

    def load(self, path):
        self.executor.submit(self.read, path)  # expect: PP205

    def load_all(self, paths):
        self.executor.map(self.read, paths)  # expect: PP205

    def read(self, path):
        self.text = parse(path)


if __name__ == "__main__":
    with ThreadPoolExecutor() as workers:
        started = [workers.submit(fetch, name) for name in TABLE]  # expect: PP205
        wait(started)
