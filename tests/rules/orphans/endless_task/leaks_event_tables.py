"""Tasks in tables of lists that are filled one by one, and in lists that a class keeps by name."""

import time
from collections import defaultdict
from multiprocessing import Process


def poll():
    while True:
        time.sleep(1)


class Bus:
    def __init__(self):
        self.by_default = {}
        self.counted = defaultdict(list)
        self.looked_up = {}
        self.first = {}

    def on(self, name, handler):
        self.by_default.setdefault(name, []).append(handler)
        self.counted[name].append(handler)
        if name not in self.looked_up:
            self.looked_up[name] = []
        self.looked_up[name].append(handler)
        self.first.setdefault(name, handler)

    def emit(self, name):
        for handler in self.by_default.get(name, []):
            Process(target=handler).start()  # expect: PP301
        for handler in self.counted[name]:
            Process(target=handler).start()  # expect: PP301
        for handlers in self.looked_up.values():
            for handler in handlers:
                Process(target=handler).start()  # expect: PP301
        Process(target=self.first[name]).start()  # expect: PP301


bus = Bus()
bus.on("start", poll)


class Plugin:
    all = []

    def __init__(self):
        Plugin.all.append(self)

    def work(self):
        while True:
            time.sleep(1)


def start():
    bus.emit("start")
    Plugin()
    for plugin in Plugin.all:
        Process(target=plugin.work).start()  # expect: PP301
