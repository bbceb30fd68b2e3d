"""Addresses that a terminal can open."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from poolproof import registry


def page(code: str) -> str:
    """Return the address of the file that holds a rule's page and how it judges."""
    rule = registry.load().find(code)
    spec = importlib.util.find_spec(rule.module) if rule else None
    return Path(spec.origin).as_uri() if spec and spec.origin else ""
