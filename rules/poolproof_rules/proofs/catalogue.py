"""All proofs: every package in one of the four folders that has a ``PROOF``."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from .proof import Proof

FAMILIES = ("lifecycle", "results", "orphans", "startup")


@cache
def catalogue() -> tuple[Proof, ...]:
    """Import the declarations and return them in the order of the rules that they prove."""
    found: list[Proof] = []
    for family in FAMILIES:
        package = importlib.import_module(f"{__package__}.{family}")
        for entry in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            proof = importlib.import_module(entry.name).PROOF
            assert isinstance(proof, Proof), f"PROOF in {entry.name} is no Proof"
            found.append(proof)
    return tuple(sorted(found, key=lambda proof: (proof.rules, proof.name)))


def find(name: str) -> Proof | None:
    """Return the proof of this name, or None."""
    return next((proof for proof in catalogue() if proof.name == name), None)
