"""Waits for somebody to attach a debugger, and those that are only switched on by hand."""

import os
from multiprocessing import Process

import debugpy
import ptvsd
import rpdb


def waits_for_debugger():
    debugpy.listen(5678)
    debugpy.wait_for_client()
    print("attached")


def attaches():
    ptvsd.enable_attach()
    ptvsd.wait_for_attach()


def breaks():
    rpdb.set_trace()


def attaches_soon():
    ptvsd.wait_for_attach(timeout=10)


def if_wanted():
    if os.environ.get("DEBUG"):
        debugpy.listen(5678)
        debugpy.wait_for_client()


def if_asked(debug):
    debug and debugpy.wait_for_client()


def main():
    Process(target=waits_for_debugger).start()  # expect: PP302
    Process(target=attaches).start()  # expect: PP302
    Process(target=breaks).start()  # expect: PP302
    Process(target=attaches_soon).start()
    Process(target=if_wanted).start()
    Process(target=if_asked, args=(True,)).start()
