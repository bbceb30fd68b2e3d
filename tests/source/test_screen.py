from pathlib import Path

import pytest
from msgspec.structs import replace

from poolproof.source.discovery import SourceFile
from poolproof.source.screen import Kind, Vocabulary, kind_of, may_allow, screen
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


def test_the_origins_are_the_packages_of_the_constructors():
    assert VOCABULARY.origins == {"multiprocessing", "concurrent"}
    assert VOCABULARY.has_origin(b"import concurrent.futures")
    assert not VOCABULARY.has_origin(b"from .compat import Pool")
    assert not VOCABULARY.has_origin(b"my_multiprocessing; Pool")


def test_files_that_can_only_have_a_pool_from_another_file_wait(tmp_path):
    texts = {"a.py": b"import multiprocessing; Pool", "b.py": b"Pool", "c.py": b"x"}
    for name, data in texts.items():
        (tmp_path / name).write_bytes(data)
    files = [SourceFile(name, str(tmp_path / name)) for name in texts]
    found = screen(files, lambda file: kind_of(Path(file.path).read_bytes(), VOCABULARY))
    assert [file.shown for file in found.candidates] == ["a.py"]
    assert [file.shown for file in found.kin] == ["b.py"]


def test_functions_are_looked_for_in_files_that_spell_their_package():
    starting = replace(protocol(), functions={"bars.concurrent.process_map": None})
    vocabulary = Vocabulary.of([protocol("multiprocessing.Pool"), starting])
    called, other = b"from bars.concurrent import process_map", b"from .compat import process_map"
    assert kind_of(called, vocabulary) is Kind.CANDIDATE
    assert kind_of(other, vocabulary) is Kind.NOTHING
    assert kind_of(b"import bars; Pool", vocabulary) is Kind.KIN


def test_files_in_which_no_word_can_be_found_are_not_put_aside(tmp_path):
    file = tmp_path / "a.py"
    file.write_text("x = 1", encoding="utf-16")
    files = [SourceFile("a.py", str(file))]
    found = screen(files, lambda file: kind_of(Path(file.path).read_bytes(), VOCABULARY))
    assert found.candidates == tuple(files)


def test_without_words_nothing_is_a_candidate():
    assert not Vocabulary.of([]).admits(b"Pool")


@pytest.mark.parametrize("words", [{"p"}, {"p", "pool"}, {"pool", "workers"}])
def test_short_words_are_found_whole_as_long_ones_are(words):
    vocabulary = Vocabulary(frozenset(words))
    for text in (
        b"",
        b"p",
        b"pp",
        b"a.p = 1",
        b"pool",
        b"spool",
        b"workers.p",
        b"map(pool_)",
        b"_p",
    ):
        assert vocabulary.admits(text) == bool(vocabulary.pattern.search(text))


@pytest.mark.parametrize(
    "data", [b"x  # poolproof: allow[x]", b"#poolproof :allow", b"x # NOQA: E501, PP101"]
)
def test_files_with_our_comments_are_read(data):
    assert may_allow(data)


@pytest.mark.parametrize("data", [b"import poolproof", b"# noqa", b"# noqa: E501", b"PP101 = 1"])
def test_files_without_our_comments_are_not(data):
    assert not may_allow(data)
