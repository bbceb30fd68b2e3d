"""What all modules of the program share."""

from multiprocessing import Event, Queue

jobs = Queue()
over = Event()
