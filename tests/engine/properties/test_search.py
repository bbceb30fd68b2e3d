"""The search and the liveness, against the plainest way to compute the same."""

from collections import deque
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from poolproof.flow.explore import explore
from poolproof.flow.graph import Edge, Extent, new_graph
from poolproof.flow.liveness import KEY, definition, live_places, uses
from poolproof.flow.ops import (
    RETURN_PLACE,
    Branch,
    Build,
    Call,
    Condition,
    Const,
    Copy,
    Delete,
    Exit,
    GetItem,
    Iterate,
    Nothing,
    Return,
    SetItem,
    Unpack,
)

every = settings(deadline=None, derandomize=True, database=None)
AT = Extent(1, 0, 1, 0)
EDGES = (Edge.NEXT, Edge.TRUE, Edge.FALSE, Edge.RAISES)
PLACES = ("a", "b", "a.x", "a.x.y", "%1")

places = st.sampled_from(PLACES)
ops = st.one_of(
    st.just(Nothing()),
    st.builds(Const, places, st.just(1)),
    st.builds(Copy, places, places | st.none()),
    st.builds(Delete, places),
    st.builds(GetItem, places, places),
    st.builds(SetItem, places, places),
    st.builds(Iterate, places, places),
    st.builds(Exit, places, st.booleans()),
    st.builds(Return, places | st.none()),
    st.builds(Build, places, st.just("list"), st.tuples(places, places)),
    st.builds(Unpack, st.tuples(places, places), places),
    st.builds(Call, places, places, places, st.just("m"), st.tuples(places),
              st.tuples(st.tuples(st.just("k"), places))),
    st.builds(Branch, st.builds(Condition, st.just("truth"), st.sampled_from(["", "a", "a and b"]),
                                st.just(frozenset("a")), places | st.none())),
)  # fmt: skip


@st.composite
def graphs(draw):
    graph = new_graph("f", AT)
    for _ in range(draw(st.integers(1, 7))):
        graph.add(draw(ops), AT)
    last = len(graph.nodes) - 1
    sources = [n for n in range(last + 1) if n not in (graph.exit, graph.raised)]
    for _ in range(draw(st.integers(1, 14))):
        source, edge = draw(st.sampled_from(sources)), draw(st.sampled_from(EDGES))
        graph.link(source, edge, draw(st.integers(1, last)))
    return graph


@st.composite
def moves(draw):
    """A table that says in which states each edge of each node is taken."""
    table = draw(
        st.lists(st.tuples(st.integers(0, 9), st.sampled_from(EDGES), st.integers(1, 3)),
                 min_size=1, max_size=12)
    )  # fmt: skip

    def transfer(node, state):
        for start, edge, step in table:
            if (node + state) % 3 == start % 3:
                yield edge, (state + step) % 5

    return transfer


def successors(graph, transfer, node, state):
    return {
        (target, after)
        for edge, after in transfer(node, state)
        for kind, target in graph.edges[node]
        if kind is edge
    }


def distances(graph, transfer, start):
    """How many steps away each pair is, one pair after the other."""
    far = {(graph.entry, state): 0 for state in start}
    todo = deque(far)
    while todo:
        pair = todo.popleft()
        for following in successors(graph, transfer, *pair):
            if following not in far:
                far[following] = far[pair] + 1
                todo.append(following)
    return far


@every
@given(graphs(), moves(), st.sets(st.integers(0, 4), min_size=1))
def test_the_search_reaches_what_can_be_reached(graph, transfer, start):
    found = explore(graph, sorted(start), transfer)
    assert found.complete
    reached = {(node, state) for node in range(len(graph.nodes)) for state in found.at(node)}
    assert reached == distances(graph, transfer, start).keys() == found.origin.keys()


@every
@given(graphs(), moves(), st.sets(st.integers(0, 4), min_size=1))
def test_a_path_is_a_path_and_a_shortest_one(graph, transfer, start):
    found = explore(graph, sorted(start), transfer)
    far = distances(graph, transfer, start)
    for node, state in found.origin:
        path = found.path_to(node, state)
        assert (path[-1].node, path[-1].state, path[-1].edge) == (node, state, None)
        assert path[0].node == graph.entry
        assert path[0].state in start
        assert len(path) == far[node, state] + 1
        for here, after in pairwise(path):
            assert (here.edge, after.node) in graph.edges[here.node]
            assert (here.edge, after.state) in set(transfer(here.node, here.state))


@every
@given(graphs(), moves(), st.integers(0, 40))
def test_the_bound_is_kept_and_told(graph, transfer, bound):
    everything = len(distances(graph, transfer, [0]))
    found = explore(graph, [0], transfer, bound)
    assert found.complete is (everything <= bound)
    most = max(len(edges) for edges in graph.edges) * 12
    assert len(found.origin) <= bound + most + 1


# --- liveness ---------------------------------------------------------------------------------


def may_be_read(graph, start, place):
    """Whether some way from a node reads a place before it is written: by walking all ways."""
    seen, todo = set(), [start]
    while todo:
        node = todo.pop()
        if node in seen:
            continue
        seen.add(node)
        op = graph.nodes[node].op
        if place in uses(op) or (node == graph.exit and place == RETURN_PLACE):
            return True
        if definition(op) != place:
            todo += [target for _, target in graph.edges[node]]
    return False


@every
@given(graphs())
def test_what_is_live_is_what_may_be_read(graph):
    everything = {*PLACES, RETURN_PLACE, KEY + "a", KEY + "a and b"}
    found = live_places(graph, frozenset())
    for node, live in enumerate(found):
        assert live == {place for place in everything if may_be_read(graph, node, place)}


@every
@given(graphs(), st.sets(places))
def test_some_places_can_be_kept_alive(graph, always):
    kept = live_places(graph, frozenset(always))
    assert kept == [live | always for live in live_places(graph, frozenset())]


@every
@given(ops)
def test_reading_a_place_reads_what_it_hangs_on(op):
    read = uses(op)
    for place in read:
        if place[0] != KEY:
            assert place.rpartition(".")[0] in {*read, ""}


@every
@given(graphs(), st.integers(0, 9), st.integers(0, 9), st.sets(st.sampled_from(EDGES)))
def test_leading_from_one_node_to_another(graph, source, target, without):
    """At least one edge is taken, none of them of the kinds that are left out."""
    source, target = source % len(graph.nodes), target % len(graph.nodes)
    seen = set()
    todo = [t for edge, t in graph.edges[source] if edge not in without]
    while todo:
        node = todo.pop()
        if node not in seen:
            seen.add(node)
            todo += [t for edge, t in graph.edges[node] if edge not in without]
    assert graph.leads_to(source, target, without=tuple(without)) is (target in seen)
