"""The texts lead to something else, or nobody knows where."""

import importlib
import sys
from multiprocessing import Process

import loops


class Table:
    def get(self, name):
        return loops.once


def globals_of(name):
    return {"beat": loops.once}[name]


def another_name():
    Process(target=getattr(loops, "once")).start()


def whatever_is_asked_for():
    Process(target=getattr(loops, sys.argv[1])).start()


def another_module():
    Process(target=importlib.import_module("library").beat).start()


def a_table_of_its_own():
    Process(target=Table().get("beat")).start()


def a_function_that_chooses():
    Process(target=globals_of("beat")).start()


def unless_somebody_says_otherwise(settings):
    turns = getattr(settings, "forever", True)
    Process(target=run, args=(turns,)).start()


def run(forever):
    while forever:
        loops.once()
