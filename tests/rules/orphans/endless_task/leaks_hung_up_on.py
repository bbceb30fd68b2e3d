"""Near misses: whoever hangs up is asked again, and any error is no way out."""

from multiprocessing import Process

import requests


def goes_on(url):
    while True:
        try:
            requests.post(url, timeout=3)
        except requests.ConnectionError:
            print("again")


def fails(url):
    while True:
        requests.post(url, timeout=3).raise_for_status()


def main(url):
    Process(target=goes_on, args=(url,)).start()  # expect: PP301
    Process(target=fails, args=(url,)).start()  # expect: PP301
