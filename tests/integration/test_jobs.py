"""Work split over processes: the same answers, and nothing left behind whatever happens."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from poolproof import jobs
from poolproof.examining import Project
from poolproof.finding import ErrorKind
from poolproof.pipeline import check_paths
from poolproof.settings import Settings
from poolproof.source.discovery import SourceFile

COMMAND = Path(sys.executable).with_name("poolproof")
LEAK = """\
from multiprocessing import Pool


def leak(work, items):
    return Pool(2).map(work, items)
"""
PADDING = "# " + "x" * 96 + "\n"


@pytest.fixture
def project(tmp_path):
    """Eight files that are large enough to be worth sharing, and one that depends on another."""
    for number in range(8):
        (tmp_path / f"leak{number}.py").write_text(LEAK + PADDING * 1000)
    (tmp_path / "compat.py").write_text("from multiprocessing import Pool as Workers\n")
    late = "from compat import Workers\n\n\ndef leak():\n    Workers(2)\n"
    (tmp_path / "late.py").write_text(late)
    (tmp_path / "broken.py").write_text("from multiprocessing import Pool\nPool(\n")
    return tmp_path


def report_of(root, count):
    return check_paths([str(root)], Settings(root), jobs=count)


def test_the_number_of_workers_changes_nothing(project):
    one, three = report_of(project, 1), report_of(project, 3)
    assert one == three
    assert [finding.code for finding in one.findings] == ["PP900", *["PP101"] * 9]


def test_small_work_is_not_shared(project, monkeypatch):
    monkeypatch.setattr(jobs, "ProcessPoolExecutor", None)
    files = (SourceFile("late.py", str(project / "late.py")),)
    with jobs.examining(Project(files, str(project), Settings(project)), files, 8) as examine:
        assert [examined.path for examined in examine(files)] == ["late.py"]


def test_batches_keep_neighbours_together_and_lose_nothing(project):
    files = [SourceFile(path.name, str(path)) for path in sorted(project.glob("*.py"))]
    batches = list(jobs._batches(files, 4))
    assert [file for batch in batches for file in batch] == files
    assert 3 <= len(batches) <= 5


class Deadly(jobs.Examiner):
    """Dies at one file, as if the system had killed it."""

    def examine(self, file):
        if file.shown.endswith("leak3.py"):
            os.kill(os.getpid(), signal.SIGKILL)
        return super().examine(file)


def test_a_worker_that_dies_is_an_error_and_no_hang(project, monkeypatch):
    real = Project.examiner

    def examiner(self):
        made = real(self)
        return Deadly(made.solver, made.rules)

    monkeypatch.setattr(Project, "examiner", examiner)
    report = report_of(project, 2)
    lost = [error for error in report.errors if "worker process died" in error.message]
    assert any(error.path.endswith("leak3.py") for error in lost)
    assert all(error.kind is ErrorKind.INTERNAL for error in lost)


SLOW = """
import sys, time
from poolproof.examining import Examiner
def examine(self, file):
    open(sys.argv[1] + "/begun", "a").write("x")
    time.sleep(600)
Examiner.examine = examine
from poolproof.cli.main import main
main(["check", "-j", "2", sys.argv[1]])
"""


@pytest.fixture
def stuck(project):
    """A run whose workers are all in the middle of something."""
    running = subprocess.Popen(
        [sys.executable, "-c", SLOW, str(project)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    begun = project / "begun"
    wait_until(lambda: begun.exists() and begun.stat().st_size == 2)
    yield running
    if running.poll() is None:
        running.kill()
    running.communicate()


def wait_until(holds):
    deadline = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def members(group):
    """The living processes of a process group, zombies left out."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == group and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


needs_proc = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="there is no /proc")


@needs_proc
def test_ctrl_c_ends_everything_without_a_traceback(stuck):
    assert len(members(stuck.pid)) == 3
    os.killpg(stuck.pid, signal.SIGINT)
    _, err = stuck.communicate(timeout=60)
    assert stuck.returncode == 130
    assert b"Traceback" not in err
    wait_until(lambda: members(stuck.pid) == [])


@needs_proc
def test_workers_end_with_a_parent_that_is_killed(stuck):
    os.kill(stuck.pid, signal.SIGKILL)
    wait_until(lambda: members(stuck.pid) == [])


def test_the_option(project):
    done = [
        subprocess.run(
            [COMMAND, "check", "-j", count, "--output-format", "json", "."],
            cwd=project,
            capture_output=True,
            check=False,
        )
        for count in ("1", "2")
    ]
    assert done[0].stdout == done[1].stdout
    assert len(json.loads(done[0].stdout)["findings"]) == 10
    bad = subprocess.run([COMMAND, "check", "-j", "0"], capture_output=True, check=False)
    assert bad.returncode == 2
