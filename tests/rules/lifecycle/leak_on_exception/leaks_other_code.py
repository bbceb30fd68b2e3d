"""Code of the project, or unknown code, raises between the start and the end."""

import asyncio
import json
import os
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool


def load(path):
    with open(path) as file:
        return json.load(file)


def check(texts):
    if not texts:
        raise ValueError("nothing to measure")


def project_function(path):
    pool = Pool(2)  # expect: PP103
    texts = load(path)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def project_function_that_raises(texts):
    pool = Pool(2)  # expect: PP103
    check(texts)
    pending = pool.map_async(len, texts)
    pool.close()
    pool.join()
    return pending


def unknown_function(url):
    pool = Pool(2)  # expect: PP103
    page = urllib.request.urlopen(url)
    pending = pool.apply_async(len, (page,))
    pool.close()
    pool.join()
    return pending


def unknown_method(texts, log):
    pool = Pool(2)  # expect: PP103
    pending = pool.map_async(len, texts)
    log.publish(pending)
    pool.close()
    pool.join()


def files(folder):
    pool = Pool(2)  # expect: PP103
    os.makedirs(folder)
    pending = pool.map_async(len, [folder])
    pool.close()
    pool.join()
    return pending


def lines(path):
    pool = Pool(2)  # expect: PP103
    with open(path) as file:
        pending = pool.map_async(len, file)
    pool.close()
    pool.join()
    return pending


def raised(texts):
    pool = Pool(2)  # expect: PP103
    pending = pool.map_async(len, texts)
    if not pending.ready():
        raise RuntimeError("too slow")
    pool.close()
    pool.join()
    return pending


def asserted(texts):
    pool = Pool(2)  # expect: PP103
    pending = pool.map_async(len, texts)
    assert pending.ready()
    pool.close()
    pool.join()
    return pending


async def awaited(texts, fetch):
    executor = ThreadPoolExecutor(2)  # expect: PP103
    pages = await fetch(texts)
    pending = executor.map(len, pages)
    executor.shutdown()
    return pending


async def run_and_awaited(image, blur):
    executor = ThreadPoolExecutor(2)  # expect: PP103
    result = await asyncio.get_running_loop().run_in_executor(executor, blur, image)
    executor.shutdown()
    return result


def helper_that_uses_it(pool, texts):
    return pool.map(len, texts)


def lent(texts):
    pool = Pool(2)  # expect: PP103
    lengths = helper_that_uses_it(pool, texts)
    pool.close()
    pool.join()
    return lengths


def stop(pool):
    pool.close()
    pool.join()


def ended_by_a_helper(texts, measure):
    pool = Pool(2)  # expect: PP103
    lengths = pool.map(measure, texts)
    stop(pool)
    return lengths


def start():
    return Pool(2)


def made_by_a_helper(texts, measure):
    pool = start()  # expect: PP103
    lengths = pool.map(measure, texts)
    pool.close()
    pool.join()
    return lengths
