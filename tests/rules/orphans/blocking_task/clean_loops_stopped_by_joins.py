"""Who waits for the end of a thread with an event loop has stopped the loop before."""

import asyncio
import threading
from multiprocessing import Process


class Node:
    def __init__(self):
        self.loop = asyncio.new_event_loop()
        self.thread = threading.Thread(target=self.serve, daemon=True)

    def serve(self):
        asyncio.set_event_loop(self.loop)
        self.loop.run_forever()

    def start(self):
        self.thread.start()

    def stop(self):
        if self.loop.is_running():
            self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()


def works():
    node = Node()
    node.start()
    node.stop()


def main():
    Process(target=works).start()
