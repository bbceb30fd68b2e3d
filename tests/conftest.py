"""Tests that take minutes, or things from a package index, run on request only."""

import os
import signal

import pytest


def pytest_configure():
    """Let Ctrl-C reach what the tests start: a shell's background jobs are deaf to it."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items):
    if os.environ.get("POOLPROOF_SLOW", "") in ("", "0"):
        skipped = pytest.mark.skip(reason="slow: switch on with POOLPROOF_SLOW=1")
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(skipped)


@pytest.fixture(autouse=True, scope="session")
def own_cache(tmp_path_factory):
    """No run sees what an earlier one has left, on this machine or in this suite."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("POOLPROOF_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield
