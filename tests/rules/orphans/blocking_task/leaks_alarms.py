"""Waits that stand before an alarm, or behind the one that was taken back."""

import signal
from multiprocessing import Process
from urllib.request import urlopen


def fetch_first(url):
    page = urlopen(url).read()
    signal.alarm(30)
    print(page)
    signal.alarm(0)


def fetch_last(url):
    signal.alarm(30)
    print("cooking")
    signal.alarm(0)
    print(urlopen(url).read())


def start(url):
    Process(target=fetch_first, args=(url,)).start()  # expect: PP302
    Process(target=fetch_last, args=(url,)).start()  # expect: PP302
