"""Start methods: whether a module says in its code that its workers are not forked."""

from __future__ import annotations

import re

from poolproof.linking.meanings import Module
from poolproof.source.remarks import InCode

OTHERS = InCode(re.compile(r"""(["'])(?:spawn|forkserver)\1"""))
SETS = InCode(re.compile(r"\bset_start_method\s*\("))


def names_another(module: Module) -> bool:
    """Whether a module names a start method that hands on no copies of what is open."""
    return module.shows(OTHERS)


def sets_another(module: Module) -> bool:
    """Whether a module sets a start method, and names one of those."""
    return module.shows(SETS) and names_another(module)
