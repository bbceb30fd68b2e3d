"""Questions about values have a bound, whatever refers to whatever."""

import sys
from pathlib import Path

from submitting import NoFiles, submissions

from poolproof import registry
from poolproof.analysis import Analysis
from poolproof.source.unit import SourceUnit
from poolproof.typestate.catalogue import Catalogue

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


def tower(size, calls=2):
    """Functions of which each calls the next one twice or more, with other arguments."""
    made = [f"({'x, ' * number})" for number in range(1, calls + 1)]
    lines = [
        f"def f{n}(x):\n    return [{', '.join(f'f{n + 1}({each})' for each in made)}]"
        for n in range(size)
    ]
    return HEAD + "\n".join(lines) + f"\ndef f{size}(x):\n    return x\npool.map(f0(1), [])\n"


def test_whatever_refers_to_whatever_the_effort_has_a_bound():
    assert turns(web(9)) < 400_000
    assert turns(web(14)) < 400_000


def test_calls_in_ever_new_contexts_have_a_bound():
    assert turns(tower(9)) < 400_000


def test_an_argument_that_takes_too_long_hides_none_of_the_others():
    given = ("args=(queue, heavy)", 'kwargs={"queue": queue, "heavy": heavy}')
    for arguments in given:
        text = tower(9, calls=4) + (
            "from multiprocessing import Process, Queue\n"
            "def work(queue, heavy):\n    pass\n"
            "def main():\n"
            "    queue, heavy = Queue(), f0(1)\n"
            f"    Process(target=work, {arguments})\n"
        )
        ((_, inside),) = submissions(text)[-1].tasks
        assert inside.parameter("heavy") is None
        assert {value.path for value in inside.parameter("queue")} == {"multiprocessing.Queue()"}


def answered(text):
    """How many expressions it takes to find out what the tasks of a module lead to."""
    analysis = Analysis(NoFiles(), Catalogue.of(registry.load().protocols))
    assert not analysis.solve(SourceUnit("a.py", Path("/nowhere/a.py"), text)).errors
    return analysis.hazards.conducts.evaluator.answered


def test_what_a_task_leads_to_has_a_bound(monkeypatch):
    made = "\n".join(f"    f0({n})" for n in range(40))
    text = tower(6).replace("pool.map(f0(1), [])", f"def task():\n{made}\npool.apply(task)")
    everything = answered(text)
    monkeypatch.setattr("poolproof.tasks.conduct.conducts._MAX_QUESTIONS", 500)
    assert answered(text) < 1_500 < everything
