"""Workers that end with their parent, whatever they wait for."""

import _thread
import asyncio
import multiprocessing
import os
import threading
import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from multiprocessing import Pool, Process, Queue


def watch():
    multiprocessing.parent_process().join()
    os._exit(1)


def end_with_parent():
    threading.Thread(target=watch, daemon=True).start()


def end_with_parent_at_once():
    parent = multiprocessing.parent_process()
    threading.Thread(target=lambda: (parent.join(), os._exit(1)), daemon=True).start()


def take(jobs):
    end_with_parent()
    return jobs.get()


def take_unguarded(jobs):
    return jobs.get()


def main():
    jobs = Queue()
    Process(target=take, args=(jobs,)).start()
    with Pool(2, initializer=end_with_parent) as pool:
        pool.apply(take_unguarded, (jobs,))
    with Pool(2, end_with_parent_at_once) as pool:
        pool.apply(take_unguarded, (jobs,))


# What is served comes to its end when something beside it sees that the parent is gone.
def serves():
    server = HTTPServer(("localhost", 0), BaseHTTPRequestHandler)

    def stops_with_parent():
        multiprocessing.parent_process().join()
        server.shutdown()

    threading.Thread(target=stops_with_parent, daemon=True).start()
    server.serve_forever()


def runs_a_loop():
    loop = asyncio.new_event_loop()

    def stops_with_parent():
        while os.getppid() != 1:
            time.sleep(1)
        loop.call_soon_threadsafe(loop.stop)

    threading.Thread(target=stops_with_parent, daemon=True).start()
    loop.run_forever()


async def listens():
    server = await asyncio.start_server(print, "localhost", 0)

    async def closes_with_parent():
        while os.getppid() != 1:
            await asyncio.sleep(1)
        server.close()

    watching = asyncio.create_task(closes_with_parent())
    async with server:
        await server.serve_forever()
    print(watching)


def listens_alone():
    asyncio.run(listens())


class Served:
    def __init__(self, line):
        self.line = line
        self.server = HTTPServer(("localhost", 0), BaseHTTPRequestHandler)

    def stop(self):
        self.server.shutdown()

    def watch(self):
        try:
            while True:
                self.line.recv()
        except EOFError:
            self.stop()

    def serve(self):
        threading.Thread(target=self.watch, daemon=True).start()
        self.server.serve_forever()


def serves_on_a_line(line):
    Served(line).serve()


class Watching(threading.Thread):
    def __init__(self, line):
        super().__init__(daemon=True)
        self.line = line

    def run(self):
        try:
            self.line.recv()
        except EOFError:
            _thread.interrupt_main()


def waits_on_a_line(line):
    Watching(line).start()
    while True:
        time.sleep(1)


def serving():
    Process(target=serves).start()
    Process(target=runs_a_loop).start()
    Process(target=listens_alone).start()
    spawning = multiprocessing.get_context("spawn")
    mine, theirs = spawning.Pipe()
    spawning.Process(target=serves_on_a_line, args=(theirs,)).start()
    spawning.Process(target=waits_on_a_line, args=(theirs,)).start()
    mine.send("go")
