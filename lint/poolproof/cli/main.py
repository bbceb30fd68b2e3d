"""Where the installed command begins.

As good as nothing is imported here, so that even an early Ctrl-C ends without a traceback. And no
cycles are looked for: trees live as long as the run and hold none, so that would double the time.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command and leave with its exit code."""
    gc.disable()
    try:
        from poolproof.cli.app import run  # noqa: PLC0415 - see above

        status = run(arguments)
    except KeyboardInterrupt:
        status = INTERRUPTED
    sys.exit(status)
