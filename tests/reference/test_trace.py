"""The diary: complete, whole lines from many writers, surviving a kill, silent when off."""

from __future__ import annotations

import gc
import multiprocessing
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from poolproof_rules.reference import Pool, ThreadPool, trace

# Not fork: this process may have threads by now.
CONTEXT = multiprocessing.get_context("spawn")
AFTER_THE_LOOP = {"exiting", "finalizing", "exited"}


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Path]:
    file = tmp_path / "diary"
    gc.collect()  # pools that other tests have dropped end before, not in here
    trace.start(str(file))
    yield file
    trace.stop()


def test_a_worker_writes_down_its_life(diary: Path) -> None:
    with Pool(1, context=CONTEXT) as pool:
        pool.map(abs, [-1, -2], chunksize=1)
        pool.close()
        pool.join()
    events = list(trace.read(diary))
    worker = [
        event.what
        for event in events
        if event.role == "worker" and event.what not in AFTER_THE_LOOP
    ]
    turn = ["waiting", "running", "putting"]
    assert worker == ["started", *turn, *turn, "waiting", "sentinel", "ended"]
    assert {event.role for event in events} == {
        "caller",
        "worker",
        "task handler",
        "result handler",
        "worker handler",
    }
    assert {event.what for event in events} <= set(trace.STEPS)


def test_a_worker_process_writes_down_its_end(diary: Path) -> None:
    with Pool(1, context=CONTEXT) as pool:
        pool.close()
        pool.join()
        pid = pool._pool[0].pid
    own = [event for event in trace.read(diary) if event.pid == pid]
    assert own[-1].what == "exited"
    assert own[-1].detail == "0"


def test_threads_write_too(diary: Path) -> None:
    with ThreadPool(2) as pool:
        pool.map(abs, [-1, -2])
    workers = {event.thread for event in trace.read(diary) if event.role == "worker"}
    assert len(workers) == 2


def test_lines_of_many_writers_stay_whole(tmp_path: Path) -> None:
    diary = tmp_path / "diary"  # of the writers alone: this process does not write in it
    program = (
        "from poolproof_rules.reference import trace\n"
        "for i in range(300): trace.emit('running', 'x' * 100)\n"
    )
    environment = {**os.environ, trace.VARIABLE: str(diary)}
    writers = [subprocess.Popen([sys.executable, "-c", program], env=environment) for _ in "123"]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert len(list(trace.read(diary))) == 900
    assert len(diary.read_text().splitlines()) == 900


def test_what_was_written_survives_kill_9(tmp_path: Path) -> None:
    diary = tmp_path / "diary"
    program = (
        "import os, signal\n"
        "from poolproof_rules.reference import trace\n"
        "trace.emit('running', 'the last step')\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    environment = {**os.environ, trace.VARIABLE: str(diary)}
    subprocess.run([sys.executable, "-c", program], env=environment, check=False, timeout=60)
    assert [event.detail for event in trace.read(diary)] == ["the last step"]


def test_a_line_cut_short_is_left_out(diary: Path) -> None:
    trace.emit("running")
    with diary.open("a") as file:
        file.write('[1.0, 2, "')
    assert [event.what for event in trace.read(diary)] == ["running"]


def test_off_writes_nothing_and_costs_next_to_nothing(tmp_path: Path) -> None:
    trace.stop()
    begin = time.perf_counter()
    for _ in range(100_000):
        trace.emit("waiting")
    per_step = (time.perf_counter() - begin) / 100_000
    assert per_step < 20e-6  # 0.1e-6 where nothing else runs
    assert list(tmp_path.iterdir()) == []


def test_no_descriptor_is_kept(diary: Path) -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("no /proc here")
    before = len(list(folder.iterdir()))
    trace.emit("waiting")
    assert len(list(folder.iterdir())) == before


def test_a_folder_that_is_missing_changes_nothing(tmp_path: Path) -> None:
    trace.start(str(tmp_path / "missing" / "diary"))
    try:
        with ThreadPool(1) as pool:
            assert pool.apply(abs, (-1,)) == 1
    finally:
        trace.stop()
