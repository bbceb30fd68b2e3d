"""What a stream is given is a queue and a lock of some kind."""

from multiprocessing import Lock, Queue


class Stream:
    def __init__(self, chunks: Queue, lock: Lock):
        self.chunks = chunks
        self.lock = lock

    def read(self, n):
        with self.lock:
            self.chunks.put(n)
