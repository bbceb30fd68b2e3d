"""However code is laid out, what fixing makes of it is Python, and is fixed for good."""

import ast
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from solving import fresh, unit

from poolproof import registry
from poolproof.finding import Report, Statistics
from poolproof.fixing.passes import Fixer
from poolproof.fixing.splicing import spliced
from poolproof.judging import judge
from poolproof.repairing import Repairer
from poolproof.source.comments import comments
from poolproof.syntax.parse import parse

every = settings(deadline=None, derandomize=True, database=None, max_examples=150)
RULES = [rule for rule in registry.load().rules if rule.repair]
HEAD = "from concurrent.futures import ThreadPoolExecutor\nfrom multiprocessing import Pool\n"
STARTS = (
    "pool = Pool(2)", "pool = Pool(\n    2,  # few\n)  # started", "pool: Pool = Pool()",
    "pool = ThreadPoolExecutor(2)", "with Pool(2) as pool:\n    x = 1", "pool = (Pool(2))",
    "x = Pool(2).map(len, xs)  # at once", "pool = Pool(2)\nif not xs:\n    return []",
)  # fmt: skip
STATEMENTS = (
    "x = pool.map(len, xs)", "x = list(pool.imap(len, xs))", "r = pool.apply_async(len, (xs,))",
    "x = r.get()", "for x in xs:\n    print(x)\n    # the next", "if xs:\n    return None",
    'x = """\n  a\n\tb\n"""', "x = [\n  '''\na\n''',\n    1,\n]", "x = 1 \\\n  + 2", "x = 1; y = 2",
    "with open('f') as f:\n    x = f.read()  # read", "x = f'''{\nxs}\n  c'''", "# a comment", "",
    "try:\n    x = pool.map(len, xs)\nexcept ValueError:\n    x = 'é'", "\f", "x = r'\\'  # '''",
    "def inner():\n    return 1", "x = lambda: '''\n'''", "if xs: x = 2", "x = 'a' 'b' \\\n'c'",
    "pool.close()", "pool.terminate()", "pool.shutdown()", "while xs:\n    xs.pop()\n\n    break",
)  # fmt: skip
ENDS = (
    "", "pool.close()\npool.join()", "pool.close()  # no more\n\n# and wait\npool.join()",
    "pool.close()", "pool.terminate()", "pool.join()\npool.close()", "pool.shutdown()",
    "pool.join()", "# the end", "pool.close()\npool.join()\nreturn x", "return pool.map(len, xs)",
)  # fmt: skip
PLACES = (
    "def f(xs):", "class A:\n    def f(self, xs):", "async def f(xs):", "def f(xs):\n    if xs:",
    "def f(xs):\n    for y in xs:", "def f(xs):\n    try:\n        pass\n    except KeyError:",
)  # fmt: skip


@st.composite
def modules(draw):
    start = draw(st.sampled_from(STARTS))
    body = draw(st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=5))
    end = draw(st.sampled_from(ENDS))
    lines = "\n".join([start, *body, end]).split("\n")
    place = draw(st.sampled_from(PLACES))
    deep = "    " * (place.split("\n")[-1].count("    ") + 1)
    text = "\n".join([place, *(deep + line if line.strip() else line for line in lines), ""])
    step, newline = (
        draw(st.sampled_from(["    ", "\t", "  "])),
        draw(st.sampled_from(["\n", "\r\n"])),
    )
    text = HEAD + text.replace("    ", step) + draw(st.sampled_from(["", "print(1)\n", "# end"]))
    text = text.replace("\n", newline)
    try:
        ast.parse(text)
    except SyntaxError:
        text = ""
    return text


MODULES = modules().filter(bool)


@every
@given(MODULES)
def test_every_fix_by_itself_leaves_python(text):
    for finding in checked(text).findings:
        if finding.fix is not None:
            fixed = spliced(text, finding.fix.edits)
            assert fixed != text
            assert content(fixed) == content(text)


@every
@given(MODULES)
def test_what_is_fixed_stays_fixed(text):
    first = fixed(text)
    after = first.changes[0].after.decode() if first.changes else text
    assert content(after) == content(text)
    assert after.count("\r") in (0, after.count("\n"))
    assert not fixed(after).changes
    before = Counter(finding.code for finding in checked(text).findings)
    assert Counter(finding.code for finding in first.report.findings) <= before


def test_the_modules_have_much_to_fix():
    fixes = Counter()

    @every
    @given(MODULES)
    def look(text):
        fixes.update(each.code for each in checked(text).findings if each.fix)

    look()
    assert {"PP101", "PP102", "PP103", "PP104", "PP201", "PP202"} <= fixes.keys()


def checked(text):
    solution = fresh().solve(unit(text))
    found, errors = judge(solution, RULES)
    repairer = Repairer(RULES)
    findings = repairer.repaired(found, solution, text)
    for error in (*errors, *repairer.errors):
        pytest.fail(f"{error.detail}\n{text}", pytrace=False)
    return Report(tuple(sorted(findings, key=lambda each: each.sort_key)), (), Statistics())


def fixed(text):
    data = text.encode()
    fixer = Fixer(lambda now: checked(now.get("module.py", data).decode()), lambda _: data, True)
    return fixer.outcome()


def content(text):
    """The comments and the strings of a text that is Python."""
    nodes = ast.walk(parse(text))
    strings = Counter(
        node.value for node in nodes if isinstance(node, ast.Constant) and node.value is not None
    )
    return strings, Counter(comment.text for comment in comments(text))
