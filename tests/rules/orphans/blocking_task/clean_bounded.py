"""Waits with a bound."""

import queue
import select
import socket
import subprocess
import urllib.request
from multiprocessing import Event, Lock, Manager, Pipe, Pool, Process, Queue, get_context

import requests


def timed(jobs, event):
    try:
        print(jobs.get(timeout=5))
        print(jobs.get(True, 5))
        print(jobs.get(False))
        print(jobs.get_nowait())
    except queue.Empty:
        pass
    jobs.put(1)
    event.wait(5)


def polls(inbox):
    if inbox.poll() and inbox.poll(5):
        print("there is something")


def locks(lock):
    lock.acquire()
    try:
        print("mine")
    finally:
        lock.release()
    with lock:
        print("mine again")


def polls_and_takes(inbox):
    for _ in range(10):
        if inbox.poll(1):
            print(inbox.recv())


def drains(jobs):
    while not jobs.empty():
        print(jobs.get())


def takes_one(inbox):
    return inbox.recv()


def outside(path):
    subprocess.run(["convert", path], timeout=60)
    with subprocess.Popen(["convert", path]) as program:
        program.wait(60)
    print(requests.get(path, timeout=5))
    print(urllib.request.urlopen(path, timeout=5))


def on_socket(port):
    connection = socket.create_connection(("", port))
    select.select([connection], [], [], 5)
    connection.settimeout(5)
    return connection.recv(10)


def find(path, download=False):
    if download:
        print(requests.get(path))
    return path


def reads(path):
    return find(path)


def given(options, jobs):
    return jobs.get(**options)


def main(paths, options):
    jobs, event = Queue(), Event()
    Process(target=timed, args=(jobs, event)).start()
    Process(target=polls, args=(Pipe()[0],)).start()
    Process(target=polls_and_takes, args=(Pipe()[0],)).start()
    Process(target=drains, args=(jobs,)).start()
    Process(target=locks, args=(Lock(),)).start()
    Process(target=given, args=(options, jobs)).start()
    Process(target=on_socket, args=(1,)).start()
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    context.Process(target=takes_one, args=(theirs,)).start()
    with Pool(2) as pool:
        pool.map(outside, paths)
        pool.map(reads, paths)
    print(ours, Manager())
