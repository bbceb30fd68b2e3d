"""Another thing of that name."""

from swimming import Pool


def fill():
    pool = Pool(2)
    return pool.map(print, [])
