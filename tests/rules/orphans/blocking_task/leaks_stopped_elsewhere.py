"""Observers that are waited for and only stopped afterwards, or another one is."""

import time
from multiprocessing import Process

from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer


def watch(folder):
    observer = Observer()
    observer.schedule(FileSystemEventHandler(), folder)
    observer.start()
    observer.join()
    observer.stop()


def watch_two(folder):
    first, second = Observer(), Observer()
    for each in (first, second):
        each.schedule(FileSystemEventHandler(), folder)
        each.start()
    time.sleep(1)
    first.stop()
    second.join()


def main():
    Process(target=watch, args=(".",)).start()  # expect: PP302
    Process(target=watch_two, args=(".",)).start()  # expect: PP302


if __name__ == "__main__":
    main()
