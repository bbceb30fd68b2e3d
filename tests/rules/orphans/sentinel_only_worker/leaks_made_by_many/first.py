"""Is told of."""

from multiprocessing import Queue

from worker import Tried, Worker

jobs = Queue()
Worker(jobs).start()  # expect: PP309
Tried(jobs).start()
