"""What the code around a creation does with a pool, as far as a repair has to know.

The analysis has followed the pool; a repair moves statements, and for that it matters where the
pool's name stands, and whether work may be unfinished when the last of them is done.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from msgspec import Struct

from poolproof.sdk import EATERS, Ground, Position, Protocol, Site, last_word
from poolproof_rules.fetching import (
    FETCHING,
    Work,
    consumption,
    fetches_all,
    kept_as,
    streams,
    work_of,
)
from poolproof_rules.statements import called

_AT_ONCE = frozenset({"all", "any", "as_completed", "wait", *EATERS})
_LOOKING = frozenset({"id", "isinstance", "print", "repr", "str", "type"})


class Usage(Struct, frozen=True):
    """A pool that is bound to a local name, and all that happens to it in one block."""

    ground: Ground
    protocol: Protocol
    creation: Position
    name: str
    mentions: tuple[ast.Name, ...]

    @classmethod
    def of(cls, ground: Ground, site: Site) -> Usage | None:
        """The usage, if the name means nothing but this pool, and only below its creation."""
        call = ground.call(site.call)
        creation = ground.position(call) if call is not None else None
        if call is None or creation is None:
            return None
        target = _target(creation.statement, call)
        scope = ground.scope(call)
        if target is None or isinstance(scope, ast.ClassDef):
            return None
        found = [
            node
            for node in ground.mentions(scope, target.id)
            if not _is_another(ground, scope, node, target.id)
        ]
        mentions = tuple(node for node in found if isinstance(node, ast.Name))
        if len(mentions) < len(found):
            return None  # declared global, or a parameter
        others = tuple(node for node in mentions if node is not target)
        if not all(_is_read_in(ground, scope, node) for node in others):
            return None
        below = set(creation.after())
        if not all(any(each in below for each in ground.around(node)) for node in others):
            return None
        return cls(ground, site.protocol, creation, target.id, others)

    @property
    def last(self) -> int:
        """The number of the last statement that needs the pool or what it handed out."""
        waiting = [n for n in self.mentions if self._work(n) in (Work.FETCHED, Work.PENDING)]
        needed = {*self.mentions, *self._uses_of(waiting)}
        block = self.creation.block
        return max(
            (
                number
                for number in range(self.creation.index + 1, len(block))
                if any(node in needed for node in ast.walk(block[number]))
            ),
            default=self.creation.index,
        )

    @property
    def work(self) -> Work:
        """What may be unfinished behind the last use."""
        return max((self._work(node) for node in self.mentions), default=Work.DONE)

    def body(self, end: int) -> list[ast.stmt]:
        """The statements after the creation, up to a number."""
        return self.creation.block[self.creation.index + 1 : end + 1]

    def release(self) -> tuple[int, int] | None:
        """The first and the last of the statements in the block that end the pool.

        They stand side by side, and there is only one such group.
        """
        numbers = [
            number
            for number in range(self.creation.index + 1, len(self.creation.block))
            if called(self.creation.block[number], self.name) in self.protocol.moves
        ]
        if not numbers or numbers != list(range(numbers[0], numbers[-1] + 1)):
            return None
        return numbers[0], numbers[-1]

    def gets_away(self) -> bool:
        """Whether the pool, or what it has promised, may be needed longer than its name is."""
        promised = [each for each in self.mentions if self._work(each) is Work.PENDING]
        asked = [n for n in promised if isinstance(self.ground.parent(n), ast.Attribute)]
        results = [self._product(each) for each in asked] + self._uses_of(asked)
        return any(map(self._leaves, results)) or not all(map(self._is_used, self.mentions))

    def _is_used(self, mention: ast.Name) -> bool:
        """Whether it is given to a call, or asked for what goes nowhere else."""
        outer = self.ground.parent(mention)
        if not isinstance(outer, ast.Attribute):
            given = isinstance(outer, ast.Call) and outer.func is not mention
            return given or isinstance(outer, ast.keyword)
        asked = self.ground.parent(outer)
        called_there = isinstance(asked, ast.Call) and asked.func is outer
        if called_there and self._is_lazy(asked):
            return False
        if called_there or outer.attr not in self.protocol.submits:
            return True
        return bool(kept_as(self.ground, outer))  # else who knows who will call it, and when

    def _is_lazy(self, call: ast.AST | None) -> bool:
        """Whether a generator makes the call, and nobody knows when."""
        around = self.ground.around(call) if call is not None else ()
        lazy = next((n for n in around if isinstance(n, ast.GeneratorExp)), None)
        if lazy is None or kept_as(self.ground, lazy):
            return False
        outer = self.ground.parent(lazy)
        at_once = isinstance(outer, ast.Call) and last_word(outer.func) in _AT_ONCE
        return not at_once

    def _product(self, mention: ast.Name) -> ast.expr:
        """What the pool is used for there: a call with it or of its method, or the method."""
        part: ast.expr = mention
        for outer in self.ground.around(mention):
            if isinstance(outer, ast.keyword):
                continue
            method = isinstance(outer, ast.Attribute) and part is mention
            if not (method or isinstance(outer, ast.Call)):
                break
            assert isinstance(outer, ast.expr)
            part = outer
            if isinstance(outer, ast.Call):
                break
        return part

    def _leaves(self, node: ast.AST) -> bool:
        outer = self.ground.parent(node)
        while isinstance(outer, (ast.Tuple, ast.List, ast.Dict, ast.ListComp, ast.Starred)):
            outer = self.ground.parent(outer)
        return isinstance(outer, (ast.Return, ast.Yield, ast.YieldFrom)) or (
            isinstance(outer, ast.Assign) and not isinstance(outer.targets[0], ast.Name)
        )

    # --- work ------------------------------------------------------------------------------

    def _work(self, mention: ast.Name) -> Work:
        attribute = self.ground.parent(mention)
        if isinstance(attribute, ast.Call) and last_word(attribute.func) in _LOOKING:
            return Work.DONE
        if not isinstance(attribute, ast.Attribute):
            return Work.PENDING
        call = self.ground.parent(attribute)
        if not (isinstance(call, ast.Call) and call.func is attribute):
            return Work.PENDING if attribute.attr in self.protocol.submits else Work.DONE
        if any(isinstance(each, ast.GeneratorExp) for each in self.ground.around(call)):
            return Work.PENDING  # nobody knows when, or whether, it runs
        work = work_of(self.ground, self.protocol, call, attribute.attr)
        if work is not Work.PENDING:
            return work
        name = kept_as(self.ground, call)
        stream = streams(attribute.attr) and isinstance(self.ground.parent(call), ast.Assign)
        return Work.FETCHED if name and self._is_fetched(name, stream=stream) else Work.PENDING

    def _is_fetched(self, name: str, *, stream: bool) -> bool:
        """Whether a later statement of the block fetches all the results with this name."""
        for statement in self.creation.after():
            for node in ast.walk(statement):
                if not (isinstance(node, ast.Name) and node.id == name):
                    continue
                position = self.ground.position(node)
                if position is None or position.block is not self.creation.block:
                    continue
                if stream and consumption(self.ground, node) is Work.DRAINED:
                    return True
                if not stream and fetches_all(self.ground, node):
                    return True
        return False

    def _uses_of(self, mentions: Sequence[ast.Name]) -> list[ast.expr]:
        """Where what was made of the pool in some places is mentioned again, or what has it."""
        names = {kept_as(self.ground, self._product(mention)) for mention in mentions}
        below = [n for each in self.creation.after() for n in ast.walk(each)]
        reads = [n for n in below if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)]
        while True:
            uses: list[ast.expr] = [node for node in reads if node.id in names]
            more = {kept_as(self.ground, each) for each in uses} - names
            if not more:
                return uses
            names |= more

    @property
    def is_bounded(self) -> bool:
        """Whether a result is asked with a timeout, behind which nobody cares for the work."""
        waiting = [n for n in self.mentions if self._work(n) is Work.PENDING]
        asked = [*self._uses_of(waiting), *map(self._product, waiting)]
        return any(self._is_asked_in_time(each) for each in asked)

    def _is_asked_in_time(self, result: ast.expr) -> bool:
        names = {id(result)}
        outer = self.ground.parent(result)
        if isinstance(outer, (ast.comprehension, ast.For)) and isinstance(outer.target, ast.Name):
            whole = outer if isinstance(outer, ast.For) else self.ground.parent(outer)
            assert whole is not None
            item = outer.target.id
            names |= {id(n) for n in ast.walk(whole) if isinstance(n, ast.Name) and n.id == item}
        return any(
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in (*FETCHING, "wait")
            and id(node.func.value) in names
            and bool(node.args or node.keywords)
            for each in self.creation.after()
            for node in ast.walk(each)
        )


def _target(statement: ast.stmt, call: ast.Call) -> ast.Name | None:
    """The name that a statement binds the value of a call to, if it does nothing else."""
    targets: list[ast.expr] = []
    if isinstance(statement, ast.Assign) and statement.value is call:
        targets = statement.targets
    elif isinstance(statement, ast.AnnAssign) and statement.value is call:
        targets = [statement.target]
    return targets[0] if len(targets) == 1 and isinstance(targets[0], ast.Name) else None


def _is_another(ground: Ground, scope: ast.AST, node: ast.AST, name: str) -> bool:
    """Whether a mention is of a variable that a function inside the scope has for itself."""
    for outer in ground.around(node):
        if outer is scope:
            return False
        if isinstance(outer, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            inside = list(ast.walk(outer))
            if any(isinstance(n, (ast.Global, ast.Nonlocal)) and name in n.names for n in inside):
                return False
            if any(_binds(each, name) for each in inside):
                return True
    return False


def _binds(node: ast.AST, name: str) -> bool:
    if isinstance(node, ast.Name):
        return node.id == name and not isinstance(node.ctx, ast.Load)
    return isinstance(node, ast.arg) and node.arg == name


def _is_read_in(ground: Ground, scope: ast.AST, node: ast.Name) -> bool:
    return isinstance(node.ctx, ast.Load) and ground.scope(node) is scope
