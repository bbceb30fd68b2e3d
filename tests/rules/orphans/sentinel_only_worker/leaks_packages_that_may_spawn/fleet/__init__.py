"""Whoever wants to may have the method set."""

import multiprocessing

from .crew import Boat

__all__ = ["Boat", "choose"]


def choose():
    multiprocessing.set_start_method("spawn", force=True)
