"""Calls that are put off, but made by threads or by the caller itself, or that come to an end."""

from joblib import Parallel, delayed


def poll(url):
    while True:
        print(url)


def ask(url):
    return len(url)


def in_threads(urls):
    Parallel(n_jobs=4, prefer="threads")(delayed(poll)(url) for url in urls)
    Parallel(n_jobs=4, require="sharedmem")(delayed(poll)(url) for url in urls)
    Parallel(n_jobs=4, backend="threading")(delayed(poll)(url) for url in urls)


def in_place(urls):
    Parallel()(delayed(poll)(url) for url in urls)
    Parallel(n_jobs=1)(delayed(poll)(url) for url in urls)


def with_an_end(urls):
    Parallel(n_jobs=4)(delayed(ask)(url) for url in urls)
    later = delayed(poll)("a")
    print(later)
