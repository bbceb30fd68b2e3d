"""A second account of where control goes, to hold the graphs against.

It builds no graph. It walks a function backwards, from what comes next: the meaning of a statement
is the set of calls that control meets first when it is run, given where control goes when the
statement ends, breaks, continues, returns or raises. A call in a ``finally`` is told apart by the
way in which the ``finally`` was entered (its *ways*), since what follows it depends on that. In the
end what cannot be reached is dropped and the ways are forgotten.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from notation import Follow, Label, Relation, is_node, label_of

Point = tuple[Label, tuple[str, ...]]
Points = frozenset[Point]

_Comprehension = ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp
CATCH_ALL = ("Exception", "BaseException")


@dataclass(frozen=True)
class After:
    """Where control goes from here on."""

    next: Points
    raised: Points
    returned: Points
    broken: Points = frozenset()
    continued: Points = frozenset()
    ways: tuple[str, ...] = ()


class Account:
    """Walks one function; ``follows`` is what it learns about each call."""

    def __init__(self) -> None:
        self.follows: dict[Point, tuple[set[Point], set[Point]]] = {}

    def relation(self, body: Sequence[ast.stmt]) -> Relation:
        exit_, raised = frozenset({("exit", ())}), frozenset({("raised", ())})
        first = self.block(body, After(exit_, raised, exit_))
        relation: Relation = {"entry": Follow({label for label, _ in first})}
        seen: set[Point] = set(first)
        todo = list(first)
        while todo:
            point = todo.pop()
            if point not in self.follows:
                continue
            succ, raises = self.follows[point]
            follow = relation.setdefault(point[0], Follow())
            follow.succ |= {label for label, _ in succ}
            follow.raises |= {label for label, _ in raises}
            todo += (succ | raises) - seen
            seen |= succ | raises
        return relation

    # --- statements ------------------------------------------------------------------------

    def block(self, body: Sequence[ast.stmt], after: After) -> Points:
        first = after.next
        for statement in reversed(body):
            first = self.statement(statement, replace(after, next=first))
        return first

    def statement(self, node: ast.stmt, after: After) -> Points:
        method = getattr(self, f"after_{type(node).__name__.lower()}", None)
        if method is not None:
            return method(node, after)  # type: ignore[no-any-return]
        return self.in_order(list(ast.iter_child_nodes(node)), after.next, after)

    def after_assign(self, node: ast.Assign, after: After) -> Points:
        return self.in_order([node.value, *node.targets], after.next, after)

    def after_functiondef(self, node: ast.FunctionDef, after: After) -> Points:
        defaults = [d for d in [*node.args.defaults, *node.args.kw_defaults] if d is not None]
        return self.in_order([*node.decorator_list, *defaults], after.next, after)

    after_asyncfunctiondef = after_functiondef

    def after_classdef(self, node: ast.ClassDef, after: After) -> Points:
        first = self.block(node.body, after)
        return self.in_order([*node.decorator_list, *node.bases], first, after)

    def after_pass(self, node: ast.Pass, after: After) -> Points:
        return after.next

    def after_return(self, node: ast.Return, after: After) -> Points:
        if node.value is None:
            return after.returned
        return self.value(node.value, after.returned, after)

    def after_raise(self, node: ast.Raise, after: After) -> Points:
        parts = [part for part in (node.exc, node.cause) if part is not None]
        return self.in_order(parts, after.raised, after)

    def after_break(self, node: ast.Break, after: After) -> Points:
        return after.broken

    def after_continue(self, node: ast.Continue, after: After) -> Points:
        return after.continued

    def after_assert(self, node: ast.Assert, after: After) -> Points:
        fails = after.raised
        if node.msg is not None:
            fails = self.value(node.msg, fails, after)
        return self.test(node.test, after.next, fails, after)

    def after_if(self, node: ast.If, after: After) -> Points:
        return self.test(
            node.test, self.block(node.body, after), self.block(node.orelse, after), after
        )

    def after_while(self, node: ast.While, after: After) -> Points:
        over = self.block(node.orelse, after)

        def turn(head: Points) -> Points:
            inside = replace(after, next=head, broken=after.next, continued=head)
            return self.test(node.test, self.block(node.body, inside), over, after)

        return _fixpoint(turn)

    def after_for(self, node: ast.For, after: After) -> Points:
        over = self.block(node.orelse, after)

        def turn(head: Points) -> Points:
            inside = replace(after, next=head, broken=after.next, continued=head)
            return self.block(node.body, inside) | over

        return self.value(node.iter, _fixpoint(turn), after)

    after_asyncfor = after_for

    def after_with(self, node: ast.With, after: After) -> Points:
        return self.managed(node, 0, after)

    after_asyncwith = after_with

    def managed(self, node: ast.With, index: int, after: After) -> Points:
        """Any manager may swallow an exception; jumps pass it without a trace."""
        if index == len(node.items):
            return self.block(node.body, after)
        inside = replace(after, raised=after.raised | after.next)
        first = self.managed(node, index + 1, inside)
        return self.value(node.items[index].context_expr, first, after)

    def after_try(self, node: ast.Try, after: After) -> Points:
        if not node.finalbody:
            return self.guarded(node, after)

        def through(way: str, target: Points) -> Points:
            here = replace(after, next=target, ways=(*after.ways, way))
            return self.block(node.finalbody, here)

        inside = After(
            through("end", after.next),
            through("raise", after.raised),
            through("return", after.returned),
            through("break", after.broken),
            through("continue", after.continued),
            after.ways,
        )
        return self.guarded(node, inside)

    def guarded(self, node: ast.Try, after: After) -> Points:
        if not node.handlers:
            return self.block(node.body, after)
        landed: Points = frozenset()
        for handler in node.handlers:
            landed |= self.block(handler.body, after)
        if not any(_catches_all(handler) for handler in node.handlers):
            landed |= after.raised
        first_else = self.block(node.orelse, after)
        return self.block(node.body, replace(after, next=first_else, raised=landed))

    def after_match(self, node: ast.Match, after: After) -> Points:
        missed = after.next
        for case in reversed(node.cases):
            taken = self.block(case.body, after)
            wild = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
            if case.guard is not None:
                taken = self.test(case.guard, taken, missed, after)
            missed = taken if wild else taken | missed
        return self.value(node.subject, missed, after)

    # --- expressions -----------------------------------------------------------------------

    def in_order(self, nodes: Sequence[ast.AST], following: Points, after: After) -> Points:
        for node in reversed(nodes):
            if isinstance(node, ast.expr):
                following = self.value(node, following, after)
            elif isinstance(node, ast.keyword | ast.FormattedValue):
                following = self.value(node.value, following, after)
        return following

    def call(self, node: ast.Call, following: Points, after: After) -> Points:
        point = (label_of(node), after.ways)
        succ, raises = self.follows.setdefault(point, (set(), set()))
        succ |= following
        raises |= after.raised
        return frozenset({point})

    def value(self, node: ast.expr, following: Points, after: After) -> Points:
        if isinstance(node, ast.Call) and is_node(node):
            return self.call(node, following, after)
        if isinstance(node, ast.BoolOp):
            first = self.value(node.values[-1], following, after)
            for operand in reversed(node.values[:-1]):
                first = self.value(operand, first | following, after)
            return first
        if isinstance(node, ast.IfExp):
            then = self.value(node.body, following, after)
            return self.test(node.test, then, self.value(node.orelse, following, after), after)
        if isinstance(node, _Comprehension):
            return self.comprehension(node, 0, following, after)
        if isinstance(node, ast.Lambda):
            defaults = [d for d in [*node.args.defaults, *node.args.kw_defaults] if d is not None]
            return self.in_order(defaults, following, after)
        return self.in_order(list(ast.iter_child_nodes(node)), following, after)

    def comprehension(
        self,
        node: _Comprehension,
        index: int,
        following: Points,
        after: After,
    ) -> Points:
        if index == len(node.generators):
            parts = [node.key, node.value] if isinstance(node, ast.DictComp) else [node.elt]
            return self.in_order(parts, following, after)
        generator = node.generators[index]

        def turn(head: Points) -> Points:
            first = self.comprehension(node, index + 1, head, after)
            for test in reversed(generator.ifs):
                first = self.test(test, first, head, after)
            return first | following

        return self.value(generator.iter, _fixpoint(turn), after)

    def test(self, node: ast.expr, then: Points, other: Points, after: After) -> Points:
        if isinstance(node, ast.Constant):
            return then if node.value else other
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            return self.test(node.operand, other, then, after)
        if isinstance(node, ast.BoolOp):
            for operand in reversed(node.values):
                if isinstance(node.op, ast.And):
                    then = self.test(operand, then, other, after)
                else:
                    other = self.test(operand, then, other, after)
            return then if isinstance(node.op, ast.And) else other
        return self.value(node, then | other, after)


def _fixpoint(turn: Callable[[Points], Points]) -> Points:
    """What a loop meets first, which depends on what its own next turn meets first."""
    head: Points = frozenset()
    while True:
        again = turn(head)
        if again == head:
            return head
        head = again


def _catches_all(handler: ast.ExceptHandler) -> bool:
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or getattr(kind, "id", "") in CATCH_ALL for kind in kinds)
