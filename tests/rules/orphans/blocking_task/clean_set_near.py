"""Timeouts that are set where a socket is made, where it is used, or for all of them."""

import functools
import socket
from multiprocessing import Process

import requests
import urllib3
import zmq


def listen(sock):
    connection, _ = sock.accept()
    connection.close()


def relay(incoming):
    incoming.setsockopt(zmq.RCVTIMEO, 1000)
    print(incoming.recv_json())


def opened(port):
    sock = socket.create_server(("", port))
    sock.settimeout(5)
    return sock


class Relay:
    def __init__(self):
        self.incoming = zmq.Context().socket(zmq.PULL)
        self.prepare()

    def prepare(self):
        self.incoming.setsockopt(zmq.RCVTIMEO, 1000)

    def run(self):
        print(self.incoming.recv_json())


class TimeoutAdapter(requests.adapters.HTTPAdapter):
    def send(self, request, **options):
        return super().send(request, **{**options, "timeout": 30})


def fetches(url):
    session = requests.Session()
    session.mount("https://", TimeoutAdapter())
    return session.get(url).text


def fetches_in_time(url):
    session = requests.Session()
    session.request = functools.partial(session.request, timeout=30)
    return session.get(url).text


def fetches_from_pool(url):
    return urllib3.PoolManager(timeout=urllib3.Timeout(30)).request("GET", url).data


def main():
    for each in (fetches, fetches_in_time, fetches_from_pool):
        Process(target=each, args=("https://localhost",)).start()
    Process(target=listen, args=(opened(5000),)).start()
    incoming = zmq.Context().socket(zmq.PULL)
    Process(target=relay, args=(incoming,)).start()
    Process(target=Relay().run).start()
