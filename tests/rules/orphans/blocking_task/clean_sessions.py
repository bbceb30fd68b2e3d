"""Sessions whose class, adapter or methods bound what they ask for."""

import functools
from multiprocessing import Process

import requests
from inhouse import PatientAdapter


class Patient(requests.Session):
    def request(self, method, url, **kwargs):
        kwargs.setdefault("timeout", 30)
        return super().request(method, url, **kwargs)


class Impatient(requests.Session):
    def request(self, *args, timeout=5, **kwargs):
        return super().request(*args, timeout=timeout, **kwargs)


def asks(address):
    print(Patient().get(address), Impatient().post(address))


def mounts(address):
    session = requests.Session()
    session.mount("https://", PatientAdapter(timeout=5))
    print(session.get(address))


def puts_a_bound(address):
    session = requests.Session()
    session.get = functools.partial(session.get, timeout=5)
    print(session.get(address))


if __name__ == "__main__":
    Process(target=asks, args=("https://localhost",)).start()
    Process(target=mounts, args=("https://localhost",)).start()
    Process(target=puts_a_bound, args=("https://localhost",)).start()
