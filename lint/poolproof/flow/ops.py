"""The operations that a function is lowered to.

A *place* is a string: a variable (``pool``), a chain of attributes that starts at a variable
(``self._pool``), or a temporary (``%3``). An operation reads places and writes at most one; what
it can do to control flow is on the edges that leave its node (``poolproof.flow.graph``).
"""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

Place: TypeAlias = str

RETURN_PLACE: Place = "%return"


class Nothing(Struct, frozen=True):
    """A join point, or a statement without effect on what is tracked."""

    why: str = ""


class Const(Struct, frozen=True):
    """``dst`` becomes a constant."""

    dst: Place
    value: object


class Copy(Struct, frozen=True):
    """An assignment: ``dst`` becomes what ``src`` is, or something unknown."""

    dst: Place
    src: Place | None
    keeps: bool = False


class GetAttr(Struct, frozen=True):
    """``dst`` becomes an attribute of something that is no plain variable."""

    dst: Place
    src: Place
    name: str


class SetAttr(Struct, frozen=True):
    """An attribute of something that is no plain variable becomes ``src``."""

    obj: Place
    name: str
    src: Place


class GetItem(Struct, frozen=True):
    """``dst`` becomes an element of ``src``; ``index`` is its constant index, if it has one."""

    dst: Place
    src: Place
    index: object = None


class SetItem(Struct, frozen=True):
    """An element of ``obj`` becomes ``src``."""

    obj: Place
    src: Place
    index: object = None


class Build(Struct, frozen=True):
    """``dst`` becomes a new tuple, list, set or dict of the items."""

    dst: Place
    kind: str
    items: tuple[Place, ...]


class Unpack(Struct, frozen=True):
    """``src`` is spread over the places of ``dsts``."""

    dsts: tuple[Place, ...]
    src: Place


class Call(Struct, frozen=True):
    """``dst`` becomes the result of a call.

    For a method call ``recv`` is the receiver and ``method`` the attribute's name; ``func`` is the
    place of the callee in every case, so that aliases and bound methods can be followed.
    """

    dst: Place
    func: Place
    recv: Place | None
    method: str | None
    args: tuple[Place, ...]
    kwargs: tuple[tuple[str, Place], ...]
    spread: tuple[Place, ...] = ()

    @property
    def arguments(self) -> tuple[Place, ...]:
        """Every place that is handed over, however it is passed."""
        return self.args + tuple(place for _, place in self.kwargs) + self.spread


class Iterate(Struct, frozen=True):
    """The head of a loop: an element of ``src`` goes to ``dst``, or the loop is done.

    ``deferred`` is the loop of a generator expression that is kept or returned: it runs later.
    """

    dst: Place
    src: Place
    deferred: bool = False


class Branch(Struct, frozen=True):
    """A branch on a condition.

    ``negated`` says that the code asks the opposite (``is not None``); ``computes`` that the answer
    is only a value there, and no way is chosen by it.
    """

    condition: Condition
    negated: bool = False
    computes: bool = False


class Enter(Struct, frozen=True):
    """``with src as dst``: the manager is entered."""

    dst: Place
    src: Place


class Exit(Struct, frozen=True):
    """The manager is left; ``raising`` while an exception is on its way."""

    src: Place
    raising: bool


class Return(Struct, frozen=True):
    """The function's result is ``src``; it leaves through whatever ``finally`` is in the way."""

    src: Place | None


class Raise(Struct, frozen=True):
    """An explicit ``raise`` or a failing ``assert``."""

    src: Place | None
    assertion: bool = False


class Yield(Struct, frozen=True):
    """``src`` is handed out and the function may never be resumed."""

    dst: Place
    src: Place | None
    delegate: bool = False


class Await(Struct, frozen=True):
    """``dst`` becomes what awaiting ``src`` gives."""

    dst: Place
    src: Place


class Closure(Struct, frozen=True):
    """A nested function or lambda comes to life; ``index`` is its number in the module."""

    dst: Place
    index: int


class Delete(Struct, frozen=True):
    """``del place``."""

    place: Place


class Forget(Struct, frozen=True):
    """The end of a statement: its temporaries are dead."""

    places: tuple[Place, ...]


class Condition(Struct, frozen=True):
    """What a branch asks.

    ``kind`` is ``truth`` (of ``place``), ``none`` (``place is None``), ``same`` (``place`` is the
    truth value ``constant``), ``identical`` (``place`` and the place ``constant`` hold one object),
    ``bound`` (``place`` has been assigned), ``compare`` (``key`` against the number or string
    ``constant`` by ``operator``) or ``opaque``. ``key`` identifies the question between two
    branches as long as none of its ``roots`` is assigned; it is empty where asking twice can give
    two answers.
    """

    kind: str
    key: str = ""
    roots: frozenset[str] = frozenset()
    place: Place | None = None
    operator: str = ""
    constant: object = None


Op: TypeAlias = (
    Nothing
    | Const
    | Copy
    | GetAttr
    | SetAttr
    | GetItem
    | SetItem
    | Build
    | Unpack
    | Call
    | Iterate
    | Branch
    | Enter
    | Exit
    | Return
    | Raise
    | Yield
    | Await
    | Closure
    | Delete
    | Forget
)
