"""Where the installed command begins.

As good as nothing is imported here, so that even an early Ctrl-C ends without a traceback. And no
cycles are looked for: trees live as long as the run and hold none, so that would double the time.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command and leave with its exit code."""
    gc.disable()
    try:
        from poolproof.cli.app import run  # noqa: PLC0415 - see above

        status = run(arguments)
    except KeyboardInterrupt:
        status = INTERRUPTED
    _leave(status)


def _leave(status: int) -> NoReturn:
    """End the process as it is: taking all that it holds apart can take longer than a check."""
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        sys.exit(status)  # somebody is still at work
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError, AttributeError):
            continue  # closed, or nobody reads it: whatever there was to say has been said
    os._exit(status)
