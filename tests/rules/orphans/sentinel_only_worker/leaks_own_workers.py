"""Room that the workers of a worker make in a queue which they take from."""

from multiprocessing import Pool, Process, Queue
from queue import Full


def steps(jobs, results):
    for job in iter(jobs.get, None):
        results.put(job)


def trains(chunks):
    jobs = Queue(maxsize=4)
    results = Queue()
    with Pool(3, steps, (jobs, results)):  # expect: PP309
        for chunk in chunks:
            while True:
                try:
                    jobs.put(chunk, block=False)
                    break
                except Full:
                    print(results)


def trains_in_time(chunks):
    jobs = Queue(maxsize=4)
    results = Queue()
    with Pool(3, steps, (jobs, results)):  # expect: PP309
        for chunk in chunks:
            while True:
                try:
                    jobs.put(chunk, timeout=1)
                    break
                except Full:
                    print(results)


def start(chunks):
    Process(target=trains, args=(chunks,)).start()
    Process(target=trains_in_time, args=(chunks,)).start()
