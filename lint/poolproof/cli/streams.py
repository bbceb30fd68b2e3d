"""The standard streams, and what to do when the other end is gone."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from poolproof.report.paint import Painter


def stdout() -> TextIO:
    """Return the standard output, or something like it if it is closed."""
    return _usable(sys.stdout)


def stderr() -> TextIO:
    """Return the standard error stream, or something like it if it is closed."""
    return _usable(sys.stderr)


def painter_of(stream: TextIO, colour: str = "auto") -> Painter:
    """Return the painter that suits a stream."""
    from poolproof.report.paint import painter  # noqa: PLC0415 - slow, and often not needed
    from poolproof.report.terminal import Terminal  # noqa: PLC0415

    return painter(stream, Terminal.of(stream, colour))


def be_lenient() -> None:
    """Let no file name or message fail because the streams' encoding lacks a character."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


@contextmanager
def quiet_if_unread() -> Iterator[None]:
    """Write to the standard output; that nobody wants to read on (``| head``) is no error."""
    try:
        yield
        stdout().flush()
    except BrokenPipeError:
        abandon_stdout()
    except OSError:
        abandon_stdout()  # or the interpreter would fail at it once more on its way out
        raise


def abandon_stdout() -> None:
    """Let what is still to be written, also by the interpreter at exit, go nowhere."""
    try:
        target = stdout().fileno()
    except (OSError, ValueError):
        return  # a stream in memory, which has no other end
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, target)
    os.close(nowhere)


def _usable(stream: TextIO | None) -> TextIO:
    if stream is None or stream.closed:
        return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - for the whole run
    return stream
