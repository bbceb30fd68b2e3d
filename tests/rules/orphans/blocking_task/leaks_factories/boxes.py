"""Makes queues for whoever wants one: those of one caller are not those of another."""

from multiprocessing import Queue


def make_box():
    return Queue()
