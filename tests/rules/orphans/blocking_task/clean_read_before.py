"""What has been read already is taken apart, and nobody is waited for."""

import urllib.request
from concurrent.futures import ProcessPoolExecutor

import feedparser
import requests


def read(url, timeout=10):
    with urllib.request.urlopen(url, None, timeout) as file:
        return parsed(file.read())


def parsed(text):
    return feedparser.parse(text)


def asked(url):
    return feedparser.parse(requests.get(url, verify=False, **{"timeout": 5}).text)


def main(urls):
    with ProcessPoolExecutor() as pool:
        print(list(pool.map(read, urls)))
        print(list(pool.map(asked, urls)))
