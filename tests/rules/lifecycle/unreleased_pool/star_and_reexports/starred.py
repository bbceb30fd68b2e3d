from compat import *


def lengths(texts):
    pool = Pool(2)  # expect: PP101
    return pool.map(len, texts)


def handed_out(texts):
    pool = make_pool()  # expect: PP101
    return pool.map(len, texts)


def ended(texts):
    with make_pool() as pool:
        return pool.map(len, texts)
