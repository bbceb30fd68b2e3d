"""Waits for what is outside of the program."""

import os
import select
import socket
import subprocess
import urllib.request
from http.server import HTTPServer
from multiprocessing import Pool, Process
from socketserver import TCPServer

import redis
import requests
import urllib3
import uvicorn
import zmq
from flask import Flask

APP = Flask("app")


def runs_program(path):
    return subprocess.run(["convert", path])


def checks_output(path):
    return subprocess.check_output(["convert", path, path + ".png"])


def waits_for_program(path):
    program = subprocess.Popen(["convert", path])
    program.wait()


def waits_for_the_living(path):
    program = subprocess.Popen(["convert", path])
    if program.poll() is None:
        program.wait()


def talks_to_program(path):
    with subprocess.Popen(["convert", path], stdout=subprocess.PIPE) as program:
        return program.communicate()


def system(path):
    os.system(f"convert {path}")


def fetches(url):
    return requests.get(url).text


def fetches_in_session(url):
    with requests.Session() as session:
        return session.get(url).text


def fetches_from_pool(url):
    return urllib3.PoolManager(num_pools=4).request("GET", url).data


def fetches_once_connected(url):
    return requests.get(url, timeout=(5, None)).text


def opens(url):
    return urllib.request.urlopen(url).read()


def receives(port):
    connection = socket.socket()
    connection.bind(("", port))
    return connection.recv(10)


def selects(port):
    connection = socket.create_connection(("", port))
    return select.select([connection], [], [])


def pulls(address):
    context = zmq.Context()
    inbox = context.socket(zmq.PULL)
    return inbox.recv()


def pops(key):
    return redis.Redis().blpop(key)


def serves(port):
    HTTPServer(("", port), None).serve_forever()


def serves_in_block(port):
    with TCPServer(("", port), None) as server:
        server.serve_forever()


def runs_app():
    APP.run()


def runs_uvicorn():
    uvicorn.run(APP)


def find(path, download=False):
    if download:
        print(requests.get(path))
    return path


def reads_all(path):
    return find(path, download=True)


def main(paths):
    with Pool(2) as pool:
        pool.map(runs_program, paths)  # expect: PP302
        pool.map(checks_output, paths)  # expect: PP302
        pool.map(waits_for_program, paths)  # expect: PP302
        pool.map(waits_for_the_living, paths)  # expect: PP302
        pool.map(talks_to_program, paths)  # expect: PP302
        pool.map(system, paths)  # expect: PP302
        pool.map(fetches, paths)  # expect: PP302
        pool.map(fetches_in_session, paths)  # expect: PP302
        pool.map(fetches_once_connected, paths)  # expect: PP302
        pool.map(opens, paths)  # expect: PP302
        pool.map(pops, paths)  # expect: PP302
        pool.map(reads_all, paths)  # expect: PP302
    Process(target=receives, args=(1,)).start()  # expect: PP302
    Process(target=fetches_from_pool, args=(1,)).start()  # expect: PP302
    Process(target=selects, args=(1,)).start()  # expect: PP302
    Process(target=pulls, args=(1,)).start()  # expect: PP302
    Process(target=serves, args=(1,)).start()  # expect: PP302
    Process(target=serves_in_block, args=(1,)).start()  # expect: PP302
    Process(target=runs_app).start()  # expect: PP302
    Process(target=runs_uvicorn).start()  # expect: PP302
    Process(target=uvicorn_by_hand).start()  # expect: PP302


def uvicorn_by_hand():
    server = uvicorn.Server(uvicorn.Config(APP))
    server.run()
