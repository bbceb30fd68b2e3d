"""An executor of one's own that changes nothing about results."""

from concurrent.futures import ThreadPoolExecutor

import requests


class NamedExecutor(ThreadPoolExecutor):
    def __init__(self, name):
        super().__init__(4, name)
        self.name = name


def fetch(url):
    requests.get(url, timeout=10).raise_for_status()


def fetch_all(urls):
    with NamedExecutor("fetching") as executor:
        for url in urls:
            executor.submit(fetch, url)  # expect: PP205
