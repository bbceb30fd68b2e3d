"""Looks up what workers are to run by texts that are known."""

import importlib
import sys
import time
from multiprocessing import Process

import loops


def wind():
    while True:
        time.sleep(1)


def chime():
    while True:
        time.sleep(3600)


def from_a_module():
    Process(target=getattr(loops, "beat")).start()  # expect: PP301


def from_this_one():
    Process(target=globals()["wind"]).start()  # expect: PP301


def from_this_one_if_it_is_there():
    Process(target=globals().get("wind")).start()  # expect: PP301


def by_the_table_of_modules():
    Process(target=getattr(sys.modules[__name__], "wind")).start()  # expect: PP301


def from_a_module_that_is_imported_later():
    module = importlib.import_module("loops")
    Process(target=module.tick, args=(2,)).start()  # expect: PP301


def at_once():
    Process(target=getattr(__import__("loops"), "beat")).start()  # expect: PP301


def by_what_a_module_holds():
    Process(target=vars(loops)["tick"], args=(1,)).start()  # expect: PP301


def one_after_the_other():
    for name in ("wind", "chime"):
        Process(target=globals()[name], name=name).start()  # expect: PP301


def by_a_table():
    tasks = {"day": "wind", "night": "chime"}
    for name in tasks.values():
        Process(target=getattr(sys.modules[__name__], name)).start()  # expect: PP301


def of_an_object():
    clock = loops.Clock()
    Process(target=getattr(clock, "strike", None)).start()  # expect: PP301


def unless_there_is_another():
    Process(target=getattr(loops, "missing", wind)).start()  # expect: PP301
