"""Namesakes of functions that start workers: threads, one after the other, or of the project."""

import time

from p_tqdm import t_map
from pqdm.threads import pqdm
from tqdm.contrib.concurrent import process_map as starts_workers
from tqdm.contrib.concurrent import thread_map
from watchfiles import run_process


def poll(url, seconds=1):
    while True:
        time.sleep(seconds)


def look(url, seconds):
    time.sleep(seconds)
    return url


def process_map(function, items):
    return [function(item) for item in items]


def not_in_workers(urls):
    thread_map(poll, urls)
    t_map(poll, urls)
    pqdm(urls, poll, n_jobs=2)
    process_map(poll, urls)


def for_a_while(urls, times):
    starts_workers(look, urls, times)
    starts_workers(poll)
    starts_workers(look, urls)


def started_anew_when_files_change(folder):
    run_process(folder, target=look, args=("url", 1))
    run_process(folder, target="python poll.py")
    run_process(folder, target=poll)
    run_process(poll)
