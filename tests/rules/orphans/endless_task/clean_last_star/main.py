"""A function that two modules bring, of which the last one counts."""

from multiprocessing import Process

from first import *  # noqa: F403 - what is tested
from second import *  # noqa: F403 - what is tested


def main():
    Process(target=work).start()  # noqa: F405
