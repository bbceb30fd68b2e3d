"""Modules that can end what they keep."""

import atexit
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import Pool
from multiprocessing.pool import ThreadPool

BY_HOOK = ThreadPool(2)
atexit.register(BY_HOOK.terminate)

BY_FUNCTION = ThreadPool(2)
_lazily = None
_by_name = {}
_hooked = None


def shutdown():
    BY_FUNCTION.close()
    BY_FUNCTION.join()


def lazily():
    global _lazily
    if _lazily is None:
        _lazily = ThreadPool(2)
    return _lazily


def reset():
    global _lazily
    if _lazily is not None:
        _lazily.terminate()
        _lazily = None


def hooked():
    global _hooked
    if _hooked is None:
        _hooked = Pool(2)
        atexit.register(_end_hooked)
    return _hooked


def _end_hooked():
    _hooked.close()
    _hooked.join()


def by_name(name):
    if name not in _by_name:
        _by_name[name] = Pool(1)
    return _by_name[name]


@atexit.register
def _end_all():
    for pool in _by_name.values():
        pool.terminate()


def _worker_threads():
    return ThreadPoolExecutor(2)


if __name__ == "__main__":
    local = Pool(2)
    print(local.map(abs, range(10)))
    local.close()
    local.join()
