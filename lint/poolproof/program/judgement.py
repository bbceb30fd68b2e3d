"""Judgement: from what the search found to the fate of every creation site.

The search says in which states each pool reaches the function's exits; the ownership says whether
the place that keeps it ever ends it. A pool that is owed at the normal exit is lost: never released
if nothing on any path ends it, on a path if something does on another. If only an exception loses
it, that is said. A keeper that cannot be followed makes the site given up, whatever else is known.
"""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from poolproof.finding import Note
from poolproof.flow.explore import Exploration
from poolproof.flow.ops import Call
from poolproof.linking.meanings import Outside
from poolproof.program.ownership import Ownership
from poolproof.program.streams import is_gone_through
from poolproof.solution import Fate, Loss, Verdict
from poolproof.syntax.scopes import MODULE
from poolproof.typestate.frame import Frame, Holder, HolderKind
from poolproof.typestate.protocol import State
from poolproof.typestate.reading import pools_in
from poolproof.typestate.store import ONLY_CLOSED, Held, Method, Value, World
from poolproof.typestate.witness import Storyteller

ENDED = "ended on every path"
ENDLESS = "no path leads to the end of the code that starts it"
_TOO_MANY = Fate(Verdict.GIVEN_UP, reason="too many paths to follow")
_RANK = {Verdict.LEAKED: 0, Verdict.GIVEN_UP: 1, Verdict.RELEASED: 2}
_LASTING = (HolderKind.CLASS, HolderKind.GLOBAL, HolderKind.DEFAULT)


class _Ends(Struct, frozen=True):
    """The worlds at the exits in which one pool exists."""

    normal: list[World]
    raised: list[World]


class Judge(Struct):
    """Decides the fate of the sites of one function."""

    frame: Frame
    found: Exploration[World]
    ownership: Ownership
    story: Storyteller

    def worst(self, copies: list[int]) -> Fate:
        """The fate of a creating call that stands at several nodes: the worst of them."""
        ended = set[int]().union(*(self.frame.releases.get(pool, set()) for pool in copies))
        if ended:
            self.frame.releases.update(dict.fromkeys(copies, ended))
        fates = [self.fate(pool) for pool in copies]
        worst = min(fates, key=lambda fate: _RANK[fate.verdict])
        if (
            ended
            and worst.loss is Loss.NEVER_RELEASED
            and any(f.loss is not worst.loss for f in fates)
        ):
            # Some way into the cleanup is fine: it takes an exception to lose the pool.
            ended_ways = (ENDED, ENDLESS)
            released = [f for f in fates if f.verdict is Verdict.RELEASED]
            kept = [f for f in released if f.reason not in ended_ways]
            return kept[0] if kept else replace(worst, loss=Loss.EXCEPTION)
        return worst

    def fate(self, pool: int) -> Fate:
        """The fate of the pools of one creation site.

        A coarse search mixes paths that exclude each other: its losses are believed only where no
        condition can matter.
        """
        if not self.found.complete:
            return _TOO_MANY
        fate = self._decide(pool)
        swept = fate.verdict is Verdict.LEAKED and self._sweeper(pool)
        if swept:
            return self._released(pool, f"{swept}() ends all pools of its kind")
        if fate.loss in (Loss.NEVER_RELEASED, Loss.PATH, Loss.EXCEPTION, Loss.NOT_JOINED):
            fate = replace(fate, ways=self._ways(pool))
        return _TOO_MANY if self.frame.coarse and _depends(fate) else fate

    def _ways(self, pool: int) -> int:
        """Count the ways out of the function on which the pool is owed."""
        graph, found = self.frame.graph, self.found
        normal = ((graph.exit, w) for w in found.at(graph.exit) if pool in w.pools)
        raised = ((graph.raised, w) for w in found.at(graph.raised) if pool in w.pools)
        owed = [pair for pair in normal if pair[1].pools[pool].owed]
        if self.frame.function != MODULE:
            owed += [pair for pair in raised if _running(pair[1].pools[pool])]
        return len(set[int]().union(*(found.arrivals.get(pair, set()) for pair in owed)))

    def _sweeper(self, pool: int) -> str:
        """A function that ends every pool of the kind and that the module has imported, if any."""
        module, program = self.frame.module, self.frame.program
        sweepers = self.frame.births[pool].protocol.sweepers
        for name in module.names.module.names if sweepers else ():
            for meaning in program.resolve(module, module.names.module, name):
                if isinstance(meaning, Outside) and meaning.name in sweepers:
                    return name
        return ""

    def _decide(self, pool: int) -> Fate:
        """The fate by what the search found."""
        graph = self.frame.graph
        ends = _Ends(
            [w for w in self.found.at(graph.exit) if pool in w.pools],
            [w for w in self.found.at(graph.raised) if pool in w.pools],
        )
        held = [w.pools[pool] for w in ends.normal]
        if held and all(h.state is State.RELEASED for h in held) and self._only_ended(pool, ends):
            return self._released(pool, ENDED)
        holders = self.frame.holders.get(pool, set())
        if holders:
            return self._kept(pool, sorted(holders, key=repr), ends)
        return self._local(pool, ends)

    def _only_ended(self, pool: int, ends: _Ends) -> bool:
        """Whether neither an exception nor a second start loses it on the way there."""
        if any(lost == pool for lost, _, _ in self.frame.overwritten):
            return False
        return self.frame.holders.get(pool) is not None or not self._escaping(pool, ends)

    # --- kept ------------------------------------------------------------------------------

    def _kept(self, pool: int, holders: list[Holder], ends: _Ends) -> Fate:
        """A pool that is stored somewhere: the place decides."""
        protocol = self.frame.births[pool].protocol
        at_module = self.frame.function == MODULE
        verdicts = [
            self.ownership.judge(h, protocol, self.frame.module, functions_only=at_module)
            for h in holders
        ]
        for holder, ending in zip(holders, verdicts, strict=True):
            if ending.released and ending.joined:
                return self._released(pool, f"{holder.name} is ended by its owner")
        for ending in verdicts:
            if ending.unsure:
                return Fate(Verdict.GIVEN_UP, reason=ending.unsure)
        unsure = self._unsure(pool, ends.normal)
        if unsure:
            return Fate(Verdict.GIVEN_UP, reason=unsure)
        others = [w.pools[pool].keeper for w in ends.normal]
        if others and all(k is not None and k.ends for k in others):
            return self._released(pool, self._how(pool, ends))
        holder, ending = holders[0], verdicts[0]
        if at_module and holder.kind is HolderKind.GLOBAL and not ending.released:
            return self._module_level(pool, holder, ends, used=ending.used_in_functions)
        if ending.released:
            return self._lost(Loss.NOT_JOINED, self.story.stored(pool, holder))
        if holder.kind is HolderKind.OTHER:
            return Fate(Verdict.GIVEN_UP, reason=f"stored on an object's {holder.name}")
        if protocol.process_wide and holder.kind in _LASTING:
            return self._lost(Loss.PROCESS_WIDE, self.story.stored(pool, holder))
        return self._lost(Loss.UNOWNED, self.story.stored(pool, holder))

    def _module_level(self, pool: int, holder: Holder, ends: _Ends, *, used: bool) -> Fate:
        """A module variable that no function ends: what the module's own code does decides."""
        fate = self._local(pool, ends)
        if fate.verdict is not Verdict.LEAKED:
            return fate
        protocol = self.frame.births[pool].protocol
        if protocol.process_wide:
            return self._lost(Loss.PROCESS_WIDE, self.story.stored(pool, holder))
        if used and fate.loss is Loss.NEVER_RELEASED:
            return self._lost(Loss.UNOWNED, self.story.stored(pool, holder))
        return fate

    # --- local -----------------------------------------------------------------------------

    def _local(self, pool: int, ends: _Ends) -> Fate:
        """A pool that only this function knows."""
        unsure = self._unsure(pool, ends.normal + ends.raised)
        if unsure:
            return Fate(Verdict.GIVEN_UP, reason=unsure)
        owed = [w for w in ends.normal if w.pools[pool].owed]
        plain = [w for w in owed if not w.pools[pool].excepted]
        rebound = [w for p, _, w in self.frame.overwritten if p == pool]
        running = [w for w in rebound if w.pools[pool].state is State.OPEN]
        closed = all(w.pools[pool].state is State.CLOSED for w in plain)
        if plain and not (running and closed):
            return self._on_path(pool, plain, ends.normal)
        if rebound:
            return self._rebound(pool, rebound)
        records = [w.pools[pool] for w in ends.normal]
        if any(h.keeper == ONLY_CLOSED and h.state is State.OPEN for h in records):
            return self._not_joined(pool, tuple(self.story.birth(pool)))
        excepted = [w for w in owed if w.pools[pool].state is State.OPEN]
        if excepted or self._escaping(pool, ends):
            return self._on_exception(pool, excepted, ends)
        return self._released(pool, self._how(pool, ends))

    def _on_path(self, pool: int, owed: list[World], normal: list[World]) -> Fate:
        """Owed at the normal exit, without any exception on the way."""
        exit_node = self.frame.graph.exit
        running = [w for w in owed if w.pools[pool].state is State.OPEN]
        if not running:
            return self._not_joined(pool, self.story.steps(self.found, exit_node, owed[0], pool))
        steps = self.story.steps(self.found, exit_node, running[0], pool)
        others = any(not w.pools[pool].owed for w in normal)
        if others or self.frame.releases.get(pool):
            return self._lost(Loss.PATH, steps)
        return self._lost(Loss.NEVER_RELEASED, steps)

    def _rebound(self, pool: int, worlds: list[World]) -> Fate:
        """The site runs again while its last pool is still owed."""
        running = [w for w in worlds if w.pools[pool].state is State.OPEN]
        world = (running or worlds)[0]
        steps = self.story.steps(self.found, pool, world, pool)
        if not running:
            return self._not_joined(pool, steps)
        ended = bool(self.frame.releases.get(pool))
        if world.pools[pool].excepted:
            return self._lost(Loss.EXCEPTION if ended else Loss.NEVER_RELEASED, steps)
        return self._lost(Loss.PATH if ended else Loss.NEVER_RELEASED, steps)

    def _on_exception(self, pool: int, excepted: list[World], ends: _Ends) -> Fate:
        """Owed only where an exception was raised.

        Code that never comes to its end shows by what an exception leaves behind who has the pool.
        """
        if any(w.pools[pool].keeper is not None for w in ends.normal or ends.raised):
            return self._released(pool, self._how(pool, ends))
        graph = self.frame.graph
        escaping = self._escaping(pool, ends)
        if self.frame.coarse and self.frame.releases.get(pool):
            excepted, escaping = (
                [],
                [w for w in escaping if self.story.is_straight(self.found, w, pool)],
            )
            if not escaping:
                return _TOO_MANY
        node, world = (graph.exit, excepted[0]) if excepted else (graph.raised, escaping[0])
        steps = self.story.steps(self.found, node, world, pool)
        if not self.frame.releases.get(pool):
            return self._lost(Loss.NEVER_RELEASED, steps)
        culprit = self.story.culprit(self.found, node, world, pool)
        return self._lost(Loss.EXCEPTION, steps, culprit)

    def _escaping(self, pool: int, ends: _Ends) -> list[World]:
        """The worlds in which an exception leaves the function with the pool still running.

        Out of a module it ends the process, and the process ends the pool.
        """
        if self.frame.function == MODULE:
            return []
        return [w for w in ends.raised if _running(w.pools[pool])]

    def _not_joined(self, pool: int, steps: tuple[Note, ...]) -> Fate:
        return replace(self._lost(Loss.NOT_JOINED, steps), drained=not self._may_queue(pool))

    def _may_queue(self, pool: int) -> bool:
        """Whether work can be left in a pool: some call may have given it any and not waited."""
        protocol = self.frame.births[pool].protocol
        for number, node in enumerate(self.frame.graph.nodes):
            if not isinstance(node.op, Call):
                continue
            for world in self.found.at(number):
                callee = self.frame.read(world, node.op.func)
                if isinstance(callee, Method) and pool in callee.ids:
                    streams = callee.name in protocol.streams
                    if streams and is_gone_through(self.frame.graph, node.op.dst):
                        continue
                    if callee.name in protocol.submits - protocol.waits:
                        return True
                elif any(
                    pool in _reached(self.frame.read(world, place)) for place in node.op.arguments
                ):
                    return True
        return False

    # --- results ---------------------------------------------------------------------------

    def _unsure(self, pool: int, worlds: list[World]) -> str:
        for world in worlds:
            keeper = world.pools[pool].keeper
            if keeper is not None and not keeper.sure:
                return keeper.why
        return ""

    def _how(self, pool: int, ends: _Ends) -> str:
        for world in ends.normal:
            keeper = world.pools[pool].keeper
            if keeper is not None:
                return keeper.why
        return ENDED if ends.normal else ENDLESS

    def _released(self, pool: int, reason: str) -> Fate:
        return Fate(Verdict.RELEASED, reason=reason, steps=self.story.releases(pool))

    def _lost(self, loss: Loss, steps: tuple[Note, ...], culprit: Note | None = None) -> Fate:
        return Fate(Verdict.LEAKED, loss, loss.value, steps, culprit)


def _reached(value: Value) -> frozenset[int]:
    """The pools that whoever is given a value can give work to."""
    return value.ids if isinstance(value, Method) else pools_in(value)


def _depends(fate: Fate) -> bool:
    """Whether a pool may be lost only on a path that conditions exclude."""
    straight = fate.loss is Loss.EXCEPTION and fate.culprit is not None
    return fate.loss in (Loss.PATH, Loss.EXCEPTION, Loss.NOT_JOINED) and not straight


def _running(held: Held) -> bool:
    return held.owed and held.state is State.OPEN
