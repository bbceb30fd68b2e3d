"""Killing: a program is run, its main process is killed, and it is seen who lives on."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

HOOK = Path(__file__).parent / "hook"
NOTES = "POOLPROOF_NOTES"
STARTING = 30  # seconds at most until all workers are there
SETTLING = 1.0  # seconds for them to come to what they do
PATIENCE = 30  # seconds at most for workers that should end
DOUBT = 2.0  # seconds after which a worker that should live on is believed to


@dataclass(frozen=True)
class Killed:
    """What came of a program: whether a worker lived on, and what was printed."""

    orphans: bool
    printed: str


def killed(text: str, workers: int, *, lives: bool) -> Killed:
    """Run a program, kill its main process once it has its workers, and look who is left.

    ``lives`` is what is expected: who should end is given all the time that a slow machine takes,
    who should not is only watched for a while.
    """
    with TemporaryDirectory(prefix="poolproof-killed-") as name:
        folder = Path(name)
        notes = folder / "notes"
        notes.mkdir()
        (folder / "main.py").write_text(text)
        path = os.pathsep.join(filter(None, (str(HOOK), os.environ.get("PYTHONPATH", ""))))
        with (folder / "printed").open("w") as printed:
            main = subprocess.Popen(
                [sys.executable, "main.py"],
                cwd=folder,
                env={**os.environ, "PYTHONPATH": path, NOTES: str(notes)},
                stdin=subprocess.DEVNULL,
                stdout=printed,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        try:
            _await(lambda: len(_started(notes)) >= workers or main.poll() is not None, STARTING)
            time.sleep(SETTLING)
            main.kill()
            main.wait()
            _await(lambda: not any(map(_lives, _started(notes))), DOUBT if lives else PATIENCE)
            left = any(map(_lives, _started(notes)))
        finally:
            main.kill()
            main.wait()
            _clean_up(notes)
        return Killed(left, (folder / "printed").read_text(errors="replace"))


def _await(over, seconds):
    until = time.monotonic() + seconds
    while not over() and time.monotonic() < until:
        time.sleep(0.05)


def _started(notes):
    """The numbers of the workers: a manager is a process of its own, and no worker."""
    return [int(note.name) for note in notes.iterdir() if "Manager" not in note.read_text()]


def _lives(number):
    with suppress(OSError):
        state = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()[0]
        return state not in "ZX"
    return False


def _clean_up(notes):
    """End whoever has the folder of this run in the environment: workers, managers, programs."""
    mark = f"{NOTES}={notes}".encode()
    for process in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (process / "environ").read_bytes().split(b"\0"):
                os.kill(int(process.name), signal.SIGKILL)
