"""Calls that are put off, for the workers of `joblib.Parallel` to make."""

import joblib
from joblib import Parallel, delayed


def poll(url):
    while True:
        print(url)


def at_once(urls, jobs):
    Parallel(n_jobs=4)(delayed(poll)(url) for url in urls)  # expect: PP301
    Parallel(jobs, backend="loky")([delayed(poll)(url) for url in urls])  # expect: PP301
    joblib.Parallel(n_jobs=-1)(joblib.delayed(poll)(url=url) for url in urls)  # expect: PP301


def kept(urls):
    later = [delayed(poll)(url) for url in urls]
    with Parallel(n_jobs=4) as parallel:
        parallel(later)  # expect: PP301
