"""Summaries: what a function of the project does to the pools it is given, and what it returns.

A summary is computed by running the ordinary search over the callee with its parameters bound to
pools in the states the caller has them in, so there is one set of rules for both sides of a call.
Recursion is solved by a fixpoint: a call that is already being computed is first taken to have no
outcome at all, and the computation is repeated until the answer does not change.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, TypeAlias

from poolproof.flow.explore import explore
from poolproof.flow.ops import RETURN_PLACE
from poolproof.linking.meanings import FunctionRef, Module
from poolproof.linking.program import Program
from poolproof.program.loose import loose_in
from poolproof.program.making import Making
from poolproof.syntax.children import walk
from poolproof.syntax.scopes import MODULE, Function
from poolproof.syntax.spelling import last_word
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.frame import Birth, Frame, Holder
from poolproof.typestate.protocol import Protocol, State
from poolproof.typestate.store import (
    EMPTY,
    RETURNED,
    Held,
    Keeper,
    Known,
    Pools,
    Results,
    Value,
    World,
)
from poolproof.typestate.summary import Flags, Fresh, Outcome, Passed, Result, Shape, Summary
from poolproof.typestate.transfer import Transfer

if TYPE_CHECKING:
    from poolproof.program.ownership import Ownership

_BOUND = 4_000
_DEPTH = 8
_ROUNDS = 6
_BUDGET = 400
_TRANSPARENT = frozenset(
    {
        "staticmethod", "classmethod", "property", "abstractmethod", "override",
        "final", "wraps", "overload", "no_type_check", "retry", "timer", "timeit", "profile",
        "command", "option", "argument", "skip", "skipif", "parametrize", "mark",
    }
)  # fmt: skip


SummaryKey: TypeAlias = tuple[FunctionRef, tuple[object, ...]]


class Summaries(Making):
    """Computes and remembers summaries."""

    ownership: Ownership

    def __init__(self, program: Program, catalogue: Catalogue) -> None:
        super().__init__(program, catalogue)
        self._known: dict[SummaryKey, Summary] = {}
        self._open: dict[SummaryKey, Summary] = {}
        self._leaning: dict[SummaryKey, set[SummaryKey | None]] = {}
        self._spent = 0
        self._loose: dict[tuple[object, int], frozenset[str]] = {}

    # --- summaries -------------------------------------------------------------------------

    def of(self, ref: FunctionRef, shape: Shape, flags: Flags = ()) -> Summary:
        """The summary of a function for pools of this shape, and these flags."""
        key = (ref, (*((name, kind.name, state) for name, kind, state in shape), *flags))
        if key in self._known:
            return self._known[key]
        if key in self._open:
            self._lean_on(key)
            return self._open[key]
        if ref.function.is_manager and not shape:
            # The body runs when it is entered, not when it is called.
            return Summary((Outcome(None, ()),), raises=False)
        if not _followable(ref.function):
            return _unknown(shape, ref.function.name)
        if len(self._open) >= _DEPTH or self._spent >= _BUDGET:
            self._lean_on(None)
            return _unknown(shape, ref.function.name)
        return self._solve(ref, shape, flags, key)

    def _solve(self, ref: FunctionRef, shape: Shape, flags: Flags, key: SummaryKey) -> Summary:
        """Compute a summary, again and again while it leans on its own last answer."""
        if not self._open:
            self._spent = 0
        self._open[key] = Summary((), raises=False)
        self._leaning[key] = set()
        for _ in range(_ROUNDS):
            before = self._open[key]
            self._open[key] = after = self._compute(ref, shape, flags)
            if after == before or key not in self._leaning[key]:
                break
        else:
            self._open[key] = _unknown(shape, ref.function.name)
            self._lean_on(None)
        summary = self._open.pop(key)
        leaning = self._leaning.pop(key) - {key}
        if not leaning:
            # Only what holds whoever asks is kept, so that answers do not depend on the order.
            self._known[key] = summary
        return summary

    def _lean_on(self, key: SummaryKey | None) -> None:
        """Note that what is being computed depends on an unfinished answer, or on a limit."""
        for number, head in enumerate(self._open):
            if key is None or number >= list(self._open).index(key):
                self._leaning[head].add(key)

    def _compute(self, ref: FunctionRef, shape: Shape, flags: Flags) -> Summary:
        self._spent += 1
        frame = Frame(
            self.program, self.catalogue, self, ref.module, ref.index, ref.graph, called=True
        )
        env: dict[str, Value] = dict(flags)
        pools: dict[int, Held] = {}
        for number, (name, protocol, state) in enumerate(shape, start=1):
            frame.births[-number] = Birth(protocol)
            env[name] = Pools(frozenset({-number}))
            pools[-number] = Held(state)
        start = start_world(frame, env, pools)
        found = explore(frame.graph, [start], Transfer(frame), _BOUND)
        if not found.complete:
            return _unknown(shape, ref.function.name)
        raises = bool(found.at(frame.graph.raised))
        outcomes = {self._outcome(frame, world, shape) for world in found.at(frame.graph.exit)}
        if frame.graph.generator:
            # Its body runs when it is iterated, which may be anywhere.
            outcomes = {Outcome(Results(lazy=True), outcome.pools) for outcome in outcomes}
            raises = False
        ordered = tuple(sorted(outcomes, key=repr))
        releases = any(
            held.state is State.RELEASED and state is not State.RELEASED
            for outcome in ordered
            for held, (_, _, state) in zip(outcome.pools, shape, strict=True)
        )
        return Summary(ordered, raises, releases)

    def _outcome(self, frame: Frame, world: World, shape: Shape) -> Outcome:
        value = world.get(RETURN_PLACE)
        result: Result = None
        returned: frozenset[int] = frozenset()
        if isinstance(value, Pools) and len(value.ids) == 1:
            (pool,) = value.ids
            held = world.pools.get(pool)
            if pool < 0:
                result, returned = Passed(shape[-pool - 1][0]), value.ids
            elif held is not None and _handed_out(held):
                birth = frame.births[pool]
                made_at = birth.made_at or (frame.module, frame.graph.nodes[pool].at)
                result = Fresh(birth.protocol, held.state, birth.subclass, made_at)
        elif isinstance(value, (Known, Results)):
            result = value if value != Known(None) or _says_none(frame) else None
        held_pools = []
        for number in range(1, len(shape) + 1):
            held = world.pools[-number]
            if -number in returned:
                held = Held(held.state)
            held_pools.append(Held(held.state, held.keeper))
        return Outcome(result, tuple(held_pools))

    def lasting(self, keeper: Keeper | None, protocol: Protocol) -> Keeper | None:
        """What a callee's keeper means to the caller.

        A place that ends what it holds is an owner; one that never does has only borrowed it.
        """
        if keeper is None or not isinstance(keeper.holder, Holder):
            return keeper
        ended = self.ownership.judge(keeper.holder, protocol)
        if ended.borrowed:
            return None
        return Keeper(False, f"{keeper.why}, which may end it")

    # --- nested functions ------------------------------------------------------------------

    def loose_names(self, module: Module, function: int) -> frozenset[str]:
        """The locals that a nested function may end, keep or pass on."""
        key = (module.path, function)
        if key not in self._loose:
            found: set[str] = set()
            if function != MODULE:
                releasing = frozenset(
                    name for p in self.catalogue.by_constructor.values() for name in p.releasing
                )
                for nested in module.names.nested(function):
                    found |= loose_in(nested, releasing)
            self._loose[key] = frozenset(found)
        return self._loose[key]


def start_world(frame: Frame, env: dict[str, Value], pools: dict[int, Held]) -> World:
    """The world at a function's entry."""
    own = frame.self_value()
    if own is not None and own[0] not in env:
        env = {own[0]: own[1], **env}
    return World(env, pools, EMPTY.facts)


def _followable(function: Function) -> bool:
    """Whether the body that is seen is the body that runs."""
    for node in function.decorators:
        target = getattr(node, "func", node)
        word = last_word(target)
        if word not in _TRANSPARENT:
            return False
    body = function.node.body
    if isinstance(body, list):
        last = body[-1]
        if isinstance(last, ast.Raise) and "NotImplemented" in ast.dump(last):
            return False
        if all(isinstance(s, (ast.Pass, ast.Expr)) and _is_stub(s) for s in body):
            return False
    return True


def _is_stub(node: ast.stmt) -> bool:
    return isinstance(node, ast.Pass) or (
        isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    )


def _handed_out(held: Held) -> bool:
    return held.keeper is not None and held.keeper.why == RETURNED


def _says_none(frame: Frame) -> bool:
    """Whether a None result is meant: the function also returns something else."""
    node = frame.module.names.functions[frame.function].node
    return any(isinstance(n, ast.Return) and n.value is not None for n in walk(node))


def _unknown(shape: Shape, name: str) -> Summary:
    """A call that nothing is known about: every pool it is given is given up."""
    keeper = Keeper(False, f"passed to {name}()")
    pools = tuple(Held(state, keeper) for _, _, state in shape)
    return Summary((Outcome(None, pools),), raises=True)
