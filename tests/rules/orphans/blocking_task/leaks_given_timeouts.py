"""Waits without a bound, as a call passes no timeout, or none that is one."""

import subprocess
from multiprocessing import Process, Queue


def execute(command, timeout=None, verbose=False):
    popen = subprocess.Popen(command)
    if verbose:
        print(command)
    if timeout is None:
        popen.wait()
    else:
        popen.wait(timeout)


def once(command, time_limit=0, quietly=None):
    popen = subprocess.Popen(command)
    if time_limit:
        popen.wait(time_limit)
    elif quietly is None:
        popen.wait()


def left_out(settings):
    execute(["train", settings["name"]], verbose=settings["verbose"])


def none(settings):
    execute(["train", settings["name"]], timeout=None)


def handed_on(settings, timeout=None):
    execute(["train", settings["name"]], timeout)


def zero(settings):
    once(["train", settings["name"]], 0)


def main(settings):
    Process(target=left_out, args=(settings,)).start()  # expect: PP302
    Process(target=none, args=(settings,)).start()  # expect: PP302
    Process(target=handed_on, args=(settings,)).start()  # expect: PP302
    Process(target=zero, args=(settings,)).start()  # expect: PP302


class Waiting(Process):
    def __init__(self, jobs, timeout=None):
        super().__init__()
        self.jobs = jobs
        self.timeout = timeout


class Once(Waiting):
    def run(self):
        print(self.jobs.get(timeout=self.timeout))


def start():
    Once(Queue()).start()  # expect: PP302
