"""Threads that do nothing but serve, and workers that wait for them."""

import asyncio
import socket
import threading
import time
from http.server import HTTPServer, SimpleHTTPRequestHandler
from multiprocessing import Process
from threading import Thread

import flask

app = flask.Flask(__name__)


def make_server():
    return HTTPServer(("", 8000), SimpleHTTPRequestHandler)


def joins_it():
    server = make_server()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    thread.join()


def leaves_it_running():
    server = make_server()
    Thread(target=server.serve_forever).start()


def joins_each():
    threads = [Thread(target=make_server().serve_forever, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


def looks_after_it():
    thread = threading.Thread(target=app.run, kwargs={"port": 8000}, daemon=True)
    thread.start()
    while thread.is_alive():
        time.sleep(1)


def looks_after_all():
    threads = [Thread(target=app.run, daemon=True) for _ in range(2)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        time.sleep(1)


def start():
    Process(target=joins_it).start()  # expect: PP302
    Process(target=leaves_it_running).start()  # expect: PP302
    Process(target=joins_each).start()  # expect: PP302
    Process(target=looks_after_it).start()  # expect: PP302
    Process(target=looks_after_all).start()  # expect: PP302


# What would stop it waits itself for somebody, or is never come to.
def serves_until_somebody_comes():
    httpd = HTTPServer(("", 8000), SimpleHTTPRequestHandler)

    def stops_it():
        socket.create_server(("", 8001)).accept()
        httpd.shutdown()

    threading.Thread(target=stops_it).start()
    httpd.serve_forever()


def runs_on():
    loop = asyncio.new_event_loop()

    async def works():
        while True:
            await asyncio.sleep(60)
        loop.stop()

    loop.create_task(works())
    loop.run_forever()


def start_both():
    Process(target=serves_until_somebody_comes).start()  # expect: PP302
    Process(target=runs_on).start()  # expect: PP302
