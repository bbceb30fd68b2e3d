"""Threads that serve for as long as the worker wants them to."""

import asyncio
import threading
import time
from http.server import HTTPServer, SimpleHTTPRequestHandler
from multiprocessing import Process
from threading import Thread

import flask
import uvicorn

app = flask.Flask(__name__)


def shuts_it_down():
    server = HTTPServer(("", 8000), SimpleHTTPRequestHandler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    time.sleep(3)
    server.shutdown()
    thread.join()


def tells_it_to_leave():
    serving = uvicorn.Server(uvicorn.Config(app))
    thread = Thread(target=serving.run)
    thread.start()
    time.sleep(3)
    serving.should_exit = True
    thread.join()


def leaves_it_behind():
    other = HTTPServer(("", 8000), SimpleHTTPRequestHandler)
    Thread(target=other.serve_forever, daemon=True).start()
    time.sleep(3)


def looks_a_few_times():
    thread = threading.Thread(target=app.run, daemon=True)
    thread.start()
    looks = 0
    while thread.is_alive():
        looks += 1
        if looks > 10:
            break
        time.sleep(1)


def looks_once():
    thread = threading.Thread(target=app.run, daemon=True)
    thread.start()
    print(thread.is_alive())


def joins_a_while():
    thread = threading.Thread(target=app.run, daemon=True)
    thread.start()
    thread.join(5)


def starts_all(threads):
    threads.start()
    threads.join()


def start():
    Process(target=shuts_it_down).start()
    Process(target=tells_it_to_leave).start()
    Process(target=leaves_it_behind).start()
    Process(target=looks_a_few_times).start()
    Process(target=looks_once).start()
    Process(target=joins_a_while).start()
    Process(target=starts_all, args=([Thread(target=app.run)],)).start()


# A thread or a coroutine stops what serves, after a while.
def serves_a_while():
    server = HTTPServer(("", 8000), SimpleHTTPRequestHandler)

    def stops_it():
        time.sleep(60)
        server.shutdown()

    threading.Thread(target=stops_it).start()
    server.serve_forever()


def runs_a_while():
    loop = asyncio.new_event_loop()

    async def works():
        await asyncio.sleep(60)
        loop.stop()

    loop.create_task(works())
    loop.run_forever()


def start_both():
    Process(target=serves_a_while).start()
    Process(target=runs_a_while).start()
