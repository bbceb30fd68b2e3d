"""The families of programs that are run, and the code around them."""

from grammar import Theme

PRELUDE = """\
import random
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing, suppress
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

CALLS = ("helper(p)", "helper(p, True)", "helper(pool=p, flag=False)",
         "helper(p, random.random() > 0.5)", "p = helper(p)", "p = helper(p, True)",
         "p = helper(p, random.random() > 0.5)",
         "q = helper(p)\nif q is not None:\n    q.terminate()",
         "q = helper()", "p = helper(flag=True)")  # fmt: skip
OPAQUE = ("if random.random() > 0.5:",)

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
        "helpers that end",
        leaves=(*CALLS, "p.terminate()", "work()", "return", "p = Pool(2)"),
        forms=(OPAQUE, ("try:", "finally:"), ("try:", "except Exception:"), ("for x in xs:",)),
        openings=("p = Pool(2)",),
        endings=("", "if p is not None:\n    p.terminate()", "helper(p)", "return p"),
        helper=Theme(
            "bodies that end",
            leaves=("pool.close()", "pool.terminate()", "return pool", "return", "return Pool(2)",
                    "pool = Pool(2)", "pool = None", "return None",
                    "return flag"),
            forms=(("if flag:",), ("if not flag:", "else:"), ("if pool is not None:",),
                   ("if pool is None:",), ("try:", "finally:"), ("while random.random() > 0.5:",)),
            openings=("",),
            endings=("", "if pool is not None:\n    pool.terminate()", "return pool"),
        ),
    ),
    Theme(
        "helpers that raise",
        leaves=(*CALLS, "p.terminate()", END, "return", "p = Pool(2)"),
        forms=(OPAQUE, ("try:", "finally:"), ("try:", "except Exception:"), ("for x in xs:",)),
        openings=("p = Pool(2)",),
        endings=("", "if p is not None:\n    p.terminate()", "helper(p)", "return p"),
        helper=Theme(
            "bodies that raise",
            leaves=("work()", "return pool", "return", "return Pool(2)", "raise err", "x = 1",
                    "return work()", "print(pool)", "return None"),
            forms=(("if flag:",), ("if not flag:", "else:"), ("if pool is not None:",),
                   ("try:", "except Exception:"), ("try:", "finally:")),
            openings=("",),
            endings=("", "return pool"),
        ),
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
        "results",
        leaves=("r = p.apply_async(work)", "r.get()", "r.get(timeout=1)", "r.wait()",
                "r = p.imap(work, xs)", "x = list(r)", "for y in r:\n    x = y", "p.terminate()",
                "x = next(r)", END, "return", "return r.get()", "p.starmap(work, xs)"),
        forms=(("try:", "except Exception:"), ("try:", "finally:"), ("if a:",),
               ("for y in p.imap(work, xs):",), ("for y in list(r):",)),
        openings=("p = Pool(2)\nr = p.apply_async(work)", "p = Pool(2)\nr = p.imap(work, xs)"),
        endings=("", "p.terminate()", END),
        results=True,
    ),
    Theme(
        "results of blocks",
        leaves=("r = p.apply_async(work)", "r.get()", "r.wait()", "p.apply_async(work)",
                "r = (y for y in p.imap(work, xs))", "x = list(r)", END, "p.close()", "return r",
                "return", "work()", "x = 1", "p.terminate()", "return [y for y in r]",
                "for y in r:\n    x = y"),
        forms=(("with p:",), ("try:", "except Exception:"), ("if a:",), ("if r is not None:",),
               ("for x in xs:",)),
        openings=("p = Pool(2)\nr = None", "p = Pool(2)\nr = p.apply_async(work)",
                  "p = Pool(2)\nr = p.imap(work, xs)"),
        endings=("", "p.terminate()", "return r", "r.get()", "for y in r:\n    x = y"),
        results=True,
    ),
    Theme(
        "collected results",
        leaves=("rs.append(p.apply_async(work))", "rs = [p.apply_async(work) for x in xs]",
                "for r in rs:\n    r.get()", "x = [r.get() for r in rs]", END, "return rs",
                "work()", "p.imap(work, xs)", "while rs:\n    rs.pop().get()",
                "rs = [p.imap(work, xs)]", "for i, r in enumerate(rs):\n    r.wait()"),
        forms=(("with p:",), ("for x in xs:",), ("try:", "except Exception:"), ("if a:",)),
        openings=("p = Pool(2)\nrs = [p.apply_async(work)]",),
        endings=("", "p.terminate()", "return rs", "for r in rs:\n    r.get()"),
        results=True,
    ),
    Theme(
        "numbers",
        leaves=("p.terminate()", "return", "n = 1", "n = 3", "work()", "x = 1"),
        forms=(("if n > 1:",), ("if n == 1:", "else:"), ("if n != 2:",), ("if n < 1:", "else:"),
               ("if n <= 2 and n > 0:",), ("if not n > 1:",), ("for x in xs:",),
               ("try:", "except Exception:"),
               ("if n == 0:", "elif n == 1:", "else:"), ("while n > 1:",)),
        openings=("p = None\nif n > 1:\n    p = Pool(2)", "p = Pool(2)",
                  "m = n > 1\np = Pool(2) if m else None"),
        endings=("if n > 1:\n    p.terminate()", "if n >= 2:\n    p.terminate()", "",
                 "if p is not None:\n    p.terminate()"),
    ),
    Theme(
        "stacks",
        leaves=("p = stack.enter_context(Pool(2))", "stack.callback(p.terminate)",
                "stack.enter_context(p)", "stack.close()", "work()", "return", "p.terminate()",
                "p = Pool(2)", "stack.enter_context(closing(p))", "stack.push(p)",
                "stack = ExitStack()"),
        forms=(("with ExitStack() as stack:",), ("with stack:",), ("if a:",),
               ("try:", "finally:"), ("try:", "except Exception:")),
        openings=("p = Pool(2)\nstack = ExitStack()",),
        endings=("", "stack.close()", "p.terminate()", END),
        given_up=True,
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
