"""Makes the queue."""

import multiprocessing

jobs = multiprocessing.Queue()
