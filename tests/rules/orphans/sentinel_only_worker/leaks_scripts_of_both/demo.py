"""Forks, although it has no guard."""

from crew import start

start()
