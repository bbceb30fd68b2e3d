"""An address is handed on, and read there."""

from concurrent.futures import ProcessPoolExecutor

import feedparser


def parsed(url):
    return feedparser.parse(url)


def main(urls):
    with ProcessPoolExecutor() as pool:
        print(list(pool.map(parsed, urls)))  # expect: PP302
