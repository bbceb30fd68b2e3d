"""Questions: what a path knows of their answers, and what it learns by taking a side."""

from __future__ import annotations

from msgspec import Struct

from poolproof.flow import conditions
from poolproof.flow.graph import Edge
from poolproof.flow.ops import Condition
from poolproof.syntax.scopes import MODULE
from poolproof.typestate.frame import Frame
from poolproof.typestate.reading import is_none, truth_of
from poolproof.typestate.store import Keeper, Known, Method, Pools, Results, Something, Value, World


class Answers(Struct, frozen=True):
    """Answers the conditions of one graph."""

    frame: Frame

    def branch(self, world: World, condition: Condition) -> list[tuple[Edge, World]]:
        """Both sides of a question, or the one side that this path can take."""
        world = self.asked_itself(world, condition)
        answer = self.known_answer(world, condition)
        return [
            (edge, self.learn(world, condition, answer=side))
            for edge, side in ((Edge.TRUE, True), (Edge.FALSE, False))
            if answer is None or answer is side
        ]

    def asked_itself(self, world: World, condition: Condition) -> World:
        """A test of a pool's own attributes: the code knows its state better than the analysis."""
        for root in (condition.place, *condition.roots):
            # Only a path can have written a pool: what the text says of a name is none.
            value, _ = self.frame.reader.written(world, root) if root else (None, False)
            if isinstance(value, Method) and not self.frame.is_operation(value.ids, value.name):
                keeper = Keeper(False, f"a test of its {value.name} decides what becomes of it")
                world = world.keep(value.ids, keeper)
        return world

    def known_answer(self, world: World, condition: Condition) -> bool | None:
        """What the store, or an earlier answer, says about a question."""
        place = condition.place
        value = self.frame.read(world, place) if place is not None else None
        if place == "__name__" and self._is_script(world):
            value = Known("__main__")
        answer = self.by_value(world, condition, value)
        if answer is None and condition.key:
            answer = world.answer(condition)
        return answer

    def _is_script(self, world: World) -> bool:
        """Whether this is a module that has started a pool by now: its author means it to be run.

        That a pool is started where nothing asks for ``__main__`` is a defect of another kind.
        """
        return self.frame.function == MODULE and any(held.owed for held in world.pools.values())

    def by_value(self, world: World, condition: Condition, value: Value) -> bool | None:
        """What the value of the tested place says."""
        match condition.kind:
            case "bound":
                return True if value is not None else None
            case "none":
                return is_none(value)
            case "identical":
                other, _ = self.frame.reader.written(world, str(condition.constant))
                fresh = isinstance(value, Pools) or isinstance(other, Pools)
                return value == other if fresh else None
            case "same":
                return _is_constant(value, condition.constant)
            case "compare":
                return _compares(value, condition)
            case "truth" if condition.place is not None:
                if condition.operator == "object" and isinstance(value, Something):
                    # ``given or Pool()``: what may stand for a pool is true unless it is None.
                    return True
                return truth_of(value)
        return None

    def learn(self, world: World, condition: Condition, *, answer: bool) -> World:
        """What the chosen side tells about the tested place and about later questions.

        A coarse search learns nothing.
        """
        if self.frame.coarse:
            return world
        place = condition.place
        if condition.kind == "none" and place is not None and self.frame.read(world, place) is None:
            facts = world.facts
            world = world.assign(place, Known(None) if answer else Something())
            world = World(world.env, world.pools, facts)
        true = condition.kind == "truth" and answer
        if true and place is not None and place[0] != "%" and self.frame.read(world, place) is None:
            world = World({**world.env, place: Something()}, world.pools, world.facts)
        if not condition.key:
            return world
        operator, constant = condition.kind, answer
        if condition.kind == "compare":
            operator = condition.operator if answer else conditions.NEGATION[condition.operator]
            return world.know((condition.key, condition.roots, operator, condition.constant))
        return world.know((condition.key, condition.roots, operator, constant))


def _is_constant(value: Value, constant: object) -> bool | None:
    """Whether a value is True, or is False."""
    if isinstance(value, Known):
        return value.value is constant
    return None if value is None or isinstance(value, (Something, Results)) else False


def _compares(value: Value, condition: Condition) -> bool | None:
    """The outcome of comparing a constant that a place holds."""
    if not isinstance(value, Known):
        return None
    if value.value is None and condition.operator in ("==", "!="):
        return condition.operator == "!="
    if isinstance(value.value, (int, float, str)):
        return conditions.holds(condition.operator, value.value, condition.constant)
    return None
