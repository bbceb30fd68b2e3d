"""Tasks that are kept under a name in a dict, which is itself kept in another and filled later."""

import subprocess
from multiprocessing import Process


class Runner:
    def __init__(self, command):
        self.command = command

    def run(self):
        subprocess.run(self.command)

    def tell(self):
        print(self.command)


class Manager:
    def __init__(self):
        self._maker = Runner
        self._all = {}
        self._others = {}

    def add(self, name, command):
        runner = self._maker(command)
        self._all[name] = {}
        self._all[name]["runner"] = runner
        self._all[name]["name"] = name
        self._others[name] = {}
        self._others[name]["runner"] = runner.tell

    def start(self):
        for each in self._all.values():
            each["process"] = Process(target=each["runner"].run)  # expect: PP302
            each["process"].start()
        for name in self._all:
            Process(target=self._all[name]["runner"].tell).start()

    def start_others(self):
        for each in self._others.values():
            Process(target=each["runner"]).start()


def main():
    manager = Manager()
    manager.add("a", "make all")
    manager.start()
    manager.start_others()
