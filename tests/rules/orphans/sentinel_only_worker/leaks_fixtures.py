"""What tests hand to workers comes from fixtures, by the names of parameters."""

import multiprocessing

import pytest


def drain(inbox):
    while True:
        letter = inbox.get()
        if letter is None:
            return
        print(letter)


def stir(over):
    while not over.is_set():
        print("stirring")


@pytest.fixture
def forking():
    return multiprocessing.get_context("fork")


@pytest.fixture(name="letters")
def make_letters(forking):
    letters = forking.Queue()
    yield letters
    letters.close()


@pytest.fixture(params=["drain"])
def drainer(forking, letters, request):
    reader = forking.Process(target=drain, args=(letters,))  # expect: PP309
    reader.start()
    yield reader
    reader.join()


def test_reading(forking, letters):
    reader = forking.Process(target=drain, args=(letters,))  # expect: PP309
    reader.start()
    letters.put(None)
    reader.join()


class TestKitchen:
    @pytest.fixture
    def over(self, forking):
        return forking.Event()

    def test_stirring(self, forking, over):
        cook = forking.Process(target=stir, args=(over,))  # expect: PP309
        cook.start()
        over.set()
        cook.join()
