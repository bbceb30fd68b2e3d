"""Workers that look for their parent, but wait where they do not see it."""

import multiprocessing
import os
import queue
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import Process, Queue
from multiprocessing.connection import wait


def looks_between(jobs):
    parent = os.getppid()
    while os.getppid() == parent:
        print(jobs.get())


def looks_after(jobs):
    while True:
        print(jobs.get())
        if not multiprocessing.parent_process().is_alive():
            break


def looks_once(jobs):
    if os.getppid() != 1:
        print(jobs.get())


def looks_in_time(jobs):
    while multiprocessing.parent_process().is_alive():
        try:
            print(jobs.get(timeout=5))
        except queue.Empty:
            continue


def watch():
    multiprocessing.parent_process().join()
    os._exit(1)


def looks_and_is_watched(jobs):
    threading.Thread(target=watch, daemon=True).start()
    while multiprocessing.parent_process().is_alive():
        print(jobs.get())


def main():
    jobs = Queue()
    Process(target=looks_between, args=(jobs,)).start()  # expect: PP302
    Process(target=looks_after, args=(jobs,)).start()  # expect: PP302
    Process(target=looks_once, args=(jobs,)).start()  # expect: PP302
    Process(target=looks_in_time, args=(jobs,)).start()
    Process(target=looks_and_is_watched, args=(jobs,)).start()


def waits_for_both(reader):
    while True:
        ready = wait([reader, multiprocessing.parent_process().sentinel])
        if reader not in ready:
            break
        print(reader.recv())


def listen():
    reader, writer = multiprocessing.Pipe()
    Process(target=waits_for_both, args=(reader,)).start()
    return writer


# A server that is stopped when the parent is gone does not end what waits for something else, and
# one that is forked never sees the end of a pipe of which it holds both ends.
def stops_but_waits(jobs):
    server = HTTPServer(("localhost", 0), BaseHTTPRequestHandler)

    def stops_with_parent():
        multiprocessing.parent_process().join()
        server.shutdown()

    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=stops_with_parent, daemon=True).start()
    print(jobs.get())


def serves_on_a_line(line):
    server = HTTPServer(("localhost", 0), BaseHTTPRequestHandler)

    def stops_at_the_end():
        try:
            line.recv()
        except EOFError:
            server.shutdown()

    threading.Thread(target=stops_at_the_end, daemon=True).start()
    server.serve_forever()


def serves_until_told(parent_line):
    server = HTTPServer(("localhost", 0), BaseHTTPRequestHandler)

    def stops_if_told():
        if parent_line.recv() == "stop":
            server.shutdown()

    threading.Thread(target=stops_if_told, daemon=True).start()
    server.serve_forever()


def serving():
    jobs = Queue()
    Process(target=stops_but_waits, args=(jobs,)).start()  # expect: PP302
    mine, theirs = multiprocessing.Pipe()
    Process(target=serves_on_a_line, args=(theirs,)).start()  # expect: PP302
    spawning = multiprocessing.get_context("spawn")
    spawning.Process(target=serves_until_told, args=(theirs,)).start()  # expect: PP302
    mine.send("go")
