"""Large code: the search keeps its bound or gives up, and nothing breaks.

Steps are counted; time is not.
"""

import pytest
from solving import fresh, solve, unit

from poolproof.analysis import Subject
from poolproof.flow.explore import DEFAULT_BOUND
from poolproof.solution import Loss, Verdict
from poolproof.source.text import LineIndex
from poolproof.syntax.failure import ParseFailure
from poolproof.syntax.scopes import MODULE

IMPORTS = "from multiprocessing import Pool\n"
# One step of the search adds at most the ways on from one node.
SLACK = 100


def indented(lines, by=1):
    return ["    " * by + line for line in lines]


def function(lines, head="def f(c, xs, work):"):
    return IMPORTS + "\n".join([head, *indented(lines)]) + "\n"


def pools_side_by_side(count):
    return function(
        [f"p{n} = Pool(2)" for n in range(count)] + [f"p{n}.terminate()" for n in range(count)]
    )


def pools_at_risk(count):
    return function(
        [f"p{n} = Pool(2)" for n in range(count)]
        + ["work()"]
        + [f"p{n}.terminate()" for n in range(count)]
    )


def ifs(count):
    body = ["p = Pool(2)"]
    for n in range(count):
        body += [f"if c{n}:", f"    x = {n}"]
    return function([*body, "p.terminate()"])


def ifs_asked_twice(count):
    body = ["p = Pool(2)"]
    for half in ("x", "y"):
        for n in range(count):
            body += [f"if c[{n}]:", f"    {half} = {n}"]
    return function([*body, "p.terminate()"])


def ifs_with_pools(count):
    body = []
    for n in range(count):
        body += [f"p{n} = None", f"if c[{n}]:", f"    p{n} = Pool(2)"]
    for n in range(count):
        body += [f"if p{n} is not None:", f"    p{n}.terminate()"]
    return function(body)


def nested(count, heading):
    body = ["p = Pool(2)"]
    for depth in range(count):
        body += indented([heading.format(depth)], depth)
    body += indented(["p.close()"], count)
    return function([*body, "p.terminate()"])


def nested_tries(count):
    """Each ``finally`` is lowered once for every way into it."""
    body = ["p = Pool(2)"]
    for depth in range(count):
        body += indented(["try:"], depth)
    body += indented(["work()", "return 1"], count)
    for depth in reversed(range(count)):
        body += indented(["finally:", f"    x = {depth}"], depth)
    return function([*body, "p.terminate()"])


def chain_of_calls(count):
    functions = [
        f"def f{n}(pool):\n    f{n + 1}(pool)\n" for n in range(count)
    ]  # fmt: skip
    last = f"def f{count}(pool):\n    pool.terminate()\n"
    return IMPORTS + "\n".join(
        [*functions, last, "def start():", "    p = Pool(2)", "    f0(p)", ""]
    )


def chain_of_makers(count):
    functions = [f"def f{n}():\n    return f{n + 1}()\n" for n in range(count)]
    last = f"def f{count}():\n    return Pool(2)\n"
    return IMPORTS + "\n".join([*functions, last, "def start():", "    p = f0()", ""])


def recursion(count):
    del count
    return IMPORTS + (
        "def end(pool, n):\n    if n:\n        end(pool, n - 1)\n"
        "    else:\n        pool.terminate()\n"
        "def start(n):\n    p = Pool(2)\n    end(p, n)\n"
    )


def mutual_recursion(count):
    parts = [
        f"def f{n}(pool, n):\n    if n:\n        f{(n + 1) % count}(pool, n - 1)\n"
        f"    else:\n        pool.terminate()\n"
        for n in range(count)
    ]
    return IMPORTS + "\n".join([*parts, "def start(n):", "    p = Pool(2)", "    f0(p, n)", ""])


def everyone_calls_everyone(count):
    parts = []
    for n in range(count):
        body = [f"f{m}(pool)" for m in range(count) if m != n]
        parts += [f"def f{n}(pool):", *indented(body), "    pool.close()"]
    return IMPORTS + "\n".join([*parts, "def start():", "    p = Pool(2)", "    f0(p)", ""])


def elifs(count):
    body = ["p = Pool(2)", "if c == 0:", "    x = 0"]
    for n in range(1, count):
        body += [f"elif c == {n}:", f"    x = {n}"]
    return function([*body, "p.terminate()"])


def statements(count):
    return function(["p = Pool(2)", *(f"x{n} = work(x{n})" for n in range(count)), "p.terminate()"])


def terms(count, operator):
    condition = f" {operator} ".join(f"c{n}" for n in range(count))
    return function(["p = Pool(2)", f"if {condition}:", "    p.close()", "p.terminate()"])


def operators(count, operator):
    chain = f" {operator} ".join(["c"] * count)
    body = [f"x = {chain}", f"if x {operator} {chain}:", "    p.close()"]
    return function(["p = Pool(2)", *body, "p.terminate()"])


def calls_in_a_row(count):
    return function(["p = Pool(2)", f"c{'.a()' * count}", "p.terminate()"])


def calls_in_calls(count):
    return function(["p = Pool(2)", f"{'len(' * count}c{')' * count}", "p.terminate()"])


def attributes(count):
    return function([f"c{'.a' * count} = Pool(2)", f"c{'.a' * count}.terminate()"])


def flags(count):
    body = ["p = Pool(2)"]
    for n in range(count):
        body += [f"flag{n} = False", "if work():", f"    flag{n} = True"]
    for n in range(count):
        body += [f"if flag{n}:", f"    x = {n}"]
    return function([*body, "p.terminate()"])


def loops(count):
    body = ["p = Pool(2)"]
    for depth in range(count):
        body += indented([f"for x{depth} in xs:"], depth)
    body += indented(["p.apply_async(work)"], count)
    return function([*body, "p.terminate()"])


def classes(count):
    return IMPORTS + "\n".join(
        f"class C{n}:\n    def __init__(self):\n        self.pool{n} = Pool(2)\n"
        f"    def stop(self):\n        self.pool{n}.terminate()\n"
        for n in range(count)
    )


def lambdas(count):
    return function(["p = Pool(2)", f"x = {'lambda: ' * count}p", "p.terminate()"])


def displays(count):
    return function(["p = Pool(2)", f"x = {'[' * count}p{']' * count}", "p.terminate()"])


def script(count):
    body = ["p = Pool(2)", *(f"x{n} = {n}" for n in range(count)), "p.terminate()"]
    return IMPORTS + "\n".join(body) + "\n"


def grown(*turn):
    """A value that holds its own old value grows with every turn of a loop."""
    body = ["p = Pool(2)", "stack = ExitStack()", "held = ()", "for x in xs:", *indented(turn)]
    text = function([*body, "p.terminate()", "print(held)", "stack.close()"])
    return "from contextlib import ExitStack, nullcontext\n" + text


LARGE = {
    "stack of callbacks": grown("stack.callback(p.terminate)"),
    "stack of pools": grown("stack.enter_context(Pool(2))"),
    "tuples in tuples": grown("held = (held, p)"),
    "tuples around tuples": grown("held = (1, held)"),
    "lists in lists": grown("held = [held, Pool]"),
    "dicts in dicts": grown("held = {'a': held, 'b': p}"),
    "sums": grown("held = held + (p,)"),
    "managers in managers": grown("held = nullcontext(held or p)"),
    "calls of calls": grown("held = print if held else held"),
    "attributes of attributes": grown("p.a = p", "p = p.a"),
    "200 pools": pools_side_by_side(200),
    "200 pools at risk": pools_at_risk(200),
    "300 ifs": ifs(300),
    "30 ifs asked twice": ifs_asked_twice(30),
    "20 ifs with pools": ifs_with_pools(20),
    "60 nested ifs": nested(60, "if c{}:"),
    "19 nested loops": nested(19, "for x{} in xs:"),
    "19 nested withs": nested(19, "with c{}:"),
    "12 nested tries": nested_tries(12),
    "500 links": chain_of_calls(500),
    "500 makers": chain_of_makers(500),
    "recursion": recursion(1),
    "mutual recursion": mutual_recursion(2),
    "mutual recursion of 7": mutual_recursion(7),
    "mutual recursion of 100": mutual_recursion(100),
    "7 functions that call each other": everyone_calls_everyone(7),
    "3,000 elifs": elifs(3000),
    "2,000 statements": statements(2000),
    "1,000 ors": terms(1000, "or"),
    "1,000 ands": terms(1000, "and"),
    "300 sums": operators(300, "+"),
    "300 bits": operators(300, "|"),
    "1,000 comparisons": operators(1000, "<"),
    "80 calls in a row": calls_in_a_row(80),
    "80 calls in calls": calls_in_calls(80),
    "80 attributes": attributes(80),
    "12 flags": flags(12),
    "19 loops": loops(19),
    "100 classes": classes(100),
    "60 lambdas": lambdas(60),
    "60 displays": displays(60),
    "script of 3,000": script(3000),
}


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_large_code_breaks_nothing(text):
    solution = solve(text)
    assert not solution.errors, solution.errors[0].detail[-3000:]
    if solution.unreadable is not None:
        assert "deep" in solution.unreadable.message
        return
    assert solution.sites


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE)
def test_the_search_keeps_its_bound(text):
    analysis = fresh()
    try:
        module = analysis.module(unit(text))
    except ParseFailure:
        pytest.skip("nested too deeply for this interpreter's parser")
    for function_ in (MODULE, *range(len(module.names.functions))):
        found = Subject(analysis, module, function_, LineIndex(text)).found
        assert len(found.origin) <= DEFAULT_BOUND + SLACK
        if found.complete:
            assert len(found.origin) <= DEFAULT_BOUND


def fates(text):
    return [(site.fate.verdict, site.fate.loss) for site in solve(text).sites]


@pytest.mark.parametrize(
    "name",
    ["200 pools", "300 ifs", "60 nested ifs", "19 nested loops", "2,000 statements", "3,000 elifs",
     "recursion", "mutual recursion", "80 calls in a row", "19 loops", "100 classes", "1,000 ors",
     "1,000 ands", "script of 3,000", "20 ifs with pools", "tuples around tuples", "sums"],
)  # fmt: skip
def test_size_alone_is_no_reason_to_be_wrong(name):
    """What is released is not reported, however much else there is."""
    for verdict, loss in fates(LARGE[name]):
        if name in ("2,000 statements", "80 calls in a row"):
            assert (verdict, loss) == (Verdict.LEAKED, Loss.EXCEPTION)  # calls of strangers
        else:
            assert verdict is not Verdict.LEAKED


def test_a_thousand_statements_hide_no_leak():
    text = LARGE["2,000 statements"].replace("    p.terminate()\n", "")
    assert fates(text) == [(Verdict.LEAKED, Loss.NEVER_RELEASED)]


@pytest.mark.parametrize("count", [2, 10, 50, 100])
def test_straight_code_costs_a_pair_a_node(count):
    analysis = fresh()
    text = pools_side_by_side(count)
    module = analysis.module(unit(text))
    found = Subject(analysis, module, 0, LineIndex(text)).found
    # Each birth may raise as long as nothing is owed: that is one more pair in all.
    assert len(found.origin) <= len(found.graph.nodes) + 2


@pytest.mark.parametrize("count", [10, 20, 40])
def test_questions_that_are_not_asked_again_cost_nothing_later(count):
    analysis = fresh()
    text = ifs(count)
    module = analysis.module(unit(text))
    found = Subject(analysis, module, 0, LineIndex(text)).found
    assert len(found.origin) <= len(found.graph.nodes) + 2
