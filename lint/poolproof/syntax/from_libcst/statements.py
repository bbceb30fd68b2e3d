"""Statements."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import Any, NamedTuple

import libcst as cst

from poolproof.syntax.from_libcst.core import (
    deleted,
    expression,
    identifier,
    optional,
    pattern,
    statement,
    stored,
)
from poolproof.syntax.from_libcst.expressions import call_arguments
from poolproof.syntax.from_libcst.parameters import arguments, type_parameters
from poolproof.syntax.from_libcst.places import Places, Spot, between, end_of

_AUGMENTED: dict[type[cst.BaseAugOp], type[ast.operator]] = {
    cst.AddAssign: ast.Add,
    cst.BitAndAssign: ast.BitAnd,
    cst.BitOrAssign: ast.BitOr,
    cst.BitXorAssign: ast.BitXor,
    cst.DivideAssign: ast.Div,
    cst.FloorDivideAssign: ast.FloorDiv,
    cst.LeftShiftAssign: ast.LShift,
    cst.MatrixMultiplyAssign: ast.MatMult,
    cst.ModuloAssign: ast.Mod,
    cst.MultiplyAssign: ast.Mult,
    cst.PowerAssign: ast.Pow,
    cst.RightShiftAssign: ast.RShift,
    cst.SubtractAssign: ast.Sub,
}


def statements(nodes: Sequence[cst.CSTNode], at: Places) -> list[ast.stmt]:
    """Translate a sequence of lines and compound statements."""
    found: list[ast.stmt] = []
    for node in nodes:
        if isinstance(node, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
            found.extend(statement(small, at) for small in node.body)
        else:
            found.append(statement(node, at))
    return found


class _Block(NamedTuple):
    """What stands after a colon, and where it ends: after a semicolon if that is last."""

    body: list[ast.stmt]
    end: Spot


def _block(suite: cst.BaseSuite, at: Places) -> _Block:
    lines = suite.body if isinstance(suite, cst.IndentedBlock) else [suite]
    body = statements(lines, at)
    last = lines[-1]
    if isinstance(last, (cst.SimpleStatementLine, cst.SimpleStatementSuite)):
        semicolon = last.body[-1].semicolon
        if isinstance(semicolon, cst.Semicolon):
            return _Block(body, at.end(semicolon))
    return _Block(body, end_of(body[-1]))


def _block_or(clause: cst.Else | cst.Finally | None, before: _Block, at: Places) -> _Block:
    """Translate the clause if there is one; else an empty block that ends where ``before`` does."""
    return _block(clause.body, at) if clause else _Block([], before.end)


# --- simple statements ---------------------------------------------------------------------------


@statement.register(cst.Expr)
def value(node: cst.Expr, at: Places) -> ast.stmt:
    """Translate an expression that is a statement."""
    return ast.Expr(expression(node.value, at), **at.of(node))


@statement.register(cst.Pass)
def nothing(node: cst.Pass, at: Places) -> ast.stmt:
    """Translate ``pass``."""
    return ast.Pass(**at.of(node))


@statement.register(cst.Break)
def breaking(node: cst.Break, at: Places) -> ast.stmt:
    """Translate ``break``."""
    return ast.Break(**at.of(node))


@statement.register(cst.Continue)
def continuing(node: cst.Continue, at: Places) -> ast.stmt:
    """Translate ``continue``."""
    return ast.Continue(**at.of(node))


@statement.register(cst.Return)
def returning(node: cst.Return, at: Places) -> ast.stmt:
    """Translate ``return``."""
    return ast.Return(optional(node.value, at), **at.of(node))


@statement.register(cst.Raise)
def raising(node: cst.Raise, at: Places) -> ast.stmt:
    """Translate ``raise exc from cause``."""
    cause = expression(node.cause.item, at) if node.cause else None
    return ast.Raise(optional(node.exc, at), cause, **at.of(node))


@statement.register(cst.Assert)
def asserting(node: cst.Assert, at: Places) -> ast.stmt:
    """Translate ``assert test, message``."""
    return ast.Assert(expression(node.test, at), optional(node.msg, at), **at.of(node))


@statement.register(cst.Del)
def deleting(node: cst.Del, at: Places) -> ast.stmt:
    """Translate ``del``; a bare tuple is several targets."""
    target = deleted(node.target, at)
    if isinstance(target, ast.Tuple) and not node.target.lpar:
        return ast.Delete(target.elts, **between(at.start(node), end_of(target)))
    return ast.Delete([target], **at.of(node))


@statement.register(cst.Global)
def of_module(node: cst.Global, at: Places) -> ast.stmt:
    """Translate ``global``."""
    return ast.Global([identifier(item.name.value) for item in node.names], **at.of(node))


@statement.register(cst.Nonlocal)
def of_outer(node: cst.Nonlocal, at: Places) -> ast.stmt:
    """Translate ``nonlocal``."""
    return ast.Nonlocal([identifier(item.name.value) for item in node.names], **at.of(node))


# --- assignments ---------------------------------------------------------------------------------


@statement.register(cst.Assign)
def assign(node: cst.Assign, at: Places) -> ast.stmt:
    """Translate ``target = target = value``."""
    targets = [stored(target.target, at) for target in node.targets]
    return ast.Assign(targets, expression(node.value, at), **at.of(node))


@statement.register(cst.AnnAssign)
def annotate(node: cst.AnnAssign, at: Places) -> ast.stmt:
    """Translate ``target: annotation = value``."""
    target: Any = stored(node.target, at)
    annotation = expression(node.annotation.annotation, at)
    simple = int(isinstance(node.target, cst.Name) and not node.target.lpar)
    return ast.AnnAssign(target, annotation, optional(node.value, at), simple, **at.of(node))


@statement.register(cst.AugAssign)
def augment(node: cst.AugAssign, at: Places) -> ast.stmt:
    """Translate ``target += value`` and its like."""
    target: Any = stored(node.target, at)
    operator = _AUGMENTED[type(node.operator)]()
    return ast.AugAssign(target, operator, expression(node.value, at), **at.of(node))


@statement.register(cst.TypeAlias)
def alias(node: cst.TypeAlias, at: Places) -> ast.stmt:
    """Translate ``type name = value``; to an older Python that is an assignment."""
    name, target = stored(node.name, at), expression(node.value, at)
    place = between(at.start(node), at.outer_end(node.value))
    make: Any = getattr(ast, "TypeAlias", None)
    if make is None:
        return ast.Assign([name], target, **place)
    made: ast.stmt = make(name, value=target, **type_parameters(node.type_parameters, at), **place)
    return made


# --- imports -------------------------------------------------------------------------------------


@statement.register(cst.Import)
@statement.register(getattr(cst, "LazyImport", cst.Import))
def importing(node: cst.Import, at: Places) -> ast.stmt:
    """Translate ``import``, lazy or not."""
    return ast.Import(_aliases(node.names, at), **at.of(node))


@statement.register(cst.ImportFrom)
@statement.register(getattr(cst, "LazyImportFrom", cst.ImportFrom))
def importing_from(node: cst.ImportFrom, at: Places) -> ast.stmt:
    """Translate ``from module import``, lazy or not."""
    if isinstance(node.names, cst.ImportStar):
        names = [ast.alias("*", None, **at.of(node.names))]
    else:
        names = _aliases(node.names, at)
    module = _dotted(node.module) if node.module else None
    end = at.end(node.rpar) if node.rpar else end_of(names[-1])
    place = between(at.start(node), end)
    return ast.ImportFrom(module, names, len(node.relative), **place)


def _aliases(nodes: Sequence[cst.ImportAlias], at: Places) -> list[ast.alias]:
    return [ast.alias(_dotted(node.name), _as_name(node.asname), **at.of(node)) for node in nodes]


def _dotted(node: cst.BaseExpression) -> str:
    names: list[str] = []
    while isinstance(node, cst.Attribute):
        names.append(node.attr.value)
        node = node.value
    assert isinstance(node, cst.Name)
    return ".".join(identifier(name) for name in [node.value, *reversed(names)])


def _as_name(node: cst.AsName | None) -> str | None:
    if node is None:
        return None
    assert isinstance(node.name, cst.Name)
    return identifier(node.name.value)


# --- compound statements -------------------------------------------------------------------------


@statement.register(cst.If)
def branching(node: cst.If, at: Places) -> ast.stmt:
    """Translate ``if``, and in one loop the chain of ``elif`` after it."""
    chain = [node]
    while isinstance(chain[-1].orelse, cst.If):
        chain.append(chain[-1].orelse)
    last = chain.pop()
    made = _branch(last, _block(last.orelse.body, at) if last.orelse else None, at)
    for link in reversed(chain):
        made = _branch(link, _Block([made], end_of(made)), at)
    return made


def _branch(node: cst.If, orelse: _Block | None, at: Places) -> ast.If:
    block = _block(node.body, at)
    orelse = orelse or _Block([], block.end)
    place = between(at.start(node), orelse.end)
    return ast.If(expression(node.test, at), block.body, orelse.body, **place)


@statement.register(cst.While)
def looping(node: cst.While, at: Places) -> ast.stmt:
    """Translate ``while``."""
    block = _block(node.body, at)
    orelse = _block_or(node.orelse, block, at)
    place = between(at.start(node), orelse.end)
    return ast.While(expression(node.test, at), block.body, orelse.body, **place)


@statement.register(cst.For)
def iterating(node: cst.For, at: Places) -> ast.stmt:
    """Translate ``for``, asynchronous or not."""
    target, iterable = stored(node.target, at), expression(node.iter, at)
    block = _block(node.body, at)
    orelse = _block_or(node.orelse, block, at)
    make = ast.AsyncFor if node.asynchronous else ast.For
    place = between(at.start(node), orelse.end)
    return make(target, iterable, block.body, orelse.body, **place)


@statement.register(cst.With)
def managing(node: cst.With, at: Places) -> ast.stmt:
    """Translate ``with``, asynchronous or not."""
    block = _block(node.body, at)
    items = [_item(item, at) for item in node.items]
    make = ast.AsyncWith if node.asynchronous else ast.With
    return make(items, block.body, **between(at.start(node), block.end))


def _item(node: cst.WithItem, at: Places) -> ast.withitem:
    target = stored(node.asname.name, at) if node.asname else None
    return ast.withitem(expression(node.item, at), target)


@statement.register(cst.Try)
@statement.register(cst.TryStar)
def trying(node: cst.Try | cst.TryStar, at: Places) -> ast.stmt:
    """Translate ``try``; to an older Python ``except*`` is ``except``."""
    block = _block(node.body, at)
    handlers = [_handler(handler, at) for handler in node.handlers]
    before = _Block([], end_of(handlers[-1])) if handlers else block
    orelse = _block_or(node.orelse, before, at)
    final = _block_or(node.finalbody, orelse, at)
    make: Any = ast.Try if isinstance(node, cst.Try) else getattr(ast, "TryStar", ast.Try)
    place = between(at.start(node), final.end)
    made: ast.stmt = make(block.body, handlers, orelse.body, final.body, **place)
    return made


def _handler(node: cst.ExceptHandler | cst.ExceptStarHandler, at: Places) -> ast.ExceptHandler:
    block = _block(node.body, at)
    kind, place = optional(node.type, at), between(at.start(node), block.end)
    return ast.ExceptHandler(kind, _as_name(node.name), block.body, **place)


@statement.register(cst.Match)
def matching(node: cst.Match, at: Places) -> ast.stmt:
    """Translate ``match``."""
    blocks = [_block(case.body, at) for case in node.cases]
    cases = [_case(case, block, at) for case, block in zip(node.cases, blocks, strict=True)]
    place = between(at.start(node), blocks[-1].end)
    return ast.Match(expression(node.subject, at), cases, **place)


def _case(node: cst.MatchCase, block: _Block, at: Places) -> ast.match_case:
    return ast.match_case(pattern(node.pattern, at), optional(node.guard, at), block.body)


@statement.register(cst.FunctionDef)
def function(node: cst.FunctionDef, at: Places) -> ast.stmt:
    """Translate ``def``, asynchronous or not."""
    make: Any = ast.AsyncFunctionDef if node.asynchronous else ast.FunctionDef
    block = _block(node.body, at)
    made: ast.stmt = make(
        name=identifier(node.name.value),
        args=arguments(node.params, at),
        body=block.body,
        decorator_list=_decorators(node.decorators, at),
        returns=expression(node.returns.annotation, at) if node.returns else None,
        **type_parameters(node.type_parameters, at),
        **between(at.start(node), block.end),
    )
    return made


@statement.register(cst.ClassDef)
def classification(node: cst.ClassDef, at: Places) -> ast.stmt:
    """Translate ``class``."""
    bases, keywords = call_arguments([*node.bases, *node.keywords], at)
    block = _block(node.body, at)
    return ast.ClassDef(
        name=identifier(node.name.value),
        bases=bases,
        keywords=keywords,
        body=block.body,
        decorator_list=_decorators(node.decorators, at),
        **type_parameters(node.type_parameters, at),
        **between(at.start(node), block.end),
    )


def _decorators(nodes: Sequence[cst.Decorator], at: Places) -> list[ast.expr]:
    return [expression(node.decorator, at) for node in nodes]
