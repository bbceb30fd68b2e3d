"""The families of programs that are run, and the code around them."""

from grammar import Theme

PRELUDE = """\
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from multiprocessing import Pool

from elsewhere import keep, work


def finish(pool):
    pool.close()
    pool.join()


def shut(pool):
    pool.close()


def use(pool):
    pool.map(work, [])


def lend(pool):
    pool.apply_async(work)


def end_if(pool, flag):
    if flag:
        pool.terminate()


def same(pool):
    return pool


def make():
    return Pool(2)


def make_if(flag):
    if flag:
        return Pool(2)
    return None
"""

END = "p.close()\np.join()"
TRIES = (
    ("try:", "except Exception:"),
    ("try:", "except ValueError:"),
    ("try:", "finally:"),
    ("try:", "except Exception:", "finally:"),
    ("try:", "except ValueError:", "else:"),
)

THEMES = (
    Theme(
        "states",
        leaves=("p.close()", "p.join()", "p.terminate()", "p.map(work, xs)",
                "p.apply_async(work)", "work()", "return", "p = Pool(2)"),
        forms=(("if a:",), ("if a:", "else:"), ("if random.random() > 0.5:",)),
        endings=("", END, "p.terminate()", "return p"),
    ),
    Theme(
        "exceptions",
        leaves=(END, "p.close()", "p.terminate()", "p.map(work, xs)", "work()", "x = 1", "return",
                "raise", "raise err", "p = Pool(2)"),
        forms=TRIES,
        endings=("", END, "p.terminate()"),
    ),
    Theme(
        "loops",
        leaves=("p.close()", "p.terminate()", "work()", "break", "continue", "return",
                "p = Pool(2)", END),
        forms=(("for x in xs:",), ("for x in xs:", "else:"), ("while random.random() > 0.5:",),
               ("while True:",), ("if a:",), ("if random.random() > 0.5:",),
               ("try:", "finally:")),
        openings=("p = Pool(2)", "p = None"),
        endings=("", "p.terminate()"),
    ),
    Theme(
        "managed",
        leaves=("p.map(work, xs)", "p.close()", "p.terminate()", "return", "raise err", "work()",
                "p = Pool(2)", "return p"),
        forms=(("with Pool(2) as p:",), ("with p:",), ("with closing(p):",),
               ("with suppress(Exception):",), ("with suppress(ValueError):",),
               ("try:", "except Exception:"), ("if a:",)),
        endings=("", END),
    ),
    Theme(
        "nothing",
        leaves=("p = None", "p = Pool(2)", "p.terminate()", "return", "x = 1", "work()"),
        forms=(("if p is not None:",), ("if p is None:", "else:"), ("if p:",), ("if not p:",),
               ("if a:",), ("if a and p is not None:",), ("try:", "except Exception:"),
               ("try:", "finally:"), ("for x in xs:",)),
        openings=("p = None", "p = None\nif a:\n    p = Pool(2)", "p = Pool(2) if a else None"),
        endings=("", "if p is not None:\n    p.terminate()", "if p:\n    p.close()\n    p.join()",
                 "if a:\n    p.terminate()"),
    ),
    Theme(
        "flags",
        leaves=("flag = True", "flag = False", "p.terminate()", "return", "work()", "flag = not a"),
        forms=(("if flag:",), ("if not flag:",), ("if a:", "else:"), ("if a or flag:",),
               ("if a and not b:",), ("for x in xs:",), ("try:", "except Exception:"),
               ("match random.random():\n    case 0.0:", "    case _:")),
        openings=("flag = False\np = Pool(2)", "flag = True\np = Pool(2)",
                  "flag = not a\np = None\nif a:\n    p = Pool(2)"),
        endings=("if flag:\n    p.terminate()", "if not flag:\n    p.terminate()",
                 "if a:\n    p.terminate()", "if flag is True:\n    p.terminate()"),
    ),
    Theme(
        "helpers",
        leaves=("finish(p)", "shut(p)", "use(p)", "lend(p)", "p = same(p)",
                "p = make()", "p.join()", "return", "work()", "end_if(p, True)",
                "end_if(p, False)"),
        forms=(("if a:",), ("try:", "finally:"), ("try:", "except Exception:"),
               ("with same(p):",), ("with make() as p:",), ("for x in xs:",)),
        openings=("p = Pool(2)", "p = make()", "p = make_if(random.random() > 0.5)"),
        endings=("", "finish(p)", "if p is not None:\n    finish(p)", "return same(p)"),
    ),
    Theme(
        "strangers",
        leaves=("keep(p)", "p.terminate()", "work()", "return", "p = Pool(2)", END),
        forms=(("if a:",), ("if a:", "else:"), ("try:", "except Exception:"), ("for x in xs:",)),
        given_up=True,
    ),
    Theme(
        "two pools",
        leaves=("p.terminate()", "q.terminate()", "q = Pool(2)", "q = p", "p = q", "p, q = q, p",
                "work()", "return", "p = Pool(2)", "p.close()", "q.join()", "return p, q"),
        forms=(("if a:",), ("try:", "finally:"), ("for x in xs:",),
               ("with q:",)),
        openings=("p = Pool(2)\nq = Pool(2)", "p = Pool(2)\nq = p"),
        endings=("", "p.terminate()\nq.terminate()", "return p", "return [p, q]"),
    ),
    Theme(
        "collections",
        leaves=("pools.append(Pool(2))", "pools.append(p)", "p = Pool(2)", "p.terminate()",
                "work()", "return", "for r in pools:\n    r.terminate()",
                "for r in pools:\n    r.close()", "for r in pools:\n    r.join()",
                "pools = []", "return pools", "while pools:\n    pools.pop().terminate()"),
        forms=(("for x in xs:",), ("if a:",), ("try:", "finally:")),
        openings=("pools = []\np = Pool(2)", "pools = [Pool(2) for x in xs]\np = Pool(2)",
                  "p = Pool(2)\npools = [p]"),
        endings=("", "for r in pools:\n    r.close()\nfor r in pools:\n    r.join()",
                 "p.terminate()", "if pools:\n    for r in pools:\n        r.terminate()"),
    ),
    Theme(
        "executors",
        leaves=("p.shutdown()", "p.shutdown(wait=False)", "p.submit(work)", "work()", "return",
                "p = ThreadPoolExecutor(2)", "return p"),
        forms=(("with p:",), ("with ThreadPoolExecutor(2) as p:",), ("if a:",),
               ("try:", "finally:"), ("try:", "except Exception:"), ("for x in xs:",)),
        openings=("p = ThreadPoolExecutor(2)",),
        endings=("", "p.shutdown()"),
    ),
    Theme(
        "scripts",
        leaves=("p.close()", "p.join()", "p.terminate()", "p.map(work, xs)", "work()",
                "p = Pool(2)", "p = None", "raise err"),
        forms=(("if a:",), ("if a:", "else:"), ("for x in xs:",), ("with p:",),
               ("try:", "finally:"), ("try:", "except Exception:")),
        endings=("", "p.terminate()", END),
        module=True,
    ),
)  # fmt: skip
