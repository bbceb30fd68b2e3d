"""Where the reference differs from CPython's pool, and which of CPython's tests are not run."""

from __future__ import annotations

# CPython's tests that are not run against the reference, and why.
SKIPPED = {
    "WithProcessesTestPoolWorkerLifetime."
    "test_worker_finalization_via_atexit_handler_of_multiprocessing": (
        "starts an interpreter of its own, which has CPython's pool; test_behaviour has its like"
    ),
    "MiscTestCase.test_large_pool": ("starts an interpreter of its own, which has CPython's pool"),
}

# CPython's tests that its own pool sometimes fails, because of a race that the reference has too.
# They get a second try in a fresh process, and only they.
RACES = {
    "test_terminate": (
        "threads: the sentinels that `terminate` puts can be thrown away with the tasks it drains"
    ),
    "test_imap_unordered_handle_iterable_exception": (
        "a worker terminated while it writes takes the results' write lock with it"
    ),
}

# What is different on purpose. None of it changes what a program gets back.
DIFFERENCES = (
    "No messages for multiprocessing's own logger: the trace takes their place.",
    "Handler threads are named by their role, 'Thread-3 (pool result handler)', "
    "where CPython's have the name of a function, 'Thread-3 (_handle_results)'.",
    "The AssertionError of `terminate` without a result handler has the text of 3.12 and later.",
    "The numbers are checked before the pipes are made, not after.",
    "A map's ledger entry is struck off, and an apply's too, before its event is set; "
    "CPython does it in this order for maps only.",
    "Tasks and results are named tuples, so a message is some thirty bytes longer.",
)
