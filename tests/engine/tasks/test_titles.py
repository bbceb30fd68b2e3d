"""What tasks are called in messages: by the function that was followed, wherever it came from."""

from pathlib import Path
from textwrap import dedent

import pytest
from submitting import NoFiles

from poolproof import registry
from poolproof.analysis import Analysis
from poolproof.source.unit import SourceUnit
from poolproof.tasks.conduct.waiting import Waits
from poolproof.typestate.catalogue import Catalogue

TASKS = """
    import functools
    import time
    from multiprocessing import Pool, Process

    import uvicorn

    def tick(period):
        while True:
            time.sleep(period)

    def logged(function):
        def wrapper(*args):
            return function(*args)
        return wrapper

    @logged
    def wrapped(period):
        tick(period)

    class Clock:
        def __init__(self, period=1):
            tick(period)

        def tock(self):
            tick(2)

        def start(self):
            Process(target=self.tock)

    class Bell:
        def __call__(self):
            tick(3)

    class Watch(Process):
        def run(self):
            tick(4)

    class Stopwatch(Watch):
        pass

    class Careful(Process):
        def run(self):
            try:
                Process.run(self)
            finally:
                print("over")

    def run(target, args=()):
        Process(target=target, args=args)

    KINDS = {"bell": Bell().__call__, "tick": tick}
"""


def hazards(text):
    protocols = registry.load().protocols
    waits = Waits.of(registry.load().waits)
    analysis = Analysis(NoFiles(), Catalogue.of(protocols), waits)
    solution = analysis.solve(SourceUnit("a.py", Path("/nowhere/a.py"), text))
    assert not solution.errors
    return solution.hazards


@pytest.mark.parametrize(
    ("made", "task", "place"),
    [
        ("Process(target=tick, args=(1,))", "tick", "tick"),
        ("run(tick, (1,))", "tick", "tick"),
        ("run(Bell())", "Bell.__call__", "Bell.__call__"),
        ("run(lambda: tick(5))", "lambda: tick(5)", "tick"),
        ("run(wrapped)", "wrapped", "wrapped"),
        ("run(uvicorn.run, ('app',))", "uvicorn.run", "uvicorn.run"),
        ("Process(target=lambda: tick(5))", "lambda: tick(5)", "tick"),
        ("Process(target=wrapped)", "wrapped", "wrapped"),
        ("Process(target=functools.partial(tick, 5))", "tick", "tick"),
        ("Process(target=KINDS['tick'], args=(1,))", "tick", "tick"),
        ("Process(target=Clock)", "Clock", "Clock.__init__"),
        ("Stopwatch()", "Stopwatch", "Watch.run"),
        (
            "Process(target=Clock(period=int('1.5')).tock)",
            "Clock(period=int('1.5')).tock",
            "Clock.tock",
        ),
        (
            "Process(target=Clock(int(input('How long does it take? 1.5'))).tock)",
            "Clock.tock",
            "Clock.tock",
        ),
        ("Careful(target=tick, args=(6,))", "tick", "Careful.run"),
        ("Careful(None, tick, args=(6,))", "Careful", "Careful.run"),
        ("Pool().apply(functools.partial(tick, period=5))", "tick", "tick"),
    ],
)
def test_a_task_goes_by_the_name_of_the_function_that_was_followed(made, task, place):
    before = len(hazards(dedent(TASKS)))
    found = hazards(dedent(TASKS) + made + "\n")
    last = found[-1] if len(found) > before else next(h for h in found if h.task == task)
    assert (last.task, last.place) == (task, place)


def test_steps_begin_with_what_was_decorated():
    found = hazards(dedent(TASKS) + "Process(target=wrapped)\n")[-1]
    assert [step.message for step in found.steps[:3]] == [
        "wrapped is given to a worker here",
        "what a decorator makes of it is defined here",
        "it calls wrapped",
    ]


def test_the_end_of_a_long_path_says_most():
    text = """
        import time
        from multiprocessing import Process

        class Department:
            class Office:
                class DeskByTheWindow:
                    @staticmethod
                    def looks_out():
                        while True:
                            time.sleep(1)

        Process(target=Department.Office.DeskByTheWindow.looks_out)
    """
    (found,) = hazards(dedent(text))
    assert found.task == "DeskByTheWindow.looks_out"


def test_a_call_that_is_made_again_and_again_is_named():
    text = """
        import subprocess
        from multiprocessing import Process

        def build():
            process = subprocess.Popen(["make"], stdout=subprocess.PIPE)
            for line in iter(process.stdout.readline, ""):
                print(line)

        Process(target=build)
    """
    assert [each.text for each in hazards(dedent(text))][:1] == ["process.stdout.readline"]


def test_a_method_is_spelled_as_it_is_at_the_submission():
    (found,) = [each for each in hazards(dedent(TASKS)) if each.task == "self.tock"]
    assert found.place == "Clock.tock"
    assert [step.message for step in found.steps[:2]] == [
        "Clock.tock is given to a worker here",
        "Clock.tock is defined here",
    ]


def test_what_a_method_is_called_on_is_cut_short_before_its_name_is():
    text = """
        from multiprocessing import Process

        import uvicorn

        def serve(application):
            settings = {"host": "127.0.0.1", "port": 8000}
            uvicorn.Server(uvicorn.Config(application, **settings, log_level="warning")).run()

        Process(target=serve, args=("app:app",))
    """
    assert [each.text for each in hazards(dedent(text))] == ["uvicorn.Server(...).run"]


@pytest.mark.parametrize(
    ("made", "step"),
    [
        (
            "KINDS = [Ticker]",
            "a process of this class runs Ticker.run; nobody is seen to make one by its name",
        ),
        ("Ticker().start()", "a worker that runs Ticker.run is made here"),
    ],
)
def test_a_class_that_nobody_makes_is_not_said_to_be_made(made, step):
    text = """
        import time
        from multiprocessing import Process

        class Ticker(Process):
            def run(self):
                while True:
                    time.sleep(1)
    """
    (found,) = hazards(f"{dedent(text)}\n{made}\n")
    assert found.steps[0].message == step
