"""What tasks lead to, with tables and limits of the test's own."""

from pathlib import Path
from textwrap import dedent

import pytest
from submitting import NoFiles

from poolproof import registry
from poolproof.analysis import Analysis
from poolproof.solution import HazardKind
from poolproof.source.unit import SourceUnit
from poolproof.tasks.conduct.waiting import Argument, Wait, WaitKind, Waits, canonical
from poolproof.typestate.catalogue import Catalogue

OWN = Wait(("my.lib.Client().next",), "news", WaitKind.NETWORK, timeout=Argument("within"))


def hazards(text, waits=(), long=300):
    analysis = Analysis(NoFiles(), Catalogue.of(registry.load().protocols), Waits.of(waits), long)
    solution = analysis.solve(SourceUnit("a.py", Path("/nowhere/a.py"), dedent(text)))
    assert not solution.errors
    return solution.hazards


TASK = """
    import time
    from multiprocessing import Process
    from my.lib import Client

    def task():
        client = Client()
        client.next({})

    Process(target=task)
"""


@pytest.mark.parametrize(
    ("arguments", "kinds"),
    [("", [HazardKind.WAIT]), ("within=None", [HazardKind.WAIT]), ("within=3", [])],
)
def test_a_wait_of_ones_own(arguments, kinds):
    assert [each.kind for each in hazards(TASK.format(arguments), [OWN])] == kinds
    assert not hazards(TASK.format(arguments))


def test_the_limit_for_sleeps():
    text = TASK.replace("client.next({})", "time.sleep(100)")
    assert not hazards(text)
    assert [each.seconds for each in hazards(text, long=60)] == [100]


def test_the_steps_lead_from_the_submission_to_the_cause():
    text = """
        from multiprocessing import Process

        def loop():
            while True:
                pass

        def task():
            loop()

        Process(target=task)
    """
    (found,) = hazards(text)
    assert [(step.span.line, step.message) for step in found.steps] == [
        (11, "task is given to a worker here"),
        (8, "task is defined here"),
        (9, "it calls loop"),
        (5, "this loop has no way out"),
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("multiprocessing.context.Queue().get", "multiprocessing.Queue().get"),
        ("torch.multiprocessing.Queue().get", "multiprocessing.Queue().get"),
        ("billiard.Event().wait", "multiprocessing.Event().wait"),
        ("multiprocessing.Pipe()[].recv", "multiprocessing.Connection().recv"),
        ("multiprocessing.Queue()[].get", "multiprocessing.Queue().get"),
        ("queue.Queue().get", "queue.Queue().get"),
    ],
)
def test_one_spelling_for_many_paths(path, expected):
    assert canonical(path) == expected


def test_recursion_ends():
    text = """
        from multiprocessing import Process

        def even(n):
            return n == 0 or odd(n - 1)

        def odd(n):
            return n != 0 and even(n - 1)

        Process(target=even, args=(8,))
    """
    assert not hazards(text)


def test_a_call_of_the_task_is_looked_at_whatever_others_took():
    steps = "\n".join(f"def step{n}(x):\n    return [step{n + 1}(x), x.last]" for n in range(4))
    many = "\n".join(f"    a{n}(x)" for n in range(120))
    each = "\n".join(f"def a{n}(x):\n    return step0(x + {n})" for n in range(120))
    text = f"""
from multiprocessing import Process, Queue
jobs = Queue()
{steps}
def step4(x):
    return x
{each}
def busy(x):
{many}
def first():
    return jobs.get()
def task():
    print(first())
    busy(1)
Process(target=task).start()
"""
    waits = [Wait(("multiprocessing.Queue().get",), "an item", WaitKind.QUEUE)]
    assert [each.kind for each in hazards(text, waits)] == [HazardKind.WAIT]


@pytest.mark.parametrize(
    ("number", "lacking"),
    [
        ("os.getppid()", "it looks for its parent once, and not again"),
        ("parent", "it looks for its parent once, and not again"),
        ("os.getpgid(os.getpid())", ""),
        ("program.pid", ""),
    ],
)
def test_who_looks_for_another_process_does_not_look_for_the_parent(number, lacking):
    text = f"""
        import os
        import subprocess
        from multiprocessing import Process, Queue

        def is_there(number):
            try:
                os.kill(number, 0)
            except OSError:
                return False
            return True

        def work(parent, jobs):
            program = subprocess.Popen(["true"])
            if not is_there({number}):
                return
            print(jobs.get())

        Process(target=work, args=(int(input()), Queue())).start()
    """
    found = hazards(text, registry.load().waits)
    assert [each.lacking for each in found if each.kind is HazardKind.WAIT] == [lacking]


@pytest.mark.parametrize(
    ("watched", "lacking"),
    [
        ("multiprocessing.parent_process().join()", True),
        ("sys.stdin.read()", True),
        ("psutil.Process().parent().wait()", True),
        ("program.stdin.write(b'line')", False),
        ("(folder / 'x').parent.mkdir()", False),
        ("jobs.get() is _sentinel", False),
    ],
)
def test_only_a_thread_that_watches_the_parent_is_told_of(watched, lacking):
    text = f"""
        import multiprocessing, psutil, sys, threading

        def watch():
            {watched}

        def loop():
            threading.Thread(target=watch, daemon=True).start()
            while True:
                pass

        multiprocessing.Process(target=loop)
    """
    (found,) = hazards(text)
    assert bool(found.lacking) == lacking
