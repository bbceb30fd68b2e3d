"""A pool of workers that can be read: what CPython's does, in the order in which it happens.

::

    main process                                                 worker processes
    ┌───────────────────────────────────────────────────────┐   ┌──────────────────────┐
    │ callers ───▶ feeds (a queue) ───▶ task handler        │   │                      │
    │   ▲  │                            │       │           │   │                      │
    │   │  └─▶ ledger: job, result      │       │ tasks     │   │                      │
    │   │          ▲                    │       ╘═════════════════▶ take a task        │
    │   │          │ outcome   sentinel │                   │   │       │              │
    │   │          │                    ▼                   │   │       ▼ run it       │
    │   └─ event ◀─┴────────────── result handler ◀════════════════ hand in the result │
    │                                             results   │   │                      │
    │                                                       │   │                      │
    │      bell ───────▶ worker handler ──────────────────────────▶ a crew of so many  │
    │      (the ledger is empty,   starts one for each that │   │                      │
    │       the pool was closed)   is gone                  │   │                      │
    └───────────────────────────────────────────────────────┘   └──────────────────────┘

    ───▶ in the memory of the main process        ═══▶ through a pipe, pickled, behind a lock

*Callers* are the program's own threads. They make a result, enter it in the ledger, and queue a
feed; then they wait for an event that only the result handler sets.
The *task handler* draws tasks from the feeds, one caller after another, and writes them into the
pipe. A caller's generator therefore runs in this thread.
The *workers* read that pipe in turns. While one runs a task it looks at nothing else.
The *result handler* reads what they hand in and gives it to the job in the ledger; callbacks run
in this thread.
The *worker handler* starts another worker for each that is gone.

Read the files in this order:

1. `states`: the states of a pool, and what every operation does in each
2. `messages`: what travels, and what becomes of an exception on the way
3. `channel`: a pipe with two locks
4. `worker`: the worker's loop
5. `crew`: keeping the number of workers
6. `results`: what a caller holds
7. `links`, `handlers`: the three threads
8. `submitting`: ``apply``, ``map``, ``imap`` and the like
9. `pool`: making, closing, terminating, joining, ``with``
10. `ending`: how a pool is ended by force, step by step
11. `process`, `exit`: how a process begins and how it ends
12. `threads`: what is different when workers are threads
13. `trace`, `lifelines`, `legend`, `terminal`, `svg`: to see it happen

It is a model and not a better pool. Where CPython's can lose work or hang, this one does too, in
the same place, and a comment says so. Comments of the form ``anchor: name`` name the statement
below them; warnings point there.

`Pool` and `ThreadPool` take the place of ``multiprocessing.Pool`` and
``multiprocessing.pool.ThreadPool``. This package needs nothing but the standard library.
"""

from .messages import MaybeEncodingError, RemoteTraceback
from .pool import Pool
from .results import ApplyResult, AsyncResult, IMapIterator, IMapUnorderedIterator, MapResult
from .states import CLOSE, INIT, RUN, TERMINATE
from .threads import ThreadPool

__all__ = [
    "CLOSE",
    "INIT",
    "RUN",
    "TERMINATE",
    "ApplyResult",
    "AsyncResult",
    "IMapIterator",
    "IMapUnorderedIterator",
    "MapResult",
    "MaybeEncodingError",
    "Pool",
    "RemoteTraceback",
    "ThreadPool",
]
