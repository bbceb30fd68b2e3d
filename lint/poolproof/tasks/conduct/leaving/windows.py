"""Windows: whether the keys that a worker looks for are those of a window which it shows.

Its user sees it, and closes it; a worker that looks for keys without one is left behind unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from poolproof.linking.meanings import FunctionRef

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_OPENING = ("imshow(", "namedWindow(", "set_mode(")


def has_window(examined: Examination) -> bool:
    """Whether the module of a function opens a window, or what it calls in other modules."""
    own = examined.value.ref
    return own.module.says(*_OPENING) or any(
        _opens(ref) for ref in examined.touched() if ref.module is not own.module
    )


def _opens(ref: FunctionRef) -> bool:
    """Whether a function opens a window, or its class."""
    if not ref.module.says(*_OPENING):
        return False
    owner = ref.function.owner
    node = ref.function.node if owner is None else ref.module.names.classes[owner].node
    lines = ref.module.text.splitlines()[node.lineno - 1 : node.end_lineno]
    return any(word in line for line in lines for word in _OPENING)
