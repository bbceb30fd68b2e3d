"""Which calls give which functions to a worker."""

from textwrap import dedent

import pytest
from submitting import submissions, targets

from poolproof.solution import Role
from poolproof.tasks.submitting.reasons import COMPUTED, MEMBER, OUTSIDE, PARAMETER, UNKNOWN

HEAD = """
import functools
import multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import Pool, Process

def work(*args): ...
def other(*args): ...
pool = Pool()
"""


def of(code):
    return targets(HEAD + dedent(code))


@pytest.mark.parametrize(
    "call",
    [
        "pool.apply(work)",
        "pool.apply_async(work, (1,))",
        "pool.apply_async(func=work)",
        "pool.map(work, [1])",
        "pool.map_async(work, [1])",
        "pool.imap(work, [1])",
        "pool.imap_unordered(work, [1])",
        "pool.starmap(work, [(1, 2)])",
        "pool.starmap_async(work, [(1, 2)])",
        "Pool(2, work)",
        "Pool(initializer=work)",
        "ProcessPoolExecutor().submit(work, 1)",
        "ProcessPoolExecutor().map(work, [1])",
        "ProcessPoolExecutor(2, None, work)",
        "ThreadPoolExecutor(initializer=work)",
        "Process(target=work).start()",
        "Process(None, work).start()",
        "mp.get_context('spawn').Process(target=work)",
        "mp.context.SpawnProcess(target=work)",
        "ctx = mp.get_context(); ctx.Pool().map(work, [1])",
    ],
)
def test_each_way_to_submit(call):
    assert of(call) == [["work"]]


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("alias = work\npool.map(alias, [1])", ["work"]),
        ("pool.map(functools.partial(work, 1), [1])", ["work"]),
        ("pool.map(lambda x: work(x), [1])", ["<lambda>"]),
        ("chosen = work if pool else other\npool.map(chosen, [1])", ["other", "work"]),
        ("pool.map({'a': work, 'b': other}['b'], [1])", ["other"]),
        ("def run(name):\n    pool.apply({'a': work, 'b': other}[name])", ["other", "work"]),
        ("for each in (work, other):\n    pool.apply(each)", ["other", "work"]),
        ("for name, each in {'a': work}.items():\n    pool.apply(each)", ["work"]),
        ("for n, each in enumerate([work]):\n    pool.apply(each)", ["work"]),
        ("def give():\n    return work\npool.apply(give())", ["work"]),
        ("class C:\n    def m(self): ...\npool.apply(C().m)", ["C.m"]),
        ("class C:\n    @staticmethod\n    def m(): ...\npool.apply(C.m)", ["C.m"]),
        ("class C:\n    @classmethod\n    def m(cls): ...\npool.apply(C.m)", ["C.m"]),
        ("class C:\n    def __call__(self): ...\npool.apply(C())", ["C.__call__"]),
        ("class B:\n    def m(self): ...\nclass C(B): ...\npool.apply(C().m)", ["B.m"]),
    ],
)
def test_what_stands_for_a_function(code, expected):
    assert of(code) == [expected]


def test_a_decorated_function_is_what_the_decorator_gives_back():
    code = """
        def timed(function):
            @functools.wraps(function)
            def wrapper(*args):
                return function(*args)
            return wrapper

        @timed
        def task(x): ...

        pool.map(task, [1])
    """
    assert of(code) == [["timed.wrapper"]]


def test_a_helper_submits_what_its_callers_pass():
    code = """
        def submit(pool, function):
            return pool.apply_async(function)

        submit(pool, work)
        submit(pool, function=other)
    """
    assert of(code) == [["other", "work"]]


def test_a_pool_on_an_object_is_found_in_its_methods():
    code = """
        class Owner:
            def __init__(self):
                self.pool = Pool()

            def go(self):
                self.pool.map(self.task, [1])

            def task(self, x): ...
    """
    assert of(code) == [["Owner.task"]]


def test_a_process_class_runs_its_method():
    code = """
        class Worker(Process):
            def __init__(self, queue):
                super().__init__()
                self.queue = queue

            def run(self):
                self.queue.get()

        def main():
            Worker(mp.Queue()).start()
    """
    (each,) = submissions(HEAD + dedent(code))
    assert (each.role, each.method) == (Role.PROCESS, "Worker")
    assert [value.ref.function.name for value, _ in each.tasks] == ["Worker.run"]


def test_a_process_class_that_nobody_starts_here_is_a_submission_of_its_own():
    text = "class Worker(Process):\n    def run(self): ..."
    assert of(f"{text}\nWORKERS = [Worker]") == [["Worker.run"]]
    assert of(text) == []


def test_arguments_reach_the_task():
    code = """
        def task(queue, limit): ...

        queue = mp.Queue()
        Process(target=task, args=(queue,), kwargs={"limit": 3})
    """
    (each,) = submissions(HEAD + dedent(code))
    ((_, context),) = each.tasks
    assert [v.path for v in context.parameter("queue")] == ["multiprocessing.Queue()"]
    assert [v.value for v in context.parameter("limit")] == [3]


def test_the_start_method_is_that_of_the_context():
    (each,) = submissions(HEAD + "mp.get_context('spawn').Process(target=work)")
    assert each.start == "spawn"


@pytest.mark.parametrize(
    ("call", "reason"),
    [
        ("pool.map(print, [1])", OUTSIDE),
        ("pool.map(unheard_of, [1])", UNKNOWN),
        ("def run(function):\n    pool.map(function, [1])", PARAMETER),
        ("def run(job):\n    pool.map(job.run, [1])", MEMBER),
        ("def run(jobs):\n    pool.map(jobs[0], [1])", COMPUTED),
        ("def run(jobs):\n    job = jobs[0]\n    pool.map(job, [1])", COMPUTED),
    ],
)
def test_why_a_callable_is_not_followed(call, reason):
    assert of(call) == [reason]


@pytest.mark.parametrize(
    "code",
    [
        "import threading\nthreading.Thread(target=work)",
        "class Pool2:\n    def map(self, f, xs): ...\nPool2().map(work, [1])",
        "def run(pool):\n    pool.map(work, [1])",
        "import psutil\npsutil.Process(1)",
    ],
)
def test_what_is_no_submission(code):
    assert of(code) == []


def test_modules_that_have_a_name_from_each_other(tmp_path):
    (tmp_path / "b.py").write_text("from a import work", encoding="utf-8")
    code = "from multiprocessing import Pool\nfrom b import work\nPool().map(work, [1])\n"
    (tmp_path / "a.py").write_text(code, encoding="utf-8")
    assert targets(code, path=tmp_path / "a.py") == [UNKNOWN]


def test_a_name_that_goes_through_many_modules(tmp_path):
    for n in range(500):
        text = f"from m{n + 1} import work\n"
        (tmp_path / f"m{n}.py").write_text(text, encoding="utf-8")
    code = "from multiprocessing import Pool\nfrom m0 import work\nPool().map(work, [1])\n"
    assert targets(code, path=tmp_path / "a.py") == [UNKNOWN]


def test_recursion_ends():
    code = """
        def f(x):
            y = f(g(x))
            return y
        def g(x):
            return f(g(x))
        pool.map(f(1), [1])
    """
    assert of(code) == [COMPUTED]


def test_a_value_that_grows_with_every_turn_ends():
    code = """
        class Wrap:
            def __init__(self, inner):
                self.inner = inner
            def __call__(self):
                return self.inner()
        def build(n, inner):
            return build(n - 1, Wrap(inner)) if n else inner
        pool.apply(build(100, work))
    """
    assert "work" in of(code)[0]
