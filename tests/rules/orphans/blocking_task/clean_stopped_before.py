"""Observers that are waited for once they were told to stop."""

import time
from multiprocessing import Process

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver


class Watch(FileSystemEventHandler):
    def __init__(self, folder):
        self.observer = Observer()
        self.observer.schedule(self, folder)

    def start(self):
        self.observer.start()

    def stop(self):
        self.observer.stop()
        self.observer.join()


def watch_for_a_minute(folder):
    watch = Watch(folder)
    watch.start()
    time.sleep(60)
    watch.stop()


def watch_once(folder):
    observer = PollingObserver()
    observer.schedule(FileSystemEventHandler(), folder)
    observer.start()
    try:
        time.sleep(60)
    finally:
        observer.stop()
        observer.join()


def main():
    Process(target=watch_for_a_minute, args=(".",)).start()
    Process(target=watch_once, args=(".",)).start()


if __name__ == "__main__":
    main()
