"""Starting the server on the standard streams, and ending it."""

from __future__ import annotations

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
    server = create()
    server.start_io(stdin, stdout)
    server.clean_up()
    logging.shutdown()
    sys.stderr.flush()
    os._exit(0 if server.said_goodbye else 1)
