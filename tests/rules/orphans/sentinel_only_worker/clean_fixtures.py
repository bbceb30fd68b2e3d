"""Fixtures that give other things, and parameters that no fixture fills."""

import multiprocessing
import threading

import pytest


def drain(inbox):
    while True:
        letter = inbox.get()
        if letter is None:
            return
        print(letter)


def glance(inbox, seconds):
    print(inbox.get(timeout=seconds))


@pytest.fixture
def letters():
    return multiprocessing.Queue()


@pytest.fixture
def seconds():
    yield 5


@pytest.fixture
def processes():
    """Named after what it stands in for."""
    return threading.Thread


def test_threads(processes, letters):
    reader = processes(target=drain, args=(letters,), daemon=True)
    reader.start()


def test_glancing(letters, seconds):
    reader = multiprocessing.Process(target=glance, args=(letters, seconds))
    reader.start()


def test_unknown(kitchen, papers):
    reader = kitchen.Process(target=drain, args=(papers,))
    reader.start()


class TestElsewhere:
    @pytest.fixture
    def chest(self):
        return multiprocessing.get_context("fork")


def test_of_another_class(chest, letters):
    reader = chest.Process(target=drain, args=(letters,))
    reader.start()


def helper(letters):
    """Nobody calls it, and pytest does not either."""
    return letters
