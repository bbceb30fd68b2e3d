import pytest

from poolproof.source.screen import Vocabulary, may_allow
from poolproof.typestate.protocol import Protocol, Workers


def protocol(*constructors):
    return Protocol(
        name="p",
        constructors=constructors,
        workers=Workers.PROCESSES,
        moves={},
        submits=frozenset(),
        waits=frozenset(),
        lazy=frozenset(),
        exit_moves={},
    )


VOCABULARY = Vocabulary.of(
    [
        protocol("multiprocessing.Pool", "multiprocessing.pool.ThreadPool"),
        protocol("concurrent.futures.ThreadPoolExecutor"),
    ]
)


def test_the_words_are_the_last_parts_of_the_constructors():
    assert VOCABULARY.words == {"Pool", "ThreadPool", "ThreadPoolExecutor"}


@pytest.mark.parametrize(
    "data",
    [
        b"from multiprocessing import Pool as P",
        b"x=mp.Pool(4)",
        b"Pool",
        b"\xe9Pool(",
        b"import ThreadPoolExecutor\r",
        b"MyPool = 1; ThreadPool()",
        b"MaxPool2d\nPoolPool\n_Pool\nPool()",
    ],
)
def test_whole_words_make_a_candidate(data):
    assert VOCABULARY.admits(data)


@pytest.mark.parametrize("data", [b"", b"pool = 1", b"MaxPool2d()", b"_Pool", b"Pools", b"P\0ool"])
def test_other_files_are_put_aside(data):
    assert not VOCABULARY.admits(data)


def test_the_vocabulary_grows():
    grown = VOCABULARY.with_words(["make_workers", "größe"])
    assert grown.admits(b"x = make_workers()")
    assert grown.admits("größe()".encode())
    assert grown.admits(b"Pool")
    assert not VOCABULARY.admits(b"x = make_workers()")


def test_without_words_nothing_is_a_candidate():
    assert not Vocabulary.of([]).admits(b"Pool")


@pytest.mark.parametrize(
    "data", [b"x  # poolproof: allow[x]", b"#poolproof :allow", b"x # NOQA: E501, PP101"]
)
def test_files_with_our_comments_are_read(data):
    assert may_allow(data)


@pytest.mark.parametrize("data", [b"import poolproof", b"# noqa", b"# noqa: E501", b"PP101 = 1"])
def test_files_without_our_comments_are_not(data):
    assert not may_allow(data)
