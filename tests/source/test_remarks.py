"""What is asked of a text: with its remarks left out, or of some of its lines."""

import re

from poolproof.source.remarks import InCode, OnLines

DAEMON = OnLines(("daemon", "Process"), re.compile(r"\bdef\s+(?:daemon|Process)\b|\.Process\s*="))


def test_remarks_are_no_code() -> None:
    pattern = InCode(re.compile(r"\bspawn\b"))
    assert pattern.search('"""spawn"""\n# spawn\n') is None
    assert pattern.search("start('spawn')  # or 'fork'") is not None


def test_lines_are_looked_at_that_hold_a_word() -> None:
    assert DAEMON.search("daemon = 1\nx.daemon = 2\ndef daemon(self): ...") is not None
    assert DAEMON.search("first\ncontext.Process = Quiet") is not None
    assert DAEMON.search("def\ndaemon") is None  # not on one line
    assert DAEMON.search("process = daemon") is None
    assert DAEMON.search("") is None
