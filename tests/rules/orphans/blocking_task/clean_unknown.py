"""Look-alikes: nothing says that these wait."""

import queue
import threading
from multiprocessing import Pool, Process
from multiprocessing.pool import ThreadPool


def look(table, name):
    return table.get(name)


def own_threads(number):
    jobs = queue.Queue()
    threading.Thread(target=jobs.put, args=(number,)).start()
    return jobs.get()


def run(job):
    return job.run()


def recv(inbox):
    return inbox.recv()


def main(tables, jobs, inbox):
    with Pool(2) as pool:
        pool.starmap(look, [(table, "a") for table in tables])
        pool.map(own_threads, [1, 2])
        pool.map(run, jobs)
    with ThreadPool(2) as threads:
        threads.map(recv, [inbox])
    Process(target=recv, args=(inbox,)).start()
