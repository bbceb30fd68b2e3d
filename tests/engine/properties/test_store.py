"""Laws of the abstract store."""

from hypothesis import given, settings
from hypothesis import strategies as st

from poolproof.flow.ops import Condition
from poolproof.typestate.protocol import State
from poolproof.typestate.store import EMPTY, Bag, Held, Keeper, Known, Pools, Something, World

every = settings(deadline=None, derandomize=True, database=None)
PLACES = ("a", "b", "a.x", "a.x.y", "ab", "%1")
places = st.sampled_from(PLACES)
values = st.sampled_from(
    [Known(None), Known(True), Known(1), Something(), Pools(frozenset({1})), Bag(frozenset({1, 2}))]
)
keepers = st.sampled_from([Keeper(True, "sure"), Keeper(False, "unsure"), Keeper(True, "other")])
helds = st.builds(Held, st.sampled_from(State), keepers | st.none(), st.booleans())
KEYS = {"a": {"a"}, "a.x > 1": {"a", "a.x"}, "b": {"b"}}
facts = st.sampled_from(sorted(KEYS)).flatmap(
    lambda key: st.tuples(
        st.just(key), st.just(frozenset(KEYS[key])), st.just("truth"), st.booleans()
    )
)
worlds = st.builds(
    World,
    st.dictionaries(places, values),
    st.dictionaries(st.integers(1, 3), helds),
    st.frozensets(facts),
)
someplaces = st.frozensets(places | st.sampled_from(["?" + key for key in KEYS]))


@every
@given(worlds, places, values)
def test_what_is_written_is_read(world, place, value):
    assert world.assign(place, value).get(place) == value
    assert world.assign(place, None).get(place) is None


@every
@given(worlds, places, values | st.none())
def test_writing_forgets_what_hung_on_the_old_value_and_nothing_else(world, place, value):
    after = world.assign(place, value)
    for other in PLACES:
        if other != place:
            gone = other.startswith(place + ".")
            assert after.get(other) == (None if gone else world.get(other))
    assert after.pools == world.pools
    for fact in world.facts:
        depends = place[0] != "%" and any(
            root == place or root.startswith(place + ".") for root in fact[1]
        )
        assert (fact in after.facts) is not depends


@every
@given(worlds, places, values, values)
def test_the_last_write_wins(world, place, one, two):
    assert world.assign(place, one).assign(place, two) == world.assign(place, two)


@every
@given(worlds, places, places, values, values)
def test_writes_to_unrelated_places_can_be_swapped(world, one, two, first, second):
    if one != two and not one.startswith(f"{two}.") and not two.startswith(f"{one}."):
        forth = world.assign(one, first).assign(two, second)
        assert forth == world.assign(two, second).assign(one, first)


@every
@given(worlds, someplaces)
def test_restricting_keeps_what_is_live_and_nothing_else(world, live):
    after = world.restrict(live)
    assert after.env == {p: v for p, v in world.env.items() if p in live}
    assert after.facts == {f for f in world.facts if "?" + f[0] in live}
    assert after.pools == world.pools
    assert after.restrict(live) == after


@every
@given(worlds, someplaces, someplaces)
def test_restricting_twice_is_restricting_to_both(world, one, two):
    assert world.restrict(one).restrict(two) == world.restrict(one & two)


@every
@given(worlds, someplaces)
def test_restricting_is_forgetting_and_dropping_answers(world, live):
    dead = set(PLACES) - live
    assert world.forget(dead).env == world.restrict(live).env


@every
@given(worlds, worlds)
def test_equal_worlds_have_equal_hashes(one, two):
    same = (one.env, one.pools, one.facts) == (two.env, two.pools, two.facts)
    assert (one == two) is same
    if same:
        assert hash(one) == hash(two)
    copy = World(dict(reversed(one.env.items())), dict(one.pools), frozenset(one.facts))
    assert copy == one
    assert hash(copy) == hash(one)


@every
@given(worlds, st.integers(1, 3), helds)
def test_holding(world, pool, held):
    after = world.hold(pool, held)
    assert after.pools == {**world.pools, pool: held}
    assert (after.env, after.facts) == (world.env, world.facts)


@every
@given(worlds, st.sets(st.integers(1, 4)), keepers)
def test_keeping_moves_no_state_and_a_sure_keeper_wins(world, ids, keeper):
    after = world.keep(ids, keeper)
    assert after.pools.keys() == world.pools.keys()
    for pool, held in world.pools.items():
        now = after.pools[pool]
        assert (now.state, now.excepted) == (held.state, held.excepted)
        if pool not in ids:
            assert now == held
        elif held.keeper is None:
            assert now.keeper == keeper
        else:
            assert now.keeper in (held.keeper, keeper)
            assert not held.keeper.sure or now.keeper == held.keeper
    assert not any(after.pools[pool].owed for pool in ids & after.pools.keys())
    assert after.keep(ids, keeper) == after


@every
@given(worlds)
def test_an_exception_marks_what_is_owed(world):
    after = world.excepting()
    for pool, held in world.pools.items():
        assert after.pools[pool] == Held(held.state, held.keeper, held.excepted or held.owed)
    assert after.excepting() == after
    assert (after.env, after.facts) == (world.env, world.facts)


@every
@given(worlds, facts)
def test_answers(world, fact):
    key, roots, kind, answer = fact
    asked = Condition(kind, key, roots)
    fresh = World(world.env, world.pools, frozenset())
    assert fresh.answer(asked) is None
    known = fresh.know(fact)
    assert known.answer(asked) is answer
    assert known.unknow(fact) == fresh
    for place in PLACES:
        if place in roots:
            assert known.assign(place, None).answer(asked) is None


def test_true_is_not_none_and_none_is_not_true():
    true = EMPTY.know(("a", frozenset("a"), "truth", True))
    assert true.answer(Condition("none", "a", frozenset("a"))) is False
    none = EMPTY.know(("a", frozenset("a"), "none", True))
    assert none.answer(Condition("truth", "a", frozenset("a"))) is False
    false = EMPTY.know(("a", frozenset("a"), "truth", False))
    assert false.answer(Condition("none", "a", frozenset("a"))) is None
