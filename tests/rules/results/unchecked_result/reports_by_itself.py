"""Tasks that catch what goes wrong and hand their outcome on; one that only looks like it."""

import functools
import logging
import traceback
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Manager, Pipe, Pool

import requests

log = logging.getLogger(__name__)


def check(item, outcomes):
    log.debug("checking %s", item)
    try:
        found = item.complete()
    except Exception:
        found = traceback.format_exc()
    outcomes.put((item, found))


def tell(item, connection):
    try:
        found = item.complete()
    except BaseException as error:
        found = error
    connection.send(found)


def store(item, address):
    requests.put(address, item, timeout=10)


def all_checked(items):
    outcomes = Manager().Queue()
    with Pool() as pool:
        for item in items:
            pool.apply_async(check, (item, outcomes))
        for _ in items:
            yield outcomes.get()


def all_told(items):
    here, there = Pipe()
    pool = Pool()
    try:
        for item in items:
            pool.apply_async(tell, (item, there))
        yield from (here.recv() for _ in items)
    finally:
        pool.terminate()


def stored(items, address):
    pool = Pool()
    for item in items:
        pool.apply_async(store, (item, address))  # expect: PP205
    pool.close()
    pool.join()


def watched(work):
    @functools.wraps(work)
    def inner(*args):
        assert work is not None
        try:
            return work(*args)
        except Exception:
            log.error("%s has failed", work.__name__, exc_info=True)
            raise

    return inner


@watched
def launch(item):
    item.start()


def logger_of(name):
    if name not in logging.root.manager.loggerDict:
        raise KeyError(name)
    return logging.getLogger(name)


def fetch(item):
    error = None
    try:
        item.fetch()
    except Exception as caught:
        error = caught
    if error is not None:
        logger_of("fetching").info("failed: %s", error)


def count(item, total):
    try:
        total.add(item.complete())
    except Exception:
        log.exception("not counted")
        raise


def mark(item, total):
    try:
        total.add(item.complete())
    except Exception:
        total.clear()
        raise


def all_launched(items, total):
    with ThreadPoolExecutor() as executor:
        for item in items:
            executor.submit(launch, item)
            executor.submit(fetch, item)
            executor.submit(count, item, total)
            executor.submit(mark, item, total)  # expect: PP205
