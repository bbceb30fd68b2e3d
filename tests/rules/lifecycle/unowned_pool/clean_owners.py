"""Owners that end what they keep, each in its own way, with a name of its own."""

import contextlib
import weakref
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool


class Closes:
    def __init__(self):
        self.closed = Pool(2)

    def close(self):
        self.closed.close()
        self.closed.join()


class Stops:
    def __init__(self):
        self.stopped = Pool(2)

    def stop(self):
        self.stopped.terminate()


class ShutsDown:
    def __init__(self):
        self.shut = ThreadPoolExecutor(2)

    def shutdown(self):
        self.shut.shutdown(wait=True)


class Manages:
    def __enter__(self):
        self.managed = Pool(2)
        return self

    def __exit__(self, *error):
        self.managed.close()
        self.managed.join()


class ManagesByItsOwn:
    def __enter__(self):
        self.entered = Pool(2)
        self.entered.__enter__()
        return self

    def __exit__(self, *error):
        return self.entered.__exit__(*error)


class Deletes:
    def __init__(self):
        self.deleted = Pool(2)

    def __del__(self):
        self.deleted.terminate()


class Finalizes:
    def __init__(self):
        self.finalized = Pool(2)
        self._finalizer = weakref.finalize(self, self.finalized.terminate)


class Swaps:
    def __init__(self):
        self.swapped = Pool(2)

    def close(self):
        pool, self.swapped = self.swapped, None
        if pool is not None:
            pool.terminate()


class Takes:
    def __init__(self):
        self.taken = Pool(2)

    def close(self):
        pool = self.taken
        if pool:
            pool.close()
            pool.join()
        self.taken = None


class ByName:
    def __init__(self):
        self.by_name = Pool(2)

    def close(self):
        pool = getattr(self, "by_name", None)
        if pool is not None:
            pool.terminate()


class OfMany:
    def __init__(self, names):
        self.many = {name: Pool(1) for name in names}

    def close(self):
        for pool in self.many.values():
            pool.close()
            pool.join()
        self.many.clear()


class OfManyInARow:
    def __init__(self, count):
        self.row = []
        for _ in range(count):
            self.row.append(Pool(1))

    def close(self):
        while self.row:
            self.row.pop().terminate()


class OfManyByPopping:
    def __init__(self):
        self.popped = {}

    def start(self, name):
        self.popped[name] = ThreadPool(1)

    def stop(self, name):
        pool = self.popped.pop(name, None)
        if pool is not None:
            pool.terminate()


class OnAStack:
    def __init__(self):
        self._stack = contextlib.ExitStack()
        self.stacked = self._stack.enter_context(Pool(2))

    def close(self):
        self._stack.close()


class ByHelper:
    def __init__(self):
        self.helped = Pool(2)

    def _end(self, pool):
        pool.close()
        pool.join()

    def close(self):
        self._end(self.helped)


class ByProperty:
    def __init__(self):
        self._behind = None

    @property
    def workers(self):
        if self._behind is None:
            self._behind = Pool(2)
        return self._behind

    def close(self):
        self.workers.terminate()


class Base:
    def __init__(self):
        self.of_the_base = Pool(2)


class EndsThatOfItsBase(Base):
    def close(self):
        self.of_the_base.terminate()


class Ending:
    def close(self):
        self.of_the_derived.terminate()


class EndedByItsBase(Ending):
    def __init__(self):
        self.of_the_derived = Pool(2)


class OwnOrGiven:
    def __init__(self, pool=None):
        self._own = pool is None
        self.own_or_given = Pool(2) if pool is None else pool

    def close(self):
        if self._own:
            self.own_or_given.close()
            self.own_or_given.join()


class WithLater:
    def __init__(self):
        self.with_later = Pool(2)

    def run(self, work, items):
        with self.with_later as pool:
            return pool.map(work, items)


class RunsOnce:
    def run(self, work, items):
        self.once = Pool(2)
        try:
            return self.once.map(work, items)
        finally:
            self.once.terminate()


class Shared:
    shared = ThreadPool(2)

    @classmethod
    def stop(cls):
        cls.shared.terminate()


class Singleton:
    _instance = None

    def __new__(cls):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
            cls._instance.of_the_instance = Pool(2)
        return cls._instance

    def stop(self):
        self.of_the_instance.terminate()


async def serve(app):
    app.state.served = ThreadPoolExecutor(2)
    yield
    app.state.served.shutdown()


class EndedFromOutside:
    def __init__(self):
        self.from_outside = Pool(2)


def run(work, items):
    owner = EndedFromOutside()
    try:
        return owner.from_outside.map(work, items)
    finally:
        owner.from_outside.terminate()
