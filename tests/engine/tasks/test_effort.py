"""Questions about values have a bound, whatever refers to whatever."""

import sys

from submitting import submissions

HEAD = "from multiprocessing import Pool\npool = Pool()\n"


def turns(text):
    """How many function calls it takes to find the submissions of a module."""
    calls = 0

    def count(frame, event, argument):
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        submissions(text)
    finally:
        sys.setprofile(before)
    return calls


def web(size):
    """Variables of which each is made of all the others."""
    names = [f"v{number}" for number in range(size)]
    lines = [f"{name} = [{', '.join(n for n in names if n != name)}]" for name in names]
    return HEAD + "\n".join(lines) + "\npool.map(v0, [])\n"


def tower(size):
    """Functions of which each calls the next one twice, with other arguments."""
    lines = [f"def f{n}(x):\n    return [f{n + 1}([x]), f{n + 1}((x, x))]" for n in range(size)]
    return HEAD + "\n".join(lines) + f"\ndef f{size}(x):\n    return x\npool.map(f0(1), [])\n"


def test_whatever_refers_to_whatever_the_effort_has_a_bound():
    assert turns(web(9)) < 400_000
    assert turns(web(14)) < 400_000


def test_calls_in_ever_new_contexts_have_a_bound():
    assert turns(tower(9)) < 400_000
