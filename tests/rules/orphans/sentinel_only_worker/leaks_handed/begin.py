"""Makes the queues, and hands them to what starts the workers."""

import multiprocessing
from queue import Queue

from workers import Crew, Threads, launch

if __name__ == "__main__":
    jobs = multiprocessing.Queue()
    Crew(jobs, 4).start()
    launch(jobs)
    Threads(Queue()).start()
