import random
from multiprocessing import Pool


def one_side(c):
    pool = Pool(4)
    if c:  # state: pool=open
        pool.close()  # state: pool=closed
    x = 1  # state: pool=open|closed
    return x


def same_question_twice(c):
    pool = None
    if c:
        pool = Pool(4)  # state: pool=open
    x = 1  # state: pool=open|none
    if c:
        pool.terminate()  # state: pool=released
    x = 2  # state: pool=released|none
    return x


def other_question(c, d):
    pool = Pool(4)
    if c:
        pool.close()
    if d:
        x = 1  # state: pool=open|closed
    if not c:
        x = 2  # state: pool=open
    return x


def comparison(n):
    pool = Pool(4)
    if n > 1:
        pool.close()
    if n > 2:
        x = 1  # state: pool=closed
    elif n > 0:
        x = 2  # state: pool=open|closed
    else:
        x = 3  # state: pool=open
    return x


def assigned_between(n):
    pool = Pool(4)
    if n > 1:
        pool.close()
    n = n - 1
    if n > 1:
        x = 1  # state: pool=open|closed
    return x


def flag(xs):
    own = False
    pool = None
    if xs:
        pool = Pool(4)
        own = True
    if own:
        pool.terminate()  # state: pool=released
    x = 1  # state: pool=released|none
    return x


def ternary(c):
    pool = Pool(4) if c else None  # state: pool=open|none
    if pool:
        pool.terminate()  # state: pool=released
    return c


def given_or_own(pool=None):
    mine = pool or Pool(2)  # state: mine=open|other
    mine.map(len, [])  # state: mine=open|other


def is_not_none(c):
    pool = None
    if c:
        pool = Pool(2)
    if pool is not None:
        pool.close()  # state: pool=closed
        pool.join()  # state: pool=released


def answers_differ():
    pool = Pool(2)
    if random.random() > 0.5:
        pool.close()
    if random.random() > 0.5:
        x = 1  # state: pool=open|closed
    return x


def short_circuit(c, d):
    pool = Pool(2)
    if c and d:
        pool.close()
    if c:
        x = 1  # state: pool=open|closed
    else:
        x = 2  # state: pool=open
    return x


def matched(command):
    pool = Pool(2)
    match command:
        case "close":
            pool.close()  # state: pool=closed
        case "stop" | "end":
            pool.terminate()  # state: pool=released
        case _:
            x = 1  # state: pool=open
    y = 2  # state: pool=open|closed|released
    return y


def early_return(c):
    pool = Pool(2)
    if c:
        return  # state: pool=open
    pool.terminate()  # state: pool=released
