from multiprocessing import Pool


def end(work, xs):
    pool = Pool(4)  # state: pool=open
    pool.map(work, xs)  # state: pool=open
    pool.close()  # state: pool=closed
    pool.join()  # state: pool=released


def terminate():
    pool = Pool(4)
    pool.terminate()  # state: pool=released
    pool.join()  # state: pool=released
    pool.close()  # state: pool=released


def close_twice():
    pool = Pool(4)
    pool.close()
    pool.close()  # state: pool=closed
    pool.terminate()  # state: pool=released


def several_lines(work, xs):
    pool = Pool(
        processes=4,
        maxtasksperchild=10,
    )  # state: pool=open
    result = pool.map(
        work,
        [x for x in xs],
    )  # state: pool=open
    return result


def one_line():
    pool = Pool(4); pool.close(); pool.join()  # state: pool=released


def alias():
    pool = Pool(4)
    same = pool  # state: pool=open; same=open
    same.close()  # state: pool=closed; same=closed
    pool = None  # state: pool=gone; same=closed
    same.join()  # state: same=released


def swap():
    one, two = Pool(1), Pool(2)  # state: one=open; two=open
    one.terminate()  # state: one=released; two=open
    one, two = two, one  # state: one=open; two=released


def chained_assignment():
    one = two = Pool(1)
    one.close()  # state: one=closed; two=closed


def walrus(work, xs):
    (pool := Pool(2)).map(work, xs)  # state: pool=open
    pool.terminate()  # state: pool=released


def bound_method():
    pool = Pool(2)
    stop = pool.terminate
    stop()  # state: pool=released


def forgotten_name():
    pool = Pool(2)
    del pool  # state: pool=gone


def annotated():
    pool: Pool = Pool(2)  # state: pool=open
    pool.terminate()  # state: pool=released
