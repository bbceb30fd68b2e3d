"""Whoever has a module of this package runs this first."""

import multiprocessing

if multiprocessing.get_start_method() != "spawn":
    multiprocessing.set_start_method("spawn", force=True)

from .crew import Boat

__all__ = ["Boat"]
