"""``joblib.Parallel``, which is called with the calls that its workers are to make.

It starts and ends its workers by itself, so it owes nothing. But after ``kill -9`` of the main
process workers that were in the middle of a task went on with it, as children of process 1: those
of the backend ``loky`` as well as those of ``multiprocessing``, measured with joblib 1.6.0.
"""

from poolproof.sdk import Passing, Protocol, Taking, Workers

_MODULES = ("joblib", "joblib.parallel", "sklearn.utils.parallel", "sklearn.externals.joblib")

PROTOCOLS = (
    Protocol(
        name="joblib.Parallel",
        constructors=(
            "joblib.Parallel",
            "joblib.parallel.Parallel",
            "sklearn.utils.parallel.Parallel",
        ),
        workers=Workers.PROCESSES,
        moves={},
        submits=frozenset(),
        waits=frozenset(),
        lazy=frozenset(),
        exit_moves={},
        tasks={"__call__": Taking("iterable", 0, Passing.DELAYED)},
        defers=frozenset(
            {"joblib.delayed", "joblib.parallel.delayed", "sklearn.utils.parallel.delayed"}
        ),
        alone={
            "n_jobs": frozenset({None, 1}),
            "backend": frozenset({"threading", "sequential"}),
            "prefer": frozenset({"threads"}),
            "require": frozenset({"sharedmem"}),
        },
        owes=False,
    ),
)
