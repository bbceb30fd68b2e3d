"""Windows: whether the keys that a worker looks for are those of a window which it shows.

Its user sees it, and closes it; a worker that looks for keys without one is left behind unseen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from poolproof.tasks.conduct.examination import Examination

_OPENING = ("imshow(", "namedWindow(", "set_mode(")


def has_window(examined: Examination) -> bool:
    """Whether the modules of a function, and of what it calls, open a window."""
    own = examined.value.ref
    return any(ref.module.says(*_OPENING) for ref in {own, *examined.touched()})
