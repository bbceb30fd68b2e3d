"""Messages and steps say what is true of the code in hand, and no more."""

from textwrap import dedent

import pytest

from poolproof.testing import check_text


def only_finding(code, body):
    text = "from concurrent.futures import ThreadPoolExecutor\nfrom multiprocessing import Pool\n"
    report = check_text(text + dedent(body), select=[code])
    (found,) = [finding for finding in report.findings if finding.code == code]
    return found


def steps(found):
    return [(note.span.line, note.message) for note in found.notes]


def test_a_closed_pool_may_lose_what_is_queued():
    found = only_finding(
        "PP102",
        """
        def lengths(texts):
            pool = Pool(2)
            pending = pool.map_async(len, texts)
            pool.close()
            return pending
        """,
    )
    assert "work that is still queued then is lost" in found.message
    assert found.remedy == "call `join()` after closing it: only that waits for the work"


def test_a_closed_pool_whose_results_were_waited_for_loses_nothing():
    found = only_finding(
        "PP102",
        """
        def lengths(texts):
            pool = Pool(2)
            found = pool.map(len, texts)
            pool.close()
            return found
        """,
    )
    assert "lost" not in found.message
    assert "its results are all there" in found.message
    assert found.remedy == "call `join()` after closing it: only that waits for the workers"


CONSUMERS = {
    "for size in pool.imap(len, texts): print(size)": True,
    "for n, size in enumerate(pool.imap_unordered(len, texts)): print(n, size)": True,
    "sizes = list(pool.imap(len, texts))": True,
    "sizes = {size for size in pool.imap(len, texts)}": True,
    "sizes = pool.imap(len, texts)\n    for size in sizes: print(size)": True,
    "sizes = pool.imap(len, texts)": False,
    "pool.imap(len, texts)": False,
    "first = next(pool.imap(len, texts))": False,
    "sizes = (size + 1 for size in pool.imap(len, texts))": False,
    "for size in pool.imap(len, texts):\n        if size: break": False,
    "for size, _ in zip(pool.imap(len, texts), 'ab'): print(size)": False,
    "sizes = pool.imap(len, texts)\n    for size in sizes: print(size)\n    feed(sizes)": False,
}


@pytest.mark.parametrize(("statement", "drained"), CONSUMERS.items())
def test_results_that_are_gone_through_to_their_end_are_all_there(statement, drained):
    text = (
        f"def lengths(texts):\n    pool = Pool(2)\n    {statement}\n    pool.close()\n\n"
        "def feed(sizes):\n    next(sizes)\n"
    )
    found = only_finding("PP102", text)
    assert ("its results are all there" in found.message) is drained


def test_whoever_is_given_a_pool_may_leave_work_in_it():
    found = only_finding(
        "PP102",
        """
        def lengths(texts):
            pool = Pool(2)
            print(pool.map(len, texts), feed(pool.apply_async))
            pool.close()

        def feed(submit):
            submit(print)
        """,
    )
    assert "work that is still queued then is lost" in found.message


def test_an_executor_is_called_one_in_every_step():
    found = only_finding(
        "PP101",
        """
        def lengths(texts):
            executor = ThreadPoolExecutor(2)
            return list(executor.map(len, texts))
        """,
    )
    assert steps(found) == [
        (5, "the executor is started here"),
        (6, "returns with the executor still running"),
    ]


def test_a_with_block_is_said_to_end_the_pool():
    found = only_finding(
        "PP202",
        """
        def lengths(texts):
            pool = Pool(2)
            with pool:
                first = pool.map(len, texts)
            return first, pool.map(len, texts)
        """,
    )
    assert steps(found) == [
        (5, "the pool is started here"),
        (7, "the `with` block ends here, and the pool with it"),
    ]


def test_a_pool_of_each_turn_is_shown_with_its_loop():
    found = only_finding(
        "PP106",
        """
        def lengths(folders):
            for folder in folders:
                with Pool(2) as pool:
                    print(pool.map(len, folder))
        """,
    )
    assert steps(found) == [
        (5, "in every turn of this loop"),
        (6, "the pool is started here"),
        (7, "the `with` block ends it here"),
    ]
