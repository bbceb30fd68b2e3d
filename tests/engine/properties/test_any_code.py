"""Whatever Python there is in a file, the analysis ends with an answer, always with the same."""

import ast

from anycode import PRELUDE, written
from hypothesis import given, settings
from hypothesis import strategies as st
from solving import CATALOGUE, clean, fresh, solve, unit

from poolproof.analysis import Subject
from poolproof.flow.explore import explore
from poolproof.flow.graph import Edge
from poolproof.flow.liveness import definition, uses
from poolproof.inspection.rendering import render_cfg, render_states
from poolproof.program.summaries import start_world
from poolproof.source.text import LineIndex
from poolproof.syntax.scopes import MODULE
from poolproof.typestate.frame import Frame
from poolproof.typestate.transfer import Transfer

every = settings(deadline=None, derandomize=True, database=None)
MODULES = st.builds(written, st.integers(0, 10**9), st.integers(1, 160)).filter(bool)


@every
@given(MODULES)
def test_nothing_crashes_the_analysis(text):
    clean(solve(text), text)


@every
@given(MODULES)
def test_everything_can_be_shown(text):
    shown = unit(text)
    assert render_cfg(shown, ()).startswith("<module>")
    states = render_states(shown, fresh().program.corpus, CATALOGUE.by_constructor.values())
    assert len(states.split("\n")) == len(text.split("\n"))


@every
@given(MODULES)
def test_every_function_can_be_judged(text):
    """Also those in which no pool is made: they are searched when a pool is handed to them."""
    analysis = fresh()
    module = analysis.module(unit(text))
    for function in (MODULE, *range(len(module.names.functions))):
        subject = Subject(analysis, module, function, LineIndex(text))
        list(subject.sites())
        list(subject.misuses())


@every
@given(MODULES)
def test_the_answer_is_always_the_same(text):
    analysis = fresh()
    first = analysis.solve(unit(text))
    assert analysis.solve(unit(text)) == first
    assert solve(text) == first


class Hoarder(Transfer):
    """Forgets no place before it is written again."""

    def __call__(self, node, world):
        op = self.frame.graph.nodes[node].op
        world = world.forget({definition(op)} - uses(op))
        for edge, after in self.step(node, world):
            live = self.frame.live[node].get(edge)
            if live is not None:
                settled = after.excepting() if edge is Edge.RAISES else after
                yield edge, settled.restrict(live | settled.env.keys())


@every
@given(MODULES)
def test_forgetting_what_nobody_reads_changes_nothing(text):
    """Dropping dead places makes the search shorter; what is known of pools stays the same."""
    analysis = fresh()
    module = analysis.module(unit(text))
    for function in (MODULE, *range(len(module.names.functions))):
        graph = module.graph(function)
        known = []
        for kind in (Transfer, Hoarder):
            frame = Frame(analysis.program, CATALOGUE, analysis.summaries, module, function, graph)
            found = explore(graph, [start_world(frame, {}, {})], kind(frame))
            if not found.complete:
                break
            known.append(
                {
                    (n, frozenset(w.pools.items()))
                    for n, worlds in found.reached.items()
                    for w in worlds
                }
            )
        assert len(known) < 2 or known[0] == known[1], text


def test_the_generator_writes_every_kind_of_syntax():
    kinds = set()
    for seed in range(400):
        text = written(seed, 160)
        if text is not None:
            kinds |= {type(node) for node in ast.walk(ast.parse(text))}
    bases = (ast.stmt, ast.expr, ast.pattern, ast.operator, ast.cmpop, ast.boolop, ast.unaryop)
    possible = {
        kind
        for name in dir(ast)
        for kind in [getattr(ast, name)]
        if isinstance(kind, type) and issubclass(kind, bases) and kind not in bases
    }
    old = {"Num", "Str", "Bytes", "NameConstant", "Ellipsis"}
    newer = {"TypeAlias", "TemplateStr", "Interpolation"}
    assert {kind.__name__ for kind in possible - kinds} <= old | newer


def test_code_that_does_not_compile_is_read_all_the_same():
    text = PRELUDE + "return 1\nbreak\nnonlocal x\nawait x\np = Pool(2)\nyield p\n"
    clean(solve(text), text)
