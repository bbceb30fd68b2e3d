"""Graphs as text."""

from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest

from poolproof.flow import ops
from poolproof.flow.graph import Edge, Extent, new_graph
from poolproof.inspection.graph_text import condition_text, op_text, reverse_postorder
from poolproof.inspection.rendering import render_cfg
from poolproof.source.unit import SourceUnit
from poolproof.syntax.failure import ParseFailure


def shown(text):
    return render_cfg(SourceUnit("m.py", Path("/nowhere/m.py"), dedent(text)), ())


def test_a_graph_is_listed_node_by_node():
    text = shown("""\
        def f(é, xs):
            while é > 1:
                try:
                    g(é, *xs, k=1)
                finally:
                    del xs
        """)
    assert text == dedent("""\
        <module> (line 1)
           0       entry           -> next 1
           1  1:1  f = function 0  -> next 2  def f(é, xs):
           2       exit

        f (line 1)
           0        entry                 -> next 1
           1  2:5   loop                  -> next 2             while é > 1: ...
           2  2:15  %1 = 1                -> next 3             while é > 1:
           3  2:11  if é > 1              -> true 4, false 12   é > 1
           4  4:25  %2 = 1                -> next 5             g(é, *xs, k=1)
           5  4:13  %3 = g(é, k=%2, *xs)  -> raises 6, next 10  g(é, *xs, k=1)
           6        unwinding             -> next 7
           7  6:13  del xs                -> next 8             del xs
           8        reraise               -> raises 9
           9        raised
          10  4:13  forget %2, %3         -> next 11            g(é, *xs, k=1)
          11  6:13  del xs                -> next 1             del xs
          12  2:5   forget %1             -> next 13            while é > 1: ...
          13        exit
        """)


def test_a_node_comes_before_what_only_follows_it():
    graph = new_graph("f", Extent(1, 0, 1, 0))
    one, two, three = (graph.add(ops.Nothing(), Extent(1, 0, 1, 1)) for _ in range(3))
    graph.link(graph.entry, Edge.NEXT, one)
    graph.link(one, Edge.TRUE, three)
    graph.link(one, Edge.FALSE, two)
    graph.link(two, Edge.NEXT, three)
    graph.link(three, Edge.NEXT, one)
    assert reverse_postorder(graph) == [graph.entry, one, two, three]


def test_the_order_of_a_long_graph_needs_no_deep_stack():
    graph = new_graph("f", Extent(1, 0, 1, 0))
    before = graph.entry
    for _ in range(5000):
        node = graph.add(ops.Nothing(), Extent(1, 0, 1, 1))
        graph.link(before, Edge.NEXT, node)
        before = node
    assert len(reverse_postorder(graph)) == 5001


@dataclass(frozen=True)
class Newer:
    """An operation that the text does not know yet."""

    place: str


@pytest.mark.parametrize(
    ("op", "text"),
    [
        (ops.Nothing(), "nothing"),
        (ops.Copy("a", None), "a = anything"),
        (ops.GetItem("%1", "a", "k"), "%1 = a['k']"),
        (ops.SetItem("a", "b"), "a[?] = b"),
        (ops.Unpack(("a", "b"), "%1"), "a, b = each of %1"),
        (ops.Raise(None, assertion=True), "fail"),
        (ops.Raise(None), "raise"),
        (ops.Yield("%1", None), "%1 = yield"),
        (ops.Exit("%1", raising=True), "exit %1 while raising"),
        (Newer("p"), "Newer(place='p')"),
    ],
)
def test_operations(op, text):
    assert op_text(op) == text


@pytest.mark.parametrize(
    ("condition", "text"),
    [
        (ops.Condition("opaque"), "?"),
        (ops.Condition("truth", place="%1"), "%1"),
        (ops.Condition("none", "a.b", frozenset("a"), "a.b"), "a.b is None"),
        (ops.Condition("compare", "n", frozenset("n"), "n", "<", 3), "n < 3"),
    ],
)
def test_conditions(condition, text):
    assert condition_text(condition) == text


def test_text_that_is_no_python_is_refused():
    with pytest.raises(ParseFailure):
        shown("def")
