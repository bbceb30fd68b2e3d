"""The three threads of the main process that stand between the callers and the workers.

All are daemonic and none holds the pool itself, only what it works with: a pool that a program
drops can therefore be collected, and its finalizer can stop these threads. Each carries out
`orders`, a state of the table in `states`, and looks at them between two steps.

What ends them, in this order, after ``close``: the worker handler sees that nobody waits for a
result any more and tells the task handler; the task handler tells the result handler, and then
each worker.
"""

from __future__ import annotations

import queue
import threading
from multiprocessing.connection import wait
from typing import NamedTuple

from . import trace
from .channel import Channel
from .crew import Crew
from .links import Links
from .messages import SENTINEL, Feed, Outcome, Task
from .results import Ledger
from .states import RUN, TERMINATE

TaskQueue = queue.SimpleQueue[Feed | None]


class Handler(threading.Thread):
    """A daemonic thread that obeys `orders`."""

    role = "handler"

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.name = f"{self.name} (pool {self.role})"
        self.orders = RUN

    def run(self) -> None:
        """Work; leave a note when an exception ends it, which nothing else in a pool does."""
        trace.play(self.role)
        trace.emit("started")
        try:
            self.work()
        except BaseException as error:
            trace.emit("died", error)
            raise
        trace.emit("ended")

    def work(self) -> None:
        """Do what this handler is for."""
        raise NotImplementedError


class WorkerHandler(Handler):
    """Keeps the crew at its number, while the pool runs and while results are awaited."""

    role = "worker handler"

    def __init__(
        self, crew: Crew, ledger: Ledger, links: Links, bell: Channel, feeds: TaskQueue
    ) -> None:
        super().__init__()
        self._crew, self._ledger, self._links = crew, ledger, links
        self._bell, self._feeds = bell, feeds

    def work(self) -> None:
        """Sleep until something happens to a worker, and repair the crew."""
        # After `close` it is the ledger that decides. A task that was lost stays in the ledger,
        # so this loop, and `join` after it, never ends.
        # anchor: close-waits-for-ledger
        while self.orders == RUN or (self._ledger and self.orders != TERMINATE):
            self._crew.maintain()
            trace.emit("waiting")
            # A result that nobody reads, because the result handler has died, is readable for
            # ever: then this thread turns round and round without a pause.
            wait([*self._crew.alarms(), *self._links.alarms(), self._bell._reader])
            while not self._bell.empty():
                self._bell.get()
        self._feeds.put(None)


class TaskHandler(Handler):
    """Draws tasks from what callers gave, one caller after another, and sends them."""

    role = "task handler"

    def __init__(self, feeds: TaskQueue, crew: Crew, ledger: Ledger, links: Links) -> None:
        super().__init__()
        self._feeds, self._crew, self._ledger, self._links = feeds, crew, ledger, links

    def work(self) -> None:
        """Feed the workers until told to stop, then tell everybody that there is no more."""
        while True:
            trace.emit("waiting")
            feed = self._feeds.get()
            if feed is None:
                trace.emit("sentinel")
                break
            sent = self._send_all(feed)
            # The last reference to a dropped pool may be the one that its feed holds. Then the
            # pool is finalized here (or when the feed's generator ends, just before), in the very
            # thread that its finalizer waits for.
            # anchor: feed-may-hold-last-reference
            del feed
            if not sent:
                # What the iterable still held, and all later feeds, are dropped without a word.
                # anchor: terminate-drops-queued-tasks
                break
        try:
            self._links.results.put(SENTINEL)
            for _ in self._crew.workers:
                # One for each, while this process lives: nobody else sends them. Counted while the
                # worker handler may still be at work: when it replaces one that has had its
                # sentinel already, the newcomer has none, and waits with the read lock in hand.
                # anchor: workers-get-sentinels
                self._links.send_task(SENTINEL)
        except OSError:
            pass  # the pipes are closed: nobody is left to be told

    def _send_all(self, feed: Feed) -> bool:
        """Send a feed's tasks; False when ordered to stop before the end."""
        last = -1
        trace.emit("feeding")
        # The iterable of an ``imap`` is the caller's own code and may block in its ``next``. This
        # thread then sees no orders, sends no sentinels, and whoever ends the pool waits for it.
        for task in feed.tasks:
            if self.orders != RUN:
                return False
            last = task.position
            self._send(task)
            trace.emit("feeding")
        if feed.announce is not None:
            feed.announce(last + 1)
        return True

    def _send(self, task: Task) -> None:
        trace.emit("putting", task)
        try:
            # In this thread and not in the caller's, who has long gone on.
            # anchor: task-is-pickled-here
            self._links.send_task(task)
        except Exception as error:
            # Not raised at the caller: kept, as the result of that task, for whoever asks.
            # anchor: unpicklable-task-becomes-result
            self._ledger.deliver(task.job, task.position, Outcome(False, error))


class ResultHandler(Handler):
    """Takes results from the pipe and gives each to the job that waits for it."""

    role = "result handler"

    def __init__(self, ledger: Ledger, links: Links) -> None:
        super().__init__()
        self._ledger, self._links = ledger, links

    def work(self) -> None:
        """Deliver until the sentinel; then go on while somebody still waits."""
        told_to_stop = False
        while not told_to_stop or (self._ledger and self.orders != TERMINATE):
            trace.emit("waiting")
            try:
                # The result is unpickled here. An exception class that cannot be called with its
                # own ``args`` raises now, not in the caller: this thread dies, and with it the
                # only one who could have woken anybody that waits for a result of this pool.
                # anchor: result-is-unpickled-here
                result = self._links.receive_result()
            except (OSError, EOFError):
                trace.emit("eof")
                return
            if self.orders == TERMINATE and not told_to_stop:
                # Results that arrive after the order are thrown away.
                # anchor: terminate-drops-results
                break
            if result is SENTINEL:
                trace.emit("sentinel")
                told_to_stop = True
                continue
            trace.emit("delivering")
            # The caller's callback runs in this call. If it raises, this thread dies of it.
            # anchor: callback-runs-here
            self._ledger.deliver(*result)
            del result
        self._links.make_room()


class Handlers(NamedTuple):
    """The three of one pool."""

    worker: WorkerHandler
    task: TaskHandler
    result: ResultHandler
