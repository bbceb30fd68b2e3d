"""Tables of lists with tasks that end, beside others with some that do not."""

import time
from collections import defaultdict
from multiprocessing import Process


def poll():
    while True:
        time.sleep(1)


def look():
    time.sleep(1)


class Bus:
    def __init__(self):
        self.quick = {}
        self.slow = defaultdict(list)
        self.first = {"start": look}

    def on(self, name, handler):
        self.quick.setdefault(name, []).append(handler)

    def run(self, name, handler):
        self.slow[name].append(handler)

    def emit(self, name):
        for handler in self.quick.get(name, []):
            Process(target=handler).start()
        for handlers in self.quick.values():
            for handler in handlers:
                Process(target=handler).start()
        for patient in self.slow[name]:
            patient()


bus = Bus()
bus.on("start", look)
bus.run("start", poll)


class Plugin:
    all = []
    others = []

    def __init__(self):
        Plugin.all.append(self.look)
        Plugin.others.append(self.poll)

    def look(self):
        time.sleep(1)

    def poll(self):
        while True:
            time.sleep(1)


def start():
    bus.emit("start")
    Plugin()
    for task in Plugin.all:
        Process(target=task).start()
