"""Events that may be left out, and are asked for before they are asked: an event always holds."""

import time
from multiprocessing import Event, Process


class Server(Process):
    def __init__(self, device, stopping=None):
        super().__init__()
        self.device = device
        self.stopping = stopping

    def again(self):
        return Server(self.device, stopping=self.stopping)  # expect: PP309

    def run(self):
        while self.stopping and not self.stopping.is_set():
            time.sleep(5)


def serve(stopping=None):
    while stopping and not stopping.is_set():
        time.sleep(5)


def main(devices):
    stopping = Event()
    servers = [Server(device, stopping) for device in devices]  # expect: PP309
    for server in servers:
        server.start()
    Process(target=serve, args=(stopping,)).start()  # expect: PP309
    again = Server("lamp", stopping=stopping)  # expect: PP309
    again.start()
    stopping.set()
