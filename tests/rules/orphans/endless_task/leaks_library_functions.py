"""Functions of libraries that start workers for what they are given, however they are imported."""

import time
from functools import partial

import p_tqdm
import tqdm.contrib.concurrent as concurrent
from p_tqdm import p_umap
from pqdm.processes import pqdm
from tqdm.contrib.concurrent import process_map
from tqdm.contrib.concurrent import process_map as each
from watchfiles import arun_process, run_process
from watchfiles.run import start_process
from watchgod import run_process as run_again


def poll(url, seconds=1):
    while True:
        time.sleep(seconds)


def all_at_once(urls, times):
    process_map(poll, urls)  # expect: PP301
    process_map(poll, urls, max_workers=4, chunksize=1)  # expect: PP301
    each(poll, urls, times)  # expect: PP301
    concurrent.process_map(partial(poll, seconds=3), urls)  # expect: PP301
    p_umap(poll, urls, times)  # expect: PP301
    p_tqdm.p_map(lambda url: poll(url), urls, num_cpus=2)  # expect: PP301
    pqdm(urls, poll, n_jobs=2)  # expect: PP301
    pqdm(array=zip(urls, times), function=poll, n_jobs=2, argument_type="args")  # expect: PP301


def through_a_helper(urls):
    in_order(poll, urls)


def in_order(function, items):
    return process_map(function, items)  # expect: PP301


def started_anew_when_files_change(folder):
    run_process(folder, target=poll, args=("url",), kwargs={"seconds": 2})  # expect: PP301
    run_process(folder, folder / "templates", target=lambda: poll("url"))  # expect: PP301
    run_again(folder, poll, args=("url",))  # expect: PP301
    start_process(poll, "function", ("url",), {})  # expect: PP301


async def started_anew_by_a_coroutine(folder):
    await arun_process(folder, target=poll, args=("url",))  # expect: PP301
