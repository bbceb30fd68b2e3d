"""Waits that are only without a bound where a call passes none: these pass what they were told."""

import subprocess
from multiprocessing import Process, Queue


class Program:
    def __init__(self, command):
        self.popen = subprocess.Popen(command)

    def run(self, timeout=None, signal=15):
        if timeout is None:
            self.popen.wait()
        elif timeout > 0.0:
            self.popen.wait(timeout)
            self.popen.send_signal(signal)


def execute(command, timeout=None):
    Program(command).run(timeout)


def once(command, time_limit=0):
    popen = subprocess.Popen(command)
    if time_limit:
        popen.wait(time_limit)
    else:
        popen.wait()


def by_keyword(settings):
    execute(["train", settings["name"]], timeout=settings["timeout"])


def by_position(settings):
    once(["train", settings["name"]], settings["timeout"])


def main(settings):
    Process(target=by_keyword, args=(settings,)).start()
    Process(target=by_position, args=(settings,)).start()
    Process(target=execute, args=(["train"], settings["timeout"])).start()


class Waiting(Process):
    def __init__(self, jobs, timeout=None):
        super().__init__()
        self.jobs = jobs
        self.timeout = timeout


class Once(Waiting):
    def run(self):
        print(self.jobs.get(timeout=self.timeout))


class Patient(Waiting):
    def run(self):
        self.timeout = 10
        print(self.jobs.get(timeout=self.timeout))


def start():
    Once(Queue(), timeout=5).start()
    Patient(Queue()).start()
