"""A pool is started and nothing ever ends it.

What it does
------------
Reports the call that starts a pool if no path through the code closes, terminates or shuts down
that pool, uses it with ``with`` or hands it to somebody who does. A pool that never gets a name,
as in ``Pool(4).map(...)``, is the shortest form.

Why it bites
------------
The program does not hang, which is why this goes unnoticed. A ``multiprocessing.Pool`` that is
still running when the interpreter exits is *terminated*, within a fraction of a second and with
the exit code the program would have had anyway. What was still queued is gone without a word: of
40 tasks queued on two workers 8 to 10 ran, nothing was written to stderr, and the exit code was 0.

Until then the pool keeps its worker processes, three threads and their file descriptors (eight with
one worker). That the last reference goes away is not something to build on:

* The ``ResourceWarning`` is not shown unless it is asked for, and turned into an error it still
  leaves the exit code at 0. Whatever records it, such as pytest, brings the pool back to life.
* In a reference cycle a pool lives until the garbage collector comes by: of 50 such pools with one
  worker each, 4 to 37 processes were still alive at the end of the loop.
* ``pool.map(...)`` followed by dropping the pool can deadlock inside the interpreter, because the
  last reference may go in the pool's own thread. Up to one pool in a hundred then stays for ever: a
  worker, two threads, eight descriptors. A server that starts a pool for each request meets it.

Executors of ``concurrent.futures`` lose no work: exit waits for all of it, and so it hangs if a
task never ends.

Example
-------

    from multiprocessing import Pool


    def word_counts(texts):
        pool = Pool(4)
        return pool.map(len, texts)

Use instead
-----------

    from multiprocessing import Pool


    def word_counts(texts):
        with Pool(4) as pool:
            return pool.map(len, texts)

Fix safety
----------
The end of ``with Pool()`` terminates the workers, so a ``with`` is put around the code only where
every result is fetched inside it, as ``map`` does; that is safe. Where work may still be queued
the code goes into a ``try:`` with ``close()`` and ``join()`` in its ``finally:``, which is unsafe:
it waits for that work, for ever if a task never ends. The ``with`` of an executor waits as well, as
exit would have done later; it is safe only if every result is fetched where it is asked for. Around
a ``yield`` or an ``await`` both are unsafe, since the pool then lives as long as others take their
time, and so is the ``with`` around a result that is asked with a timeout. There is no fix where
results are handed out before they have arrived, where the name means something else elsewhere in
the function, and for the pools of ``pathos``, which their ``with`` does not end.

Limits
------
A pool that is returned, yielded or stored is judged by what its new owner does (see
``unowned-pool``). A pool that is handed to code outside the project is given up and counted as
such, unless that code is known to use it only, such as ``loop.run_in_executor``, or to end it,
such as ``atexit.register``. So is one that a nested function may end, and one whose function has
too many paths to follow. Objects of classes that only happen to be called ``Pool`` are not pools:
what counts is where the name was imported from.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from poolproof.sdk import (
    Declaration,
    Evidence,
    Finding,
    Fix,
    Ground,
    Loss,
    Severity,
    Site,
    Solution,
    Tier,
    shapes,
)
from poolproof_rules.fetching import Work, work_of
from poolproof_rules.repairs import fix, is_ended_by_with, orderly_end, pauses
from poolproof_rules.usage import Usage
from poolproof_rules.wording import finding, kind, subject

DECLARATION = Declaration(
    code="PP101",
    name="unreleased-pool",
    severity=Severity.WARNING,
    tier=Tier.DEFAULT,
    since="0.1.0",
    evidence=Evidence(
        anchors=(
            "exit-runs-finalizers",
            "pool-registers-finalizer",
            "dropped-pool-warns",
            "feed-may-hold-last-reference",
        ),
        proofs=(
            "unreleased-executor",
            "unreleased-pool",
            "unreleased-pool-stays",
        ),
    ),
    asks=(),
)


def judge(solution: Solution) -> Iterator[Finding]:
    """Report the pools that no path ends."""
    for site in solution.sites:
        if site.fate.loss is Loss.NEVER_RELEASED:
            message = f"nothing ends {subject(site)}: {site.protocol.loss}"
            words = (message, site.protocol.remedy)
            yield finding(DECLARATION, solution, site.call, words, site.fate.steps)


def repair(finding: Finding, ground: Ground) -> Fix | None:
    """Put a ``with`` around the work, or end the pool in a ``finally``."""
    site = ground.site(finding.span)
    if site is None or not is_ended_by_with(site.protocol):
        return None
    if not site.variable:
        return _named(ground, site)
    usage = Usage.of(ground, site)
    if usage is None or usage.gets_away():
        return None
    end = usage.last
    body = usage.body(end)
    if any(isinstance(each, (ast.FunctionDef, ast.ClassDef, ast.Import)) for each in body):
        return None  # a definition that is moved into a block is not what anybody meant
    if usage.is_bounded and site.protocol.process_wide:
        return None  # its `with` would wait for what nobody waits for any more
    if usage.work is Work.PENDING and not (site.protocol.process_wide or usage.is_bounded):
        code = [f"{usage.name}.{call}()" for call in orderly_end(site.protocol)]
        edits = shapes.tried(ground, usage.creation, end, end, code)
        listed = " and ".join(f"`{each}`" for each in code)
        return fix(f"put {listed} into a `finally:`", edits, safe=False)
    edits = shapes.managed(ground, usage.creation, end)
    safe = usage.work <= _harmless(site) and not pauses(body)
    return fix(f"use the {kind(site.protocol)} as `with ... as {usage.name}:`", edits, safe=safe)


def _harmless(site: Site) -> Work:
    """What the end of the ``with`` may meet: an executor's waits for it, a pool's does not."""
    return Work.DRAINED if site.protocol.process_wide else Work.FETCHED


def _named(ground: Ground, site: Site) -> Fix | None:
    """Give a pool that is used where it is made a name, and a ``with``."""
    call = ground.call(site.call)
    attribute = ground.parent(call) if call is not None else None
    used = ground.parent(attribute) if attribute is not None else None
    if not (isinstance(attribute, ast.Attribute) and isinstance(used, ast.Call)):
        return None
    work = work_of(ground, site.protocol, used, attribute.attr)
    if call is None or work is Work.PENDING:
        return None
    name = ground.free_name(call, (kind(site.protocol), "workers", "worker_pool"))
    edits = shapes.named_and_managed(ground, call, name)
    safe = work <= _harmless(site)
    return fix(f"use the {kind(site.protocol)} as `with ... as {name}:`", edits, safe=safe)
