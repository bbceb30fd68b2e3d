import compat
from compat import Executor


def lengths(texts):
    pool = compat.Pool(2)  # expect: PP101
    return pool.map(len, texts)


def executor(texts):
    workers = Executor(2)  # expect: PP101
    return list(workers.map(len, texts))


def handed_out(texts):
    pool = compat.make_pool()  # expect: PP101
    return pool.map(len, texts)


def ended(texts):
    pool = compat.make_pool()
    try:
        return pool.map(len, texts)
    finally:
        pool.terminate()
