"""What repairs do and leave alone, beyond the fixtures of their rules."""

import pytest

from poolproof.finding import Safety
from poolproof.testing import check_text, fix_text

HEAD = "from concurrent.futures import ProcessPoolExecutor\nfrom multiprocessing import Pool\n\n\n"


def fixed(body, *, unsafe=True, select=()):
    return fix_text(HEAD + body, unsafe=unsafe, select=select).removeprefix(HEAD)


LEFT_ALONE = {
    "a method that somebody keeps": """\
def evolve(toolbox, people):
    pool = Pool()
    toolbox.register("map", pool.map)
    return toolbox.evolve(people)
""",
    "results that are handed out": """\
def start(texts):
    pool = Pool()
    return pool.map_async(len, texts)
""",
    "a second name": """\
def lengths(texts):
    pool = Pool()
    workers = pool
    return workers.map(len, texts)
""",
    "a name that meant something before": """\
def lengths(texts, pool=None):
    pool = Pool()
    return pool.map(len, texts)
""",
    "an executor whose results are asked with a timeout": """\
def first(texts):
    executor = ProcessPoolExecutor()
    future = executor.submit(len, texts)
    return future.result(timeout=5)
""",
    "a generator that somebody else goes through": """\
def sizes(texts, show):
    executor = ProcessPoolExecutor()
    show(executor.submit(len, text) for text in texts)
""",
    "a nested function": """\
def lengths(texts):
    pool = Pool()

    def each():
        return pool.map(len, texts)

    return each()
""",
    "two statements on a line": """\
def lengths(texts):
    pool = Pool(); found = pool.map(len, texts)
    return found
""",
    "a body on the line of its heading": """\
def lengths(texts):
    if texts: pool = Pool(); return pool.map(len, texts)
""",
    "a condition around the end": """\
def lengths(texts, wait):
    pool = Pool()
    found = pool.map(len, texts)
    if wait:
        pool.close()
        pool.join()
    return found
""",
    "an end in two places": """\
def lengths(texts, check):
    pool = Pool()
    if not check(texts):
        pool.terminate()
        return []
    found = pool.map(len, texts)
    pool.close()
    pool.join()
    return found
""",
    "something that is evaluated before": """\
def lengths(texts, first):
    return first(texts) + Pool().map(len, texts)
""",
    "a destructor": """\
class Reader:
    def __init__(self):
        self.readers = Pool()

    def __del__(self):
        self.readers.close()
""",
    "work behind a join": """\
def lengths(texts):
    pool = Pool()
    try:
        pool.map_async(print, texts)
        pool.join()
        return pool.map(len, texts)
    finally:
        pool.terminate()
""",
}


@pytest.mark.parametrize("body", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_left_alone(body):
    assert check_text(HEAD + body).findings
    assert fixed(body) == body


@pytest.mark.parametrize(
    ("uses", "safety"),
    [
        ("    return pool.map(len, texts)\n", Safety.SAFE),
        ("    return list(pool.imap(len, texts))\n", Safety.SAFE),
        ("    return pool.map_async(len, texts).get()\n", Safety.SAFE),
        ("    got = [pool.apply_async(len, (t,)) for t in texts]\n"
         "    return [each.get() for each in got]\n", Safety.SAFE),
        ("    for one in pool.imap(len, texts):\n        print(one)\n", Safety.SAFE),
        ("    for one in pool.imap(len, texts):\n        break\n", Safety.UNSAFE),
        ("    for one in pool.imap(len, texts):\n        yield one\n", Safety.UNSAFE),
        ("    pool.map_async(print, texts)\n", Safety.UNSAFE),
        ("    got = pool.map_async(len, texts)\n    return got.get(timeout=5)\n", Safety.UNSAFE),
        ("    got = pool.imap(len, texts)\n    return sum(got)\n", Safety.SAFE),
        ("    got = pool.imap(len, texts)\n    for n, one in enumerate(got):\n        print(n)\n",
         Safety.SAFE),
    ],
)  # fmt: skip
def test_what_may_be_unfinished_decides_whether_a_fix_is_safe(uses, safety):
    text = f"{HEAD}def lengths(texts):\n    pool = Pool(2)\n{uses}"
    (finding,) = (each for each in check_text(text).findings if each.code == "PP101")
    assert finding.fix.safety is safety


def test_work_that_is_pending_is_waited_for():
    assert fixed(
        """\
def start(texts):
    pool = Pool()
    pool.map_async(print, texts)
    print("started")
"""
    ) == (
        """\
def start(texts):
    pool = Pool()
    try:
        pool.map_async(print, texts)
    finally:
        pool.close()
        pool.join()
    print("started")
"""
    )


def test_results_that_are_kept_belong_to_the_block():
    assert fixed(
        """\
def sizes(texts):
    executor = ProcessPoolExecutor()
    futures = [executor.submit(len, text) for text in texts]
    print("submitted")
    found = [future.result() for future in futures]
    return sum(found)
"""
    ) == (
        """\
def sizes(texts):
    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(len, text) for text in texts]
        print("submitted")
        found = [future.result() for future in futures]
    return sum(found)
"""
    )


def test_generators_submit_when_they_are_gone_through():
    assert fixed(
        """\
def sizes(texts):
    executor = ProcessPoolExecutor()
    futures = (executor.submit(len, text) for text in texts)
    for future in as_completed(futures):
        print(future.result())
    return len(texts)
"""
    ) == (
        """\
def sizes(texts):
    with ProcessPoolExecutor() as executor:
        futures = (executor.submit(len, text) for text in texts)
        for future in as_completed(futures):
            print(future.result())
    return len(texts)
"""
    )


def test_what_a_list_takes_up_belongs_to_the_block():
    assert fixed(
        """\
def run(loop, texts):
    executor = ProcessPoolExecutor()
    tasks = []
    for text in texts:
        task = loop.run_in_executor(executor, len, text)
        tasks.append(task)
    print("started")
    return [loop.run_until_complete(each) for each in tasks]
"""
    ) == (
        """\
def run(loop, texts):
    with ProcessPoolExecutor() as executor:
        tasks = []
        for text in texts:
            task = loop.run_in_executor(executor, len, text)
            tasks.append(task)
        print("started")
        return [loop.run_until_complete(each) for each in tasks]
"""
    )


def test_nobody_waits_any_longer_than_the_timeout():
    assert fixed(
        """\
def first(texts):
    pool = Pool()
    found = pool.map_async(len, texts)
    return found.get(5)
"""
    ) == (
        """\
def first(texts):
    with Pool() as pool:
        found = pool.map_async(len, texts)
        return found.get(5)
"""
    )


def test_a_function_may_have_a_variable_of_the_same_name():
    body = """\
def local(xs):
    with Pool() as pool:
        return pool.map(len, xs)


pool = Pool()
print(pool.map(len, []))
"""
    assert fixed(body, unsafe=False) == body.replace(
        "pool = Pool()\nprint", "with Pool() as pool:\n    print"
    )


def test_a_pool_without_a_name_gets_one_that_is_free():
    assert fixed(
        """\
def lengths(pool, texts):
    return Pool(
        4,  # few
    ).map(len, texts)  # all
""",
        unsafe=False,
    ) == (
        """\
def lengths(pool, texts):
    with Pool(
        4,  # few
    ) as workers:
        return workers.map(len, texts)  # all
"""
    )


def test_an_iterator_is_read_before_the_join():
    assert fixed(
        """\
def show(texts):
    pool = Pool()
    found = pool.imap(len, texts)
    pool.close()
    for one in found:
        print(one)
    print("done")
""",
        select=["PP102"],
    ) == (
        """\
def show(texts):
    pool = Pool()
    found = pool.imap(len, texts)
    pool.close()
    for one in found:
        print(one)
    pool.join()
    print("done")
"""
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  # poolproof: allow[PP101] long gone", ""),
        ("  # poolproof: allow[PP101, PP103] gone", ""),
        ("  # noqa: PP101", ""),
        ("  # noqa: E501, PP101", "  # noqa: E501"),
        ("  # noqa: PP101, E501", "  # noqa: E501"),
        ("  # type: ignore # noqa: PP101", "  # type: ignore"),
        ("  # noqa: PP101  # type: ignore", "  # type: ignore"),
        ("  # poolproof: alow[PP101]", "  # poolproof: alow[PP101]"),
    ],
)
def test_allowances_are_taken_out_and_nothing_else(before, after):
    text = f"{HEAD}with Pool() as pool:{{}}\n    pool.map(len, [])\n"
    assert fix_text(text.format(before)) == text.format(after)


def test_an_allowance_on_a_line_of_its_own_goes_with_the_line():
    text = "import os\n# poolproof: allow[PP101] gone\nprint(os)\n# poolproof: allow-file[PP102]"
    assert fix_text(text) == "import os\nprint(os)\n"
