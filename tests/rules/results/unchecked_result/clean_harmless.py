import logging
import time
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.pool import ThreadPool


def fetch(url):
    raise OSError(url)


def careful(url):
    try:
        return fetch(url)
    except Exception:
        logging.exception("%s was not fetched", url)
        return None


def calm(name):
    logging.info("hello %s", name)
    print(f"hello {name}".upper())


def patient():
    while True:
        try:
            fetch("")
        except OSError as error:
            print(error)
        except Exception:
            return


def wrapped(url):
    print(url)
    careful(url)


def again(executor):
    executor.submit(print, "again")


def passing_on(url):
    with ThreadPoolExecutor() as executor:
        executor.submit(careful, url)
        time.sleep(1)


def start(urls, names):
    with ThreadPoolExecutor() as executor:
        executor.map(careful, urls)
        executor.map(calm, names)
        executor.map(wrapped, urls)
        executor.submit(patient)
        executor.submit(again, executor)
        executor.submit(passing_on, urls[0])
        executor.submit(time.sleep, 1)
        executor.submit(print, "done")


def run(urls):
    pool = ThreadPool(4)
    pool.map_async(careful, urls)
    pool.close()
    pool.join()
