"""Starting the server on the standard streams, and ending it."""

from __future__ import annotations

import gc
import logging
import os
import sys

from poolproof.lsp.features import create


def serve() -> int:
    """Serve until the editor says goodbye or is gone, and end the process.

    It ends whatever threads are still at work: nobody is left to hear their answer.
    """
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    # Whatever prints must not print into the conversation.
    sys.stdout = sys.stderr
    # Trees are large, and looking through them for cycles doubles the time of a check. It is done
    # when nobody waits (`Session.settle`).
    gc.disable()
    server = create()
    server.start_io(stdin, stdout)
    server.clean_up()
    logging.shutdown()
    sys.stderr.flush()
    os._exit(0 if server.said_goodbye else 1)
