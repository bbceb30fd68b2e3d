"""Calls that are given to a worker as they are."""

import functools
import os
import socketserver
import subprocess
from multiprocessing import Pool, Process

import arq
import flask
from huey import SqliteHuey

huey = SqliteHuey()
app = flask.Flask(__name__)
OPTIONS = {"args": ["sync"], "timeout": 60}


def serve_pages():
    Process(target=app.run, kwargs={"port": 8080}).start()  # expect: PP302


def serve(address, handler):
    with socketserver.TCPServer(address, handler) as server:
        process = Process(target=server.serve_forever)  # expect: PP302
        process.start()
        process.join()


def convert(commands):
    with Pool(4) as pool:
        pool.map(os.system, commands)  # expect: PP302
        pool.map(subprocess.check_call, commands)  # expect: PP302


def run_at_once(command):
    Process(target=subprocess.call, args=(command,)).start()  # expect: PP302
    Process(target=subprocess.call, args=(command,), kwargs={"timeout": 60}).start()
    Process(target=subprocess.run, kwargs={"args": command, "shell": True}).start()  # expect: PP302
    Process(target=subprocess.run, kwargs={"args": command, "timeout": 9}).start()
    Process(target=subprocess.run, kwargs=OPTIONS).start()


def bounded(commands):
    with Pool(4) as pool:
        pool.map(functools.partial(subprocess.check_call, timeout=60), commands)
        pool.apply(subprocess.check_call, (commands[0],), {"timeout": 60})
        pool.map(os.path.exists, commands)


def bound_before(commands):
    Process(target=functools.partial(app.run, port=8080)).start()  # expect: PP302
    with Pool(4) as pool:
        pool.map(functools.partial(subprocess.check_call, shell=True), commands)  # expect: PP302
        pool.map(functools.partial(subprocess.run, timeout=5), commands)


def consume(settings):
    Process(target=arq.run_worker, args=(settings,)).start()  # expect: PP302
    Process(target=huey.create_consumer().run).start()  # expect: PP302
    Process(target=huey.flush).start()
