"""Neither the order of the files nor that of the definitions in them changes what is found out."""

import ast
import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from solving import CATALOGUE, clean, solve

from poolproof.analysis import Analysis, SourceUnit

every = settings(deadline=None, derandomize=True, database=None, max_examples=60)


class Folder:
    """A project of the files of a folder."""

    def __init__(self, folder):
        self.paths = sorted(folder.glob("*.py"))

    def files(self):
        return self.paths

    def load(self, path):
        return SourceUnit(path.name, path, path.read_text()) if path.is_file() else None

    def search(self, words, below=None):
        return [p for p in self.paths if any(word in p.read_text() for word in words)]


STATEMENTS = (
    "pool = Pool(2)",
    "pool.close()",
    "pool.join()",
    "pool.terminate()",
    "{}(pool)",
    "pool = {}(pool)",
    "p = {}(flag=True)",
    "p = Pool(2)",
    "{}(p)",
    "if flag: return pool",
    "if pool is None: pool = Pool(2)",
    "KEPT.append(pool)",
    "if flag: pool.terminate()",
    "for x in pool.map(len, []): print(x)",
)
ENDINGS = ("return pool", "return p", "return", "pass")


def linked(random, number, count):
    """A module of functions that make, use, end and pass on pools, also those of other modules."""
    names = [f"f{n}" for n in range(4)]
    others = [other for other in range(count) if other != number]
    lines = ["from multiprocessing import Pool"]
    for other in others:
        lines += [f"import m{other}", f"from m{other} import f0 as g{other}"]
    callees = [*names, *(f"g{o}" for o in others)]
    callees += [f"m{other}.{name}" for other in others for name in names]
    for name in names:
        body = [random.choice(STATEMENTS) for _ in range(random.randint(1, 5))]
        body.append(random.choice(ENDINGS))
        lines.append(f"def {name}(pool=None, flag=False):")
        lines += [f"    {line.format(random.choice(callees))}" for line in body]
    lines.append("KEPT = []")
    if random.random() < 0.5:
        lines += ["def stop():", "    for pool in KEPT: pool.terminate()"]
    return "\n".join(lines) + "\n"


@every
@given(st.integers(0, 10**9), st.integers(2, 4))
def test_the_order_of_files_does_not_matter(seed, count):
    random = Random(seed)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        (folder / "pyproject.toml").touch()
        for number in range(count):
            (folder / f"m{number}.py").write_text(linked(random, number, count))
        corpus = Folder(folder)
        units = [corpus.load(path) for path in corpus.files()]

        def answers(order):
            analysis = Analysis(corpus, CATALOGUE)
            return {one.shown: analysis.solve(one) for one in order}

        first = answers(units)
        for one in units:
            clean(first[one.shown], one.text)
        orders = [units[::-1], random.sample(units, len(units))]
        for order in orders:
            for path, solution in answers(order).items():
                assert solution == first[path], sources(units)
        for one in units:
            assert Analysis(corpus, CATALOGUE).solve(one) == first[one.shown], sources(units)


def sources(units):
    return "\n".join(f"# --- {one.shown}\n{one.text}" for one in units)


@every
@given(st.integers(0, 10**9))
def test_the_order_of_definitions_does_not_matter(seed):
    random = Random(seed)
    text = linked(random, 0, 1)
    tree = ast.parse(text)
    functions = [node for node in tree.body if isinstance(node, ast.FunctionDef)]
    others = [node for node in tree.body if not isinstance(node, ast.FunctionDef)]

    def fates(order):
        source = ast.unparse(ast.Module([*others, *order], []))
        by_scope = {}
        for site in solve(source).sites:
            by_scope.setdefault(site.scope, []).append(
                (site.text, site.fate.verdict, site.fate.loss)
            )
        return by_scope

    expected = fates(functions)
    for _ in range(3):
        random.shuffle(functions)
        assert fates(functions) == expected, ast.unparse(ast.Module([*others, *functions], []))
