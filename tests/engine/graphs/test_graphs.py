"""Graphs say what Python does: by code that describes itself, and by a second account of it."""

from __future__ import annotations

import ast
import itertools
from pathlib import Path

import pytest
from account import Account
from hypothesis import given, settings
from hypothesis import strategies as st
from notation import Follow, claims, functions, reachable, relation_in

from poolproof.flow.graph import Edge
from poolproof.flow.ops import Await, Branch, Call, Enter, Iterate, Nothing, Raise, Yield

DESCRIBED = functions(Path(__file__).with_name("described.py").read_text())


@pytest.mark.parametrize(("info", "graph"), DESCRIBED, ids=[i.name for i, _ in DESCRIBED])
def test_described_code(info, graph):
    relation = relation_in(graph, info.node)
    for label, which, claimed in claims(info.node):
        if label in relation:
            assert getattr(relation[label], which) == claimed, f"{which} of {label}"
        else:
            pytest.fail(f"{label} says something, but is not in the graph")


@pytest.mark.parametrize(("info", "graph"), DESCRIBED, ids=[i.name for i, _ in DESCRIBED])
def test_both_accounts_agree_on_described_code(info, graph):
    compare(info, graph)


def compare(info, graph):
    expected = Account().relation(info.node.body)
    found = relation_in(graph, info.node)
    for label in sorted(expected.keys() | found.keys()):
        wanted, got = expected.get(label, Follow()), found.get(label, Follow())
        source = ast.unparse(info.node)
        assert got.succ == wanted.succ, f"succ of {label!r} in\n{source}"
        assert got.raises == wanted.raises, f"raises of {label!r} in\n{source}"


# --- every nesting of two try statements ------------------------------------------------------

JUMPS = ("pass", "return", "break", "continue", "raise")


def shapes():
    """The parts that a ``try`` can have behind its body."""
    handlers = ((), ("except ValueError",), ("except",))
    for handled, has_else, has_finally in itertools.product(handlers, (False, True), (False, True)):
        if not handled and (has_else or not has_finally):
            continue
        yield ("try", *handled, *(["else"] * has_else), *(["finally"] * has_finally))


def tried(parts, name, place, inner):
    """The lines of a ``try`` with a call in each part, and other code in one of them."""
    lines = []
    for number, part in enumerate(parts):
        lines += [f"{part}:", f'    node("{name}{number}")']
        if number == place:
            lines += ["    " + line for line in inner]
    return lines


def nestings():
    for outer in shapes():
        for place in range(len(outer)):
            yield outer, place


def named(outer, place):
    return f"in {outer[place]} of {' '.join(outer)}"


@pytest.mark.parametrize(
    ("outer", "place"), list(nestings()), ids=itertools.starmap(named, nestings())
)
def test_every_nesting_of_two(outer, place):
    lines = []
    for inner in shapes():
        for depth, jump in itertools.product(range(len(inner)), JUMPS):
            core = tried(inner, "i", depth, [f'if node("jump"): {jump}', 'node("behind")'])
            body = tried(outer, "o", place, core)
            lines += ["def f():", '    for x in node("items"):', *("        " + b for b in body)]
            lines += ['    node("end")']
    for info, graph in functions("\n".join(lines)):
        compare(info, graph)


# --- random code ------------------------------------------------------------------------------


def code(loop: bool, depth: int):
    """Blocks of statements; every call in them gets a label of its own later."""
    simple = ["node(N)", "x = node(N)", "return node(N)", "return", "raise node(N)", "pass",
              "assert node(N)", "x = node(N) if node(N) else node(N)",
              "x = node(N) and (node(N) or node(N))", "x = [node(N) for y in node(N) if node(N)]",
              "yield node(N)", "def g(x=node(N)): node(N)"]  # fmt: skip
    if loop:
        simple += ["break", "continue"]
    leaf = st.sampled_from(simple).map(lambda text: [text])
    if depth == 0:
        return st.lists(leaf, min_size=1, max_size=3).map(flat)
    here, turn = code(loop, depth - 1), code(True, depth - 1)
    tests = st.sampled_from(["node(N)", "not node(N)", "node(N) and node(N)", "True",
                             "node(N) or not (node(N) and node(N))"])  # fmt: skip
    handler = st.sampled_from(["except:", "except ValueError:", "except Exception as e:"])
    forms = st.one_of(
        st.builds(blocks, st.builds("if {}:".format, tests), here, st.just("else:"), here),
        st.builds(blocks, st.builds("if {}:".format, tests), here),
        st.builds(blocks, st.builds("while {}:".format, tests), turn, st.just("else:"), here),
        st.builds(blocks, st.just("for x in node(N):"), turn, st.just("else:"), here),
        st.builds(blocks, st.just("for x in xs:"), turn),
        st.builds(blocks, st.just("try:"), here, handler, here),
        st.builds(blocks, st.just("try:"), here, st.just("finally:"), here),
        st.builds(blocks, st.just("try:"), here, handler, here, st.just("else:"), here),
        st.builds(blocks, st.just("try:"), here, handler, here, st.just("finally:"), here),
        st.builds(blocks, st.just("try:"), here, st.just("except KeyError:"), here,
                  st.just("except OSError:"), here, st.just("finally:"), here),
        st.builds(blocks, st.just("with node(N) as x, y:"), here),
        st.builds(blocks, st.just("with m:"), here),
        st.builds(matched, here, here, st.booleans()),
        st.builds(blocks, st.just("class C(node(N)):"), st.just(["x = node(N)"])),
    )  # fmt: skip
    return st.lists(st.one_of(leaf, forms), min_size=1, max_size=3).map(flat)


def flat(parts):
    return [line for part in parts for line in part]


def blocks(*parts):
    lines = []
    for heading, body in zip(parts[::2], parts[1::2], strict=True):
        lines += [heading, *("    " + line for line in body)]
    return lines


def matched(one, two, wild):
    cases = blocks("case 1:", one, "case _:" if wild else "case [2] if node(N):", two)
    return ["match node(N):", *("    " + line for line in cases)]


def labelled(lines):
    """The source of a function with numbered calls."""
    numbers = itertools.count(1)
    body = "\n".join("    " + line for line in lines)
    parts = f"def f():\n{body}\n".split("node(N)")
    return "".join(part + f'node("{next(numbers)}")' for part in parts[:-1]) + parts[-1]


FUNCTIONS = code(False, 2).map(labelled)
every = settings(deadline=None, derandomize=True, database=None)


@every
@given(FUNCTIONS)
def test_both_accounts_agree_on_random_code(source):
    info, graph = functions(source)[0]
    compare(info, graph)


@every
@given(FUNCTIONS)
def test_graphs_are_well_formed(source):
    _, graph = functions(source)[0]
    assert len(graph.nodes) == len(graph.edges)
    for fixed in (graph.exit, graph.raised):
        assert graph.edges[fixed] == []
    alive = reachable(graph)
    for number, (node, edges) in enumerate(zip(graph.nodes, graph.edges, strict=True)):
        assert all(0 <= target < len(graph.nodes) for _, target in edges)
        assert all(target != graph.entry for _, target in edges)
        assert len(set(edges)) == len(edges)
        kinds = [edge for edge, _ in edges]
        assert kinds.count(Edge.RAISES) <= 1
        if number in (graph.exit, graph.raised):
            continue
        if number in alive:
            assert edges, f"nothing follows {node}"
        if isinstance(node.op, Call | Await | Yield | Enter | Raise | Iterate):
            assert Edge.RAISES in kinds
        if isinstance(node.op, Branch):
            assert set(kinds) <= {Edge.TRUE, Edge.FALSE}
        if isinstance(node.op, Iterate) and number in alive:
            assert set(kinds) == {Edge.ITEM, Edge.DONE, Edge.RAISES}
        if isinstance(node.op, Raise):
            assert kinds == [Edge.RAISES]


@every
@given(FUNCTIONS)
def test_what_cannot_be_reached_hangs_on_a_join_point(source):
    """Code behind a jump is left out; what remains hangs on a handler or a cleanup of nothing."""
    _, graph = functions(source)[0]
    fixed = {graph.entry, graph.exit, graph.raised}
    dead = set(range(len(graph.nodes))) - reachable(graph) - fixed
    led_to = {target for number in dead for _, target in graph.edges[number]}
    for number in dead - led_to:
        assert isinstance(graph.nodes[number].op, Nothing)
