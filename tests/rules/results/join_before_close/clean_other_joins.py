"""Other things are joined too, while they run: that is what their join is for."""

import os.path
import threading
from multiprocessing import JoinableQueue, Process
from queue import Queue

from gevent.pool import Pool as GreenletPool


def thread(run):
    worker = threading.Thread(target=run)
    worker.start()
    worker.join()


def process(run):
    worker = Process(target=run)
    worker.start()
    worker.join()


def queues():
    Queue().join()
    JoinableQueue().join()


def texts(names):
    return ", ".join(names), os.path.join(*names)


def greenlets(urls, fetch):
    pool = GreenletPool(8)
    for url in urls:
        pool.spawn(fetch, url)
    pool.join()


def given(pool):
    pool.join()


class Pool:
    def join(self):
        return "joined the swimming club"


def own_class():
    pool = Pool()
    return pool.join()
