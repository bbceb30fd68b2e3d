"""What a program can do with a pool, one function each; what it sees is returned and compared.

    python scenarios.py reference|stdlib METHOD          all calm scenarios, as one JSON object
    python scenarios.py reference|stdlib METHOD NAME     one that ends with its process

A calm scenario leaves the interpreter usable. The others are about how a process ends; they write
to the descriptor in the variable `WITNESS`, which forked workers inherit, so that whoever holds
its other end knows what ran, and knows that nobody is left when it is closed.
"""

# ruff: noqa: B023 - every function made in a loop here is called at once

from __future__ import annotations

import json
import multiprocessing
import multiprocessing.pool
import os
import pickle
import re
import sys
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WITNESS = "POOLPROOF_WITNESS"
# Long enough for an overloaded machine to answer, where an answer is expected; and short, where
# none can come.
AMPLE = 30.0
VAIN = 0.2

Make = Callable[..., Any]
CALM: dict[str, Callable[[Make, Make], object]] = {}
FINAL: dict[str, Callable[[Make], None]] = {}


def calm(function: Callable[[Make, Make], object]) -> Callable[[Make, Make], object]:
    CALM[function.__name__] = function
    return function


def final(function: Callable[[Make], None]) -> Callable[[Make], None]:
    FINAL[function.__name__] = function
    return function


def seen(call: Callable[[], object]) -> str:
    """Return what a call returns or raises, without what differs from run to run."""
    try:
        value = call()
    except BaseException as error:
        return _same(f"{type(error).__name__}: {error}")
    return _same(repr(value))


def _same(text: str) -> str:
    text = re.sub(r"0x[0-9a-f]+", "0x..", text)
    return re.sub(r"[\w.]*\.(Pool|ThreadPool|ApplyResult|MapResult)\b", r"\1", text)


def until(condition: Callable[[], object]) -> bool:
    """Wait for something that must come about."""
    limit = time.monotonic() + AMPLE
    while not condition():
        if time.monotonic() > limit:
            return False
        time.sleep(0.005)
    return True


# Tasks.


def square(x: int) -> int:
    return x * x


def add(x: int, y: int) -> int:
    return x + y


def fail(x: object) -> None:
    raise ValueError(f"bad {x}")


def stop_iteration_at_two(x: int) -> int:
    if x == 2:
        raise StopIteration
    return x


def lock(_: object) -> Any:
    return threading.Lock()


def leave(code: int) -> None:
    sys.exit(code)


def leave_hard(_: object) -> None:
    os._exit(3)


def interrupt(_: object) -> None:
    raise KeyboardInterrupt


class Unrebuildable(Exception):  # noqa: N818
    def __init__(self, a: int, b: int) -> None:
        super().__init__(a)


def raise_unrebuildable(_: object) -> None:
    raise Unrebuildable(1, 2)


def raise_group_cause(_: object) -> None:
    try:
        raise KeyError("inner")
    except KeyError as error:
        raise OSError("outer") from error


def who(_: object) -> int:
    return os.getpid()


def nested(_: object) -> object:
    return multiprocessing.Pool(1)


def name_and_daemon(_: object) -> tuple[str, bool]:
    me = multiprocessing.current_process()
    return me.name.rstrip("0123456789"), me.daemon


def raising_initializer() -> None:
    sys.stderr.close()
    raise RuntimeError


_given: list[int] = []


def keep(value: int) -> None:
    _given.append(value)


def given(_: object) -> list[int]:
    return _given


def broken_iterable() -> Iterator[int]:
    yield 1
    yield 2
    raise KeyError("iterable")


# Scenarios that leave the interpreter usable.

SUBMISSIONS: dict[str, Callable[[Any], object]] = {
    "apply": lambda pool: pool.apply(square, (3,)),
    "apply_async": lambda pool: pool.apply_async(square, (3,)).get(AMPLE),
    "map": lambda pool: pool.map(square, [1, 2]),
    "map_async": lambda pool: pool.map_async(square, [1, 2]).get(AMPLE),
    "starmap": lambda pool: pool.starmap(add, [(1, 2)]),
    "starmap_async": lambda pool: pool.starmap_async(add, [(1, 2)]).get(AMPLE),
    "imap": lambda pool: list(pool.imap(square, [1, 2])),
    "imap_unordered": lambda pool: sorted(pool.imap_unordered(square, [1, 2])),
}
OPERATIONS: dict[str, Callable[[Any], object]] = {
    **SUBMISSIONS,
    "enter": lambda pool: pool.__enter__() is pool,
    "exit": lambda pool: pool.__exit__(None, None, None),
    "close": lambda pool: pool.close(),
    "terminate": lambda pool: pool.terminate(),
    "join": lambda pool: pool.join(),
}
WAYS: dict[str, Callable[[Any], object]] = {
    "running": lambda pool: None,
    "closed": lambda pool: pool.close(),
    "terminated": lambda pool: pool.terminate(),
    "closed and joined": lambda pool: (pool.close(), pool.join()),
    "left": lambda pool: pool.__enter__().__exit__(None, None, None),
}


def _every_operation_in_every_state(make: Make) -> dict[str, str]:
    table = {}
    for way, bring in WAYS.items():
        for name, operate in OPERATIONS.items():
            pool = make(1)
            bring(pool)
            table[f"{name} on a {way} pool"] = f"{seen(lambda: operate(pool))}, {pool._state}"
            pool.terminate()
    return table


@calm
def every_operation_in_every_state(make: Make, threads: Make) -> object:
    return [_every_operation_in_every_state(make), _every_operation_in_every_state(threads)]


@calm
def arguments_that_are_refused(make: Make, threads: Make) -> object:
    return [
        *[seen(lambda: make(number)) for number in (0, -1)],
        *[seen(lambda: threads(number)) for number in (0, -1)],
        *[seen(lambda: make(1, maxtasksperchild=number)) for number in (0, -1, 0.5, "2")],
        seen(lambda: make(1, initializer=1)),
    ]


@calm
def results_and_chunks(make: Make, threads: Make) -> object:
    table = []
    for kind in (make, threads):
        with kind(3) as pool:
            for size in (None, 1, 3, 100, 0):
                table.append(seen(lambda: pool.map(square, range(10), size)))
                table.append(seen(lambda: pool.starmap(add, [(1, 2), (3, 4)], size)))
            for size in (1, 3, 100, 0, -1):
                table.append(seen(lambda: list(pool.imap(square, range(10), size))))
                table.append(seen(lambda: sorted(pool.imap_unordered(square, range(10), size))))
            table.append(seen(lambda: pool.map(square, iter(range(5)))))
            table.append(seen(lambda: pool.map(stop_iteration_at_two, range(4), 4)))
            table.append(seen(lambda: pool.map(square, [])))
            table.append(seen(lambda: pool.apply(add, (), {"x": 1, "y": 2})))
            table.append(seen(lambda: pool.apply(square, None)))
    return table


@calm
def exceptions_of_tasks(make: Make, threads: Make) -> object:
    table = []
    for kind in (make, threads):
        with kind(1) as pool:
            for task in (fail, raise_group_cause):
                result = pool.apply_async(task, (7,))
                table.append(seen(lambda: result.get(AMPLE)))
                table.append([result.ready(), result.successful()])
                table.append(type(result._value.__cause__).__name__)
                table.append("in " + task.__name__ in str(result._value.__cause__))
            table.append(seen(lambda: pool.map(fail, range(4))))
            table.append(seen(lambda: list(pool.imap(fail, range(4)))))
            table.append(seen(lambda: pool.apply(square, (2,))))
    return table


@calm
def callbacks(make: Make, threads: Make) -> object:
    told: list[str] = []

    def note(value: object) -> None:
        told.append(repr(value))

    for kind in (make, threads):
        pool = kind(1)
        pool.apply_async(square, (3,), callback=note, error_callback=note)
        pool.apply_async(fail, (3,), callback=note, error_callback=note)
        pool.map_async(square, range(3), callback=note, error_callback=note)
        pool.map_async(fail, range(3), chunksize=3, callback=note, error_callback=note)
        pool.map_async(square, [], callback=note, error_callback=note)
        pool.starmap_async(add, [(1, 2)], callback=note)
        pool.close()
        pool.join()
    return told


@calm
def what_does_not_pickle(make: Make, threads: Make) -> object:
    told: list[str] = []
    with make(1) as pool, threads(1) as other:
        result = pool.apply_async(lambda: 1, error_callback=lambda e: told.append(repr(e)))
        return [
            seen(lambda: pool.apply(lock, (1,))),
            seen(lambda: pool.map(lambda x: x, [1])),
            seen(lambda: result.get(AMPLE)),
            seen(lambda: list(pool.imap(lambda x: x, [1]))),
            seen(lambda: pool.apply(square, (2,))),
            seen(lambda: other.apply(lambda: 5)),
            seen(lambda: pickle.dumps(pool)),
            seen(lambda: pickle.dumps(other)),
            [text[:30] for text in told],
        ]


@calm
def iterables_that_raise(make: Make, threads: Make) -> object:
    table = []
    for kind in (make, threads):
        with kind(1) as pool:
            results = pool.imap(square, broken_iterable())
            table += [seen(lambda: next(results)) for _ in range(4)]
            chunked = pool.imap(square, broken_iterable(), 2)
            table += [seen(lambda: next(chunked)) for _ in range(4)]
            table.append(seen(lambda: pool.map(square, broken_iterable())))
            table.append(seen(lambda: sorted(pool.imap_unordered(square, broken_iterable()))))
    return table


@calm
def waiting_in_vain(make: Make, threads: Make) -> object:
    table = []
    with threads(1) as pool:
        gate = threading.Event()
        result = pool.apply_async(gate.wait)
        iterator = pool.imap(square, [1])
        table += [
            seen(lambda: result.get(0.05)),
            seen(result.successful),
            seen(lambda: iterator.next(0.05)),
            result.ready(),
            seen(lambda: result.wait(0.01)),
        ]
        gate.set()
        table += [seen(lambda: result.get(AMPLE)), seen(lambda: iterator.next(AMPLE))]
    return table


@calm
def tasks_that_end_their_worker(make: Make, threads: Make) -> object:
    table = []
    for task in (leave, leave_hard, interrupt):
        pool = make(1)
        before = pool._pool[0].pid
        lost = pool.apply_async(task, (3,))
        table.append(until(lambda: pool._pool and pool._pool[0].pid != before))
        table.append(seen(lambda: pool.apply(square, (5,))))
        table.append(seen(lambda: lost.get(VAIN)))
        pool.close()
        joined = threading.Thread(target=pool.join, daemon=True)
        joined.start()
        joined.join(VAIN)
        table.append(["joined", joined.is_alive()])
        pool.terminate()
        joined.join(AMPLE)
        table.append(["joined after terminate", joined.is_alive()])
    return table


def _result_thread_dies(pool: Any, spoil: Callable[[], Any]) -> list[str]:
    threading.excepthook = lambda _: None
    lost = spoil()
    until(lambda: not pool._result_handler.is_alive())
    table = [
        seen(lambda: lost.get(VAIN)),
        seen(lambda: pool.apply_async(square, (5,)).get(VAIN)),
        # 3.12 mended the spelling.
        seen(pool.terminate).replace("hander", "handler"),
        pool._state,
    ]
    for worker in pool._pool:
        worker.kill()
    return table


@calm
def results_that_end_the_result_thread(make: Make, threads: Make) -> object:
    def trouble(_: object) -> None:
        raise RuntimeError

    table = []
    pool = make(1)
    table.append(_result_thread_dies(pool, lambda: pool.apply_async(raise_unrebuildable, (1,))))
    other = make(1)
    table.append(
        _result_thread_dies(other, lambda: other.apply_async(square, (1,), callback=trouble))
    )
    return table


@calm
def initializers(make: Make, threads: Make) -> object:
    table = []
    for kind in (make, threads):
        _given.clear()
        with kind(1, keep, (7,)) as pool:
            table.append(seen(lambda: pool.apply(given, (1,))))
    pool = make(1, raising_initializer)
    pids = set()
    lost = pool.apply_async(square, (1,))

    def hired() -> bool:
        pids.update(worker.pid for worker in list(pool._pool))
        return len(pids) > 4

    table.append(until(hired))
    table.append(seen(lambda: lost.get(0.05)))
    table.append(seen(pool.terminate))
    return table


@calm
def lifetimes(make: Make, threads: Make) -> object:
    table = []
    for size in (1, 3):
        pool = make(1, maxtasksperchild=2)
        table.append(len(set(pool.map(who, range(12), size))))
        pool.close()
        pool.join()
    return table


@calm
def workers(make: Make, threads: Make) -> object:
    with make(2) as pool, threads(2) as other:
        return [
            seen(lambda: pool.apply(name_and_daemon, (1,))),
            seen(lambda: pool.apply(nested, (1,))),
            repr(pool).split(".")[-1],
            repr(other).split(".")[-1],
            [len(pool._pool), pool._processes, len(pool._cache)],
            [worker.daemon for worker in (*pool._pool, *other._pool)],
            [worker.exitcode for worker in (*pool._pool, *other._pool)],
        ]


@calm
def dropping(make: Make, threads: Make) -> object:
    table = []
    for kind in (make, threads):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            pool = kind(1)
            members = list(pool._pool)
            pool = None
            leaks = [w.message for w in caught if issubclass(w.category, ResourceWarning)]
            table.append(sorted({_same(str(message)) for message in leaks}))
            caught.clear()  # they hold the pool
        table.append(until(lambda: not any(worker.is_alive() for worker in members)))
    return table


@calm
def a_pool_outlives_its_name_while_work_is_left(make: Make, threads: Make) -> object:
    def submit() -> Any:
        warnings.simplefilter("ignore", ResourceWarning)
        return threads(1).apply_async(time.sleep, (0.1,))

    return seen(lambda: submit().get(AMPLE))


@calm
def results_lost_and_kept(make: Make, threads: Make) -> object:
    pool = make(1)
    with pool:
        results = [pool.apply_async(time.sleep, (60,)) for _ in range(4)]
    lost = [seen(lambda: result.get(0.01)) for result in results]
    pool = make(2)
    with pool:
        results = [pool.apply_async(square, (x,)) for x in range(4)]
        pool.close()
        pool.join()
    return [lost, [seen(lambda: result.get(0)) for result in results]]


# Scenarios about the end of a process.


def witness(text: str) -> None:
    os.write(int(os.environ[WITNESS]), f"{text}\n".encode())


# Forked workers have the same one.
_begun = multiprocessing.get_context("fork").Semaphore(0) if hasattr(os, "fork") else None


def nap(seconds: float) -> None:
    witness("began")
    _begun.release()
    time.sleep(seconds)
    witness("ended")


def _wait_until_busy(workers: int) -> None:
    for _ in range(workers):
        _begun.acquire(timeout=AMPLE)


def _busy(make: Make) -> Any:
    pool = make(2)
    for _ in range(6):
        pool.apply_async(nap, (60,))
    return pool


_held: list[Any] = []


@final
def idle_and_never_closed(make: Make) -> None:
    _held.append(make(2))
    witness(str(_held[0].map(square, range(4))))


@final
def busy_and_never_closed(make: Make) -> None:
    _held.append(_busy(make))
    _wait_until_busy(2)


@final
def closed_and_not_joined(make: Make) -> None:
    _held.append(_busy(make))
    _wait_until_busy(2)
    _held[0].close()


@final
def closed_and_joined(make: Make) -> None:
    pool = make(1)
    for _ in range(3):
        pool.apply_async(nap, (0.02,))
    pool.close()
    pool.join()


@final
def exit_with_a_code(make: Make) -> None:
    _held.append(_busy(make))
    _wait_until_busy(2)
    sys.exit(5)


@final
def uncaught_exception(make: Make) -> None:
    _held.append(_busy(make))
    _wait_until_busy(2)
    raise ValueError("uncaught")


class Owner:
    def __init__(self, make: Make) -> None:
        self.pool = make(1)


@final
def pool_in_a_global_object(make: Make) -> None:
    _held.append(Owner(make))
    witness(str(_held[0].pool.map(float, (0, 1))))


@final
def killed_while_idle(make: Make) -> None:
    _held.append(make(2))
    _held[0].map(square, range(4))
    os.kill(os.getpid(), 9)


@final
def killed_while_busy(make: Make) -> None:
    _held.append(make(2))
    for _ in range(2):
        _held[0].apply_async(nap, (60,))
    _wait_until_busy(2)
    os.kill(os.getpid(), 9)


@final
def ended_without_exit_function(make: Make) -> None:
    _held.append(make(1))
    _held[0].apply_async(nap, (60,))
    _wait_until_busy(1)
    os._exit(4)


def main() -> None:
    implementation, method, *names = sys.argv[1:]
    context = multiprocessing.get_context(method)

    def make(*args: Any, **kwargs: Any) -> Any:
        return process_pool(*args, **kwargs, context=context)

    if implementation == "reference":
        here = Path(__file__).resolve().parents[2]
        sys.path[:0] = [str(here / "rules"), str(here / "lint")]
        from poolproof_rules import reference  # noqa: PLC0415 - found by the path set above
        from poolproof_rules.reference.exit import take_over  # noqa: PLC0415

        process_pool, threads = reference.Pool, reference.ThreadPool
        take_over()
    else:
        process_pool, threads = multiprocessing.pool.Pool, multiprocessing.pool.ThreadPool
    if names:
        FINAL[names[0]](make)
        return
    observed = {}
    for name, run in CALM.items():
        begun = time.monotonic()
        observed[name] = run(make, threads)
        if "POOLPROOF_TIMES" in os.environ:
            sys.__stderr__.write(f"{name} {time.monotonic() - begun:.2f}\n")
    sys.stdout.write(json.dumps(observed))
    sys.stdout.flush()
    # A pool that has lost its result thread cannot be ended; its workers were killed.
    os._exit(0)


if __name__ == "__main__":
    main()
