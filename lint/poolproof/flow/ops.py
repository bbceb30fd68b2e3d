"""The operations that a function is lowered to.

A *place* is a string: a variable (``pool``), a chain of attributes that starts at a variable
(``self._pool``), or a temporary (``%3``). An operation reads places and writes at most one; what
it can do to control flow is on the edges that leave its node (``poolproof.flow.graph``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

Place: TypeAlias = str

RETURN_PLACE: Place = "%return"


@dataclass(frozen=True, slots=True)
class Nothing:
    """A join point, or a statement without effect on what is tracked."""

    why: str = ""


@dataclass(frozen=True, slots=True)
class Const:
    """``dst`` becomes a constant."""

    dst: Place
    value: object


@dataclass(frozen=True, slots=True)
class Copy:
    """An assignment: ``dst`` becomes what ``src`` is, or something unknown."""

    dst: Place
    src: Place | None
    keeps: bool = False


@dataclass(frozen=True, slots=True)
class GetAttr:
    """``dst`` becomes an attribute of something that is no plain variable."""

    dst: Place
    src: Place
    name: str


@dataclass(frozen=True, slots=True)
class SetAttr:
    """An attribute of something that is no plain variable becomes ``src``."""

    obj: Place
    name: str
    src: Place


@dataclass(frozen=True, slots=True)
class GetItem:
    """``dst`` becomes an element of ``src``; ``index`` is its constant index, if it has one."""

    dst: Place
    src: Place
    index: object = None


@dataclass(frozen=True, slots=True)
class SetItem:
    """An element of ``obj`` becomes ``src``."""

    obj: Place
    src: Place
    index: object = None


@dataclass(frozen=True, slots=True)
class Build:
    """``dst`` becomes a new tuple, list, set or dict of the items."""

    dst: Place
    kind: str
    items: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Unpack:
    """``src`` is spread over the places of ``dsts``."""

    dsts: tuple[Place, ...]
    src: Place


@dataclass(frozen=True, slots=True)
class Call:
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


@dataclass(frozen=True, slots=True)
class Iterate:
    """The head of a loop: an element of ``src`` goes to ``dst``, or the loop is done.

    ``deferred`` is the loop of a generator expression that is kept or returned: it runs later.
    """

    dst: Place
    src: Place
    deferred: bool = False


@dataclass(frozen=True, slots=True)
class Branch:
    """A branch on a condition.

    ``negated`` says that the code asks the opposite (``is not None``); ``computes`` that the answer
    is only a value there, and no way is chosen by it.
    """

    condition: Condition
    negated: bool = False
    computes: bool = False


@dataclass(frozen=True, slots=True)
class Enter:
    """``with src as dst``: the manager is entered."""

    dst: Place
    src: Place


@dataclass(frozen=True, slots=True)
class Exit:
    """The manager is left; ``raising`` while an exception is on its way."""

    src: Place
    raising: bool


@dataclass(frozen=True, slots=True)
class Return:
    """The function's result is ``src``; it leaves through whatever ``finally`` is in the way."""

    src: Place | None


@dataclass(frozen=True, slots=True)
class Raise:
    """An explicit ``raise`` or a failing ``assert``."""

    src: Place | None
    assertion: bool = False


@dataclass(frozen=True, slots=True)
class Yield:
    """``src`` is handed out and the function may never be resumed."""

    dst: Place
    src: Place | None
    delegate: bool = False


@dataclass(frozen=True, slots=True)
class Await:
    """``dst`` becomes what awaiting ``src`` gives."""

    dst: Place
    src: Place


@dataclass(frozen=True, slots=True)
class Closure:
    """A nested function or lambda comes to life; ``index`` is its number in the module."""

    dst: Place
    index: int


@dataclass(frozen=True, slots=True)
class Delete:
    """``del place``."""

    place: Place


@dataclass(frozen=True, slots=True)
class Forget:
    """The end of a statement: its temporaries are dead."""

    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Condition:
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
