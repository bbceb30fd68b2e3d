"""Random Python: every kind of statement, expression and pattern, as trees and then as text.

The names are few and mean pools more often than chance would have it, so that what is written
touches what is analysed. The text parses; whether it would run, or even compile, is another matter:
a linter meets code that does neither.
"""

from __future__ import annotations

import ast
import sys
from random import Random

PRELUDE = """\
import contextlib, random, multiprocessing as mp
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from multiprocessing import Pool, get_context
"""
VARIABLES = ("pool", "p", "q", "pools", "x", "flag", "self", "fn")
CALLEES = ("Pool", "Pool", "ThreadPoolExecutor", "closing", "ExitStack", "suppress", "partial",
           "print", "f", "g", "C", "list", "getattr", "isinstance", "work")  # fmt: skip
ATTRIBUTES = ("close", "join", "terminate", "shutdown", "map", "submit", "pool", "append", "pop",
              "Pool", "enter_context", "x", "f")  # fmt: skip
STRINGS = ("", "a", "spawn", "pool", "close")
OPERATORS = (ast.Add, ast.Sub, ast.Mult, ast.MatMult, ast.Div, ast.Mod, ast.Pow, ast.LShift,
             ast.RShift, ast.BitOr, ast.BitXor, ast.BitAnd, ast.FloorDiv)  # fmt: skip
COMPARISONS = (ast.Eq, ast.NotEq, ast.Lt, ast.LtE, ast.Gt, ast.GtE, ast.Is, ast.IsNot, ast.In,
               ast.NotIn)  # fmt: skip

LOAD, STORE, DEL = ast.Load(), ast.Store(), ast.Del()


class Writer:
    """Makes random trees; ``left`` is how many nodes it may still make before it takes leaves."""

    def __init__(self, random: Random, size: int) -> None:
        self.random = random
        self.left = size

    def module(self) -> str:
        body = self.block(3 + self.random.randrange(4), deep=0)
        tree = ast.Module(body, [])
        return PRELUDE + ast.unparse(ast.fix_missing_locations(tree)) + "\n"

    def pick(self, *choices):
        return self.random.choice(choices)

    def chance(self, percent: int) -> bool:
        return self.random.randrange(100) < percent

    # --- statements ------------------------------------------------------------------------

    def block(self, most: int, deep: int) -> list[ast.stmt]:
        return [self.statement(deep) for _ in range(1 + self.random.randrange(most))]

    def inner(self, deep: int) -> list[ast.stmt]:
        return self.block(3, deep + 1)

    def maybe(self, deep: int) -> list[ast.stmt]:
        return self.inner(deep) if self.chance(35) else []

    def statement(self, deep: int) -> ast.stmt:
        self.left -= 1
        simple = [
            self.assign, self.assign, self.expression_statement, self.expression_statement,
            self.pool_statement, self.pool_statement, self.augassign, self.annassign, self.delete,
            self.returns, self.raises, self.asserts, self.imports, self.scopes, self.jumps,
        ]  # fmt: skip
        compound = [
            self.function, self.klass, self.loop, self.until, self.branch, self.managed,
            self.tried, self.matched,
        ]  # fmt: skip
        if deep < 4 and self.left > 0 and self.chance(45):
            return self.random.choice(compound)(deep)
        return self.random.choice(simple)()

    def assign(self) -> ast.stmt:
        targets = [self.target() for _ in range(self.pick(1, 1, 1, 2))]
        return ast.Assign(targets, self.expression())

    def pool_statement(self) -> ast.stmt:
        """What real code does with pools, more often than chance would have it."""
        name = ast.Name(self.pick("pool", "p", "q"), LOAD)
        if self.chance(40):
            made = ast.Call(ast.Name(self.pick("Pool", "ThreadPoolExecutor"), LOAD), [], [])
            return ast.Assign([ast.Name(name.id, STORE)], made)
        method = self.pick("close", "join", "terminate", "map", "shutdown", "submit")
        return ast.Expr(ast.Call(ast.Attribute(name, method, LOAD), [], []))

    def expression_statement(self) -> ast.stmt:
        return ast.Expr(self.expression())

    def augassign(self) -> ast.stmt:
        target = self.pick(
            ast.Name(self.pick(*VARIABLES), STORE), self.attribute(STORE), self.subscript(STORE)
        )
        return ast.AugAssign(target, self.pick(*OPERATORS)(), self.expression())

    def annassign(self) -> ast.stmt:
        value = self.expression() if self.chance(70) else None
        target = self.pick(ast.Name(self.pick(*VARIABLES), STORE), self.attribute(STORE))
        return ast.AnnAssign(target, self.expression(), value, int(isinstance(target, ast.Name)))

    def delete(self) -> ast.stmt:
        target = self.pick(
            ast.Name(self.pick(*VARIABLES), DEL), self.attribute(DEL), self.subscript(DEL)
        )
        return ast.Delete([target])

    def returns(self) -> ast.stmt:
        return ast.Return(self.expression() if self.chance(70) else None)

    def raises(self) -> ast.stmt:
        if self.chance(30):
            return ast.Raise(None, None)
        return ast.Raise(self.expression(), self.expression() if self.chance(30) else None)

    def asserts(self) -> ast.stmt:
        return ast.Assert(self.expression(), self.expression() if self.chance(30) else None)

    def imports(self) -> ast.stmt:
        if self.chance(50):
            return ast.Import([ast.alias(self.pick("os", "a.b", "multiprocessing.pool"), "m")])
        names = [ast.alias(self.pick("Pool", "x", "f"), self.pick(None, "p", "q"))]
        if self.chance(20):
            names = [ast.alias("*", None)]
        return ast.ImportFrom(self.pick("multiprocessing", "billiard", "other"), names,
                              self.pick(0, 0, 1))  # fmt: skip

    def scopes(self) -> ast.stmt:
        return self.pick(ast.Global, ast.Nonlocal)([self.pick(*VARIABLES)])

    def jumps(self) -> ast.stmt:
        return self.pick(ast.Pass, ast.Break, ast.Continue)()

    def arguments(self) -> ast.arguments:
        names = list(VARIABLES)
        self.random.shuffle(names)
        args = [ast.arg(names.pop(), self.annotation()) for _ in range(self.pick(0, 1, 2))]
        only = [ast.arg(names.pop(), None) for _ in range(self.pick(0, 0, 1))]
        return ast.arguments(
            [ast.arg(names.pop(), None)] if self.chance(15) else [],
            args,
            ast.arg(names.pop(), None) if self.chance(20) else None,
            only,
            [self.pick(None, self.expression()) for _ in only],
            ast.arg(names.pop(), None) if self.chance(20) else None,
            [self.expression() for _ in args[: self.pick(0, 0, 1)]],
        )

    def annotation(self) -> ast.expr | None:
        return self.pick(None, None, ast.Name("Pool", LOAD))

    def decorators(self) -> list[ast.expr]:
        names = ("contextmanager", "staticmethod", "classmethod", "property", "f", "cache")
        return [ast.Name(self.pick(*names), LOAD)] if self.chance(20) else []

    def function(self, deep: int) -> ast.stmt:
        kind = self.pick(ast.FunctionDef, ast.FunctionDef, ast.AsyncFunctionDef)
        more = {"type_params": []} if sys.version_info >= (3, 12) else {}
        return kind(
            name=self.pick("f", "g", "h", "__init__", "__exit__", "close"),
            args=self.arguments(), body=self.inner(deep), decorator_list=self.decorators(),
            returns=self.annotation(), **more,
        )  # fmt: skip

    def klass(self, deep: int) -> ast.stmt:
        more = {"type_params": []} if sys.version_info >= (3, 12) else {}
        bases = [ast.Name(self.pick("C", "Pool", "object"), LOAD)] if self.chance(40) else []
        return ast.ClassDef(
            name=self.pick("C", "D"), bases=bases, keywords=[], body=self.inner(deep),
            decorator_list=self.decorators(), **more,
        )  # fmt: skip

    def loop(self, deep: int) -> ast.stmt:
        kind = self.pick(ast.For, ast.For, ast.AsyncFor)
        return kind(self.target(), self.expression(), self.inner(deep), self.maybe(deep))

    def until(self, deep: int) -> ast.stmt:
        return ast.While(self.expression(), self.inner(deep), self.maybe(deep))

    def branch(self, deep: int) -> ast.stmt:
        return ast.If(self.expression(), self.inner(deep), self.maybe(deep))

    def managed(self, deep: int) -> ast.stmt:
        items = [
            ast.withitem(self.expression(), self.target() if self.chance(60) else None)
            for _ in range(self.pick(1, 1, 2))
        ]
        return self.pick(ast.With, ast.With, ast.AsyncWith)(items, self.inner(deep))

    def tried(self, deep: int) -> ast.stmt:
        star = sys.version_info >= (3, 11) and self.chance(20)
        handlers = [
            ast.ExceptHandler(
                self.pick(ast.Name("ValueError", LOAD), ast.Name("Exception", LOAD),
                          ast.Tuple([ast.Name("OSError", LOAD)], LOAD)),
                self.pick(None, "x"), self.inner(deep),
            )
            for _ in range(self.pick(0, 1, 2))
        ]  # fmt: skip
        if handlers and not star and self.chance(30):
            handlers.append(ast.ExceptHandler(None, None, self.inner(deep)))
        final = self.inner(deep) if not handlers or self.chance(40) else []
        other = self.maybe(deep) if handlers else []
        kind = ast.TryStar if star and handlers else ast.Try
        return kind(self.inner(deep), handlers, other, final)

    def matched(self, deep: int) -> ast.stmt:
        cases = [
            ast.match_case(
                self.pattern(2), self.expression() if self.chance(30) else None, self.inner(deep)
            )
            for _ in range(self.pick(1, 2, 3))
        ]
        return ast.Match(self.expression(), cases)

    def pattern(self, deep: int) -> ast.pattern:
        leaves = [
            lambda: ast.MatchValue(ast.Constant(self.pick(1, "a", 2.5))),
            lambda: ast.MatchSingleton(self.pick(None, True, False)),
            lambda: ast.MatchAs(None, None),
            lambda: ast.MatchAs(None, self.pick(*VARIABLES)),
            lambda: ast.MatchValue(ast.Attribute(ast.Name("m", LOAD), "x", LOAD)),
        ]
        if deep == 0:
            return self.pick(*leaves)()
        inner = deep - 1
        nested = [
            lambda: ast.MatchSequence([self.pattern(inner), ast.MatchStar(self.pick(None, "x"))]),
            lambda: ast.MatchMapping([ast.Constant("a")], [self.pattern(inner)],
                                     self.pick(None, "q")),
            lambda: ast.MatchClass(ast.Name("C", LOAD), [self.pattern(inner)], ["x"],
                                   [self.pattern(inner)]),
            lambda: ast.MatchOr([self.pattern(0), self.pattern(0)]),
            lambda: ast.MatchAs(self.pattern(inner), "p"),
        ]  # fmt: skip
        return self.pick(*leaves, *nested)()

    # --- targets ---------------------------------------------------------------------------

    def target(self) -> ast.expr:
        kind = self.random.randrange(10)
        if kind < 6:
            return ast.Name(self.pick(*VARIABLES), STORE)
        if kind < 7:
            return self.attribute(STORE)
        if kind < 8:
            return self.subscript(STORE)
        parts: list[ast.expr] = [ast.Name(self.pick(*VARIABLES), STORE) for _ in range(2)]
        if self.chance(30):
            parts.append(ast.Starred(ast.Name("x", STORE), STORE))
        return self.pick(ast.Tuple, ast.List)(parts, STORE)

    def attribute(self, context: ast.expr_context) -> ast.expr:
        base = self.pick(ast.Name(self.pick(*VARIABLES), LOAD), self.leaf())
        if isinstance(base, ast.Constant):
            base = ast.Name("self", LOAD)
        return ast.Attribute(base, self.pick(*ATTRIBUTES), context)

    def subscript(self, context: ast.expr_context) -> ast.expr:
        index = self.leaf()
        if self.chance(25):
            index = ast.Slice(self.leaf(), None, self.pick(None, self.leaf()))
        return ast.Subscript(ast.Name(self.pick(*VARIABLES), LOAD), index, context)

    # --- expressions -----------------------------------------------------------------------

    def leaf(self) -> ast.expr:
        if self.chance(60):
            return ast.Name(self.pick(*VARIABLES), LOAD)
        constants = (None, True, False, 0, 1, 2, 1.5, 1j, b"", ..., self.pick(*STRINGS))
        return ast.Constant(self.pick(*constants))

    def expression(self) -> ast.expr:
        self.left -= 1
        if self.left <= 0 or self.chance(35):
            return self.leaf()
        return self.random.choice(
            [self.call, self.call, self.call, self.boolean, self.walrus, self.binary, self.unary,
             self.lambda_, self.ternary, self.dictionary, self.display, self.display,
             self.comprehension, self.awaited, self.yielded, self.comparison, self.comparison,
             self.text, self.loaded_attribute, self.loaded_subscript]
        )()  # fmt: skip

    def call(self) -> ast.expr:
        func = self.pick(
            ast.Name(self.pick(*CALLEES), LOAD), ast.Name(self.pick(*CALLEES), LOAD),
            self.attribute(LOAD), self.attribute(LOAD),
        )  # fmt: skip
        if self.chance(5):
            func = self.expression()
        args = [self.expression() for _ in range(self.pick(0, 0, 1, 1, 2))]
        if self.chance(8):
            args.append(ast.Starred(self.leaf(), LOAD))
        keywords = [ast.keyword(self.pick("x", "pool", None), self.expression())
                    for _ in range(self.pick(0, 0, 0, 1))]  # fmt: skip
        return ast.Call(func, args, keywords)

    def boolean(self) -> ast.expr:
        values = [self.expression() for _ in range(self.pick(2, 2, 3))]
        return ast.BoolOp(self.pick(ast.And, ast.Or)(), values)

    def walrus(self) -> ast.expr:
        return ast.NamedExpr(ast.Name(self.pick(*VARIABLES), STORE), self.expression())

    def binary(self) -> ast.expr:
        return ast.BinOp(self.expression(), self.pick(*OPERATORS)(), self.expression())

    def unary(self) -> ast.expr:
        kinds = (ast.Not, ast.Not, ast.USub, ast.UAdd, ast.Invert)
        return ast.UnaryOp(self.pick(*kinds)(), self.expression())

    def lambda_(self) -> ast.expr:
        return ast.Lambda(_bare(self.arguments()), self.expression())

    def ternary(self) -> ast.expr:
        return ast.IfExp(self.expression(), self.expression(), self.expression())

    def dictionary(self) -> ast.expr:
        keys = [self.pick(None, self.leaf()) for _ in range(self.pick(0, 1, 2))]
        return ast.Dict(keys, [self.expression() for _ in keys])

    def display(self) -> ast.expr:
        items = [self.expression() for _ in range(self.pick(0, 1, 2, 3))]
        if self.chance(15):
            items.append(ast.Starred(self.leaf(), LOAD))
        kind = self.pick(ast.List, ast.List, ast.Tuple, ast.Set)
        if kind is ast.Set:
            return ast.Set(items or [self.leaf()])
        return kind(items, LOAD)

    def comprehension(self) -> ast.expr:
        generators = [
            ast.comprehension(self.target(), self.expression(),
                              [self.expression() for _ in range(self.pick(0, 0, 1, 2))],
                              int(self.chance(10)))
            for _ in range(self.pick(1, 1, 2))
        ]  # fmt: skip
        kind = self.pick(ast.ListComp, ast.SetComp, ast.GeneratorExp, ast.DictComp)
        if kind is ast.DictComp:
            return ast.DictComp(self.expression(), self.expression(), generators)
        return kind(self.expression(), generators)

    def awaited(self) -> ast.expr:
        return ast.Await(self.expression())

    def yielded(self) -> ast.expr:
        if self.chance(30):
            return ast.YieldFrom(self.expression())
        return ast.Yield(self.expression() if self.chance(70) else None)

    def comparison(self) -> ast.expr:
        count = self.pick(1, 1, 1, 2)
        return ast.Compare(
            self.expression(), [self.pick(*COMPARISONS)() for _ in range(count)],
            [self.expression() for _ in range(count)],
        )  # fmt: skip

    def text(self) -> ast.expr:
        hole = ast.FormattedValue(ast.Name(self.pick(*VARIABLES), LOAD), self.pick(-1, 114), None)
        return ast.JoinedStr([ast.Constant("text "), hole])

    def loaded_attribute(self) -> ast.expr:
        return self.attribute(LOAD)

    def loaded_subscript(self) -> ast.expr:
        return self.subscript(LOAD)


def _bare(args: ast.arguments) -> ast.arguments:
    """The parameters of a lambda have no annotations."""
    for arg in [*args.posonlyargs, *args.args, *args.kwonlyargs]:
        arg.annotation = None
    return args


def written(seed: int, size: int) -> str | None:
    """A random module, None if its text does not parse after all."""
    text = Writer(Random(seed), size).module()
    try:
        ast.parse(text)
    except SyntaxError:
        return None
    return text
