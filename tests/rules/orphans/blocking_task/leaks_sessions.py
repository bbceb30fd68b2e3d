"""Sessions whose class asks in a way of its own, still without a bound."""

from multiprocessing import Process

import requests


class Told(requests.Session):
    def request(self, method, url, **kwargs):
        print(method, url)
        return super().request(method, url, **kwargs)


class Named(requests.Session):
    def __init__(self, name):
        super().__init__()
        self.headers["User-Agent"] = name


def asks(address):
    Told().get(address)


def asks_by_name(address):
    with Named("one") as session:
        print(session.post(address))


def lasting(address):
    session = requests.Session()
    session.mount("https://", requests.adapters.HTTPAdapter(max_retries=3))
    print(session.get(address))


if __name__ == "__main__":
    Process(target=asks, args=("https://localhost",)).start()  # expect: PP302
    Process(target=asks_by_name, args=("https://localhost",)).start()  # expect: PP302
    Process(target=lasting, args=("https://localhost",)).start()  # expect: PP302
