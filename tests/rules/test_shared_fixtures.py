"""Fixtures of pytest that tests share: those in the `conftest.py` files beside and above them."""

import textwrap

from poolproof.testing import assert_expected

SHARED = """
    import multiprocessing

    import pytest


    @pytest.fixture
    def context():
        return multiprocessing.get_context("fork")


    @pytest.fixture
    def letters(context):
        yield context.Queue()
"""
NEARER = """
    import queue

    import pytest


    @pytest.fixture
    def letters():
        return queue.Queue()
"""
TESTS = """
    import multiprocessing


    def drain(inbox):
        while True:
            letter = inbox.get()
            if letter is None:
                return
            print(letter)


    def test_reading(context, letters):
        reader = context.Process(target=drain, args=(letters,)){expected}
        reader.start()
"""


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(textwrap.dedent(text), encoding="utf-8")


def test_tests_have_the_fixtures_of_the_folders_they_are_in(tmp_path):
    write(tmp_path / "pyproject.toml", "")
    write(tmp_path / "tests" / "conftest.py", SHARED)
    write(tmp_path / "tests" / "near.py", TESTS.format(expected="  # expect: PP309"))
    write(tmp_path / "tests" / "post" / "far.py", TESTS.format(expected="  # expect: PP309"))
    write(tmp_path / "tests" / "threads" / "conftest.py", NEARER)
    write(tmp_path / "tests" / "threads" / "other.py", TESTS.format(expected=""))
    assert_expected(tmp_path, select=["PP309"])


def test_fixtures_of_other_folders_are_not_theirs(tmp_path):
    write(tmp_path / "pyproject.toml", "")
    write(tmp_path / "tests" / "post" / "conftest.py", SHARED)
    write(tmp_path / "tests" / "near.py", TESTS.format(expected=""))
    assert_expected(tmp_path, select=["PP309"])
