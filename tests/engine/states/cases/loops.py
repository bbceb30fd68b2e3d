from multiprocessing import Pool


def inside(work, xs):
    for x in xs:
        pool = Pool(2)  # state: pool=open
        pool.map(work, x)  # state: pool=open
        pool.terminate()  # state: pool=released
    y = 1  # state: pool=released|other
    return y


def skipped(xs):
    for x in xs:
        pool = Pool(2)  # state: pool=open
        if x:
            continue  # state: pool=open
        pool.terminate()  # state: pool=released
    y = 1  # state: pool=open|released|other
    return y


def ended_in_the_loop(xs):
    pool = Pool(2)
    for x in xs:  # state: pool=open|closed
        pool.close()  # state: pool=closed
    y = 1  # state: pool=open|closed
    return y


def left_by_break(xs):
    pool = Pool(2)
    for x in xs:
        if x:
            pool.close()
            break  # state: pool=closed
    else:
        y = 1  # state: pool=open
    z = 1  # state: pool=open|closed
    return z


def until_it_works(work):
    pool = Pool(2)
    while True:
        if work():
            pool.close()
            break
    pool.join()  # state: pool=released


def first_turn_creates(xs):
    pool = None
    for x in xs:
        if pool is None:
            pool = Pool(2)  # state: pool=open
        pool.map(len, x)  # state: pool=open
    y = 1  # state: pool=open|none
    return y


def nested(xs, ys):
    for x in xs:
        pool = Pool(2)
        for y in ys:
            if y:
                break  # state: pool=open
        pool.terminate()  # state: pool=released
