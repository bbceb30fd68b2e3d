"""Ways out of a loop that nobody is needed for, whatever is asked beside them."""

import queue
import threading
import time
from multiprocessing import Event, Process, Queue, Value

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer


def as_long_as_not_told(stop):
    count = 0
    while True:
        if not stop.is_set():
            count += 1
            if count > 10:
                break


def as_long_as_running(running):
    count = 0
    while True:
        if running.value:
            count += 1
            if count > 10:
                return


def counts_idle_turns(jobs):
    idle = 0
    while True:
        try:
            job = jobs.get(timeout=1)
        except queue.Empty:
            job = None
        if job is None:
            idle += 1
            if idle > 10:
                break


class Changes(FileSystemEventHandler):
    def __init__(self):
        self.seen = False

    def on_modified(self, event):
        self.seen = True


def until_changed(path):
    changes = Changes()
    observer = Observer()
    observer.schedule(changes, path)
    observer.start()
    while not changes.seen:
        time.sleep(1)


class Lines:
    def __init__(self, source):
        self.over = False
        source.on_end = self.end

    def end(self):
        self.over = True

    def read(self):
        while not self.over:
            time.sleep(1)


def until_end(source):
    Lines(source).read()


def follows(stop):
    while not stop.value:
        time.sleep(1)


def has_follower():
    stop = Value("b", False)
    thread = threading.Thread(target=follows, args=(stop,))
    thread.start()
    stop.value = True
    thread.join()


def start(path, source):
    Process(target=as_long_as_not_told, args=(Event(),)).start()
    Process(target=as_long_as_running, args=(Value("b", True),)).start()
    Process(target=counts_idle_turns, args=(Queue(),)).start()
    Process(target=until_changed, args=(path,)).start()
    Process(target=until_end, args=(source,)).start()
    Process(target=has_follower).start()
