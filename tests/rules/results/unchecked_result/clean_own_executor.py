"""An executor of one's own that says what went wrong."""

from concurrent.futures import ThreadPoolExecutor

import requests


def tell(future):
    if future.exception() is not None:
        print("failed:", future.exception())


class TellingExecutor(ThreadPoolExecutor):
    def submit(self, *args, **kwargs):
        future = super().submit(*args, **kwargs)
        future.add_done_callback(tell)
        return future


def fetch(url):
    requests.get(url, timeout=10).raise_for_status()


def fetch_all(urls):
    with TellingExecutor() as executor:
        for url in urls:
            executor.submit(fetch, url)
        executor.map(fetch, urls)
