"""Waits that an alarm bounds: it is set before them, and taken back behind them or never."""

import signal
from contextlib import contextmanager
from multiprocessing import Process, Queue
from urllib.request import urlopen


def fetch(url, orders):
    signal.alarm(30)
    page = urlopen(url).read()
    signal.alarm(0)
    orders.put(page)


def fetch_all(urls):
    for url in urls:
        try:
            signal.alarm(5)
            print(urlopen(url).read())
        except TimeoutError:
            print("too late")
        finally:
            signal.alarm(0)


def wait(orders):
    signal.alarm(60)
    while True:
        order = orders.get()
        if order is None:
            break
        print(order)


@contextmanager
def limit(seconds):
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


class Patience:
    def __enter__(self):
        signal.alarm(10)

    def __exit__(self, *error):
        signal.alarm(0)


def fetch_soon(url):
    with limit(5):
        print(urlopen(url).read())


def fetch_later(url):
    with Patience():
        print(urlopen(url).read())


def set_alarm(seconds):
    signal.alarm(seconds)


def fetch_with_help(url):
    set_alarm(10)
    print(urlopen(url).read())


def start(url):
    orders = Queue()
    Process(target=fetch, args=(url, orders)).start()
    Process(target=fetch_all, args=([url],)).start()
    Process(target=wait, args=(orders,)).start()
    Process(target=fetch_soon, args=(url,)).start()
    Process(target=fetch_later, args=(url,)).start()
    Process(target=fetch_with_help, args=(url,)).start()
    return orders
