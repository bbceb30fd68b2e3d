"""Workers that set their own name, which is no tie to the parent."""

from ctypes import byref, cdll, create_string_buffer
from multiprocessing import Process, Queue

PR_SET_NAME = 15


def name(text):
    libc = cdll.LoadLibrary("libc.so.6")
    libc.prctl(15, byref(create_string_buffer(text)), 0, 0, 0)


def name_by_constant(text):
    cdll.LoadLibrary("libc.so.6").prctl(PR_SET_NAME, byref(create_string_buffer(text)), 0, 0, 0)


def works(jobs):
    name(b"works")
    for job in iter(jobs.get, None):
        print(job)


def plays(jobs):
    name_by_constant(b"plays")
    for job in iter(jobs.get, None):
        print(job)


def start():
    jobs = Queue()
    Process(target=works, args=(jobs,)).start()  # expect: PP309
    Process(target=plays, args=(jobs,)).start()  # expect: PP309
    return jobs
