"""Threads that serve for as long as the worker wants them to."""

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
