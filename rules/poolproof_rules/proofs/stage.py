"""All that others need of the proofs: which there are, how to run one, what it looked like."""

from __future__ import annotations

from pathlib import Path

from .catalogue import catalogue, find
from .drawing import drawing, text
from .matrix import Measured, Session, recorded, sessions
from .proof import METHODS, Case, Implementation, Outcome, Proof, Side
from .run import Observation, StageError, run
from .watching import give_up

# What was once seen, for pages; written by the engine.
RECORDED = Path(__file__).with_name("recorded")

__all__ = [
    "METHODS",
    "RECORDED",
    "Case",
    "Implementation",
    "Measured",
    "Observation",
    "Outcome",
    "Proof",
    "Session",
    "Side",
    "StageError",
    "catalogue",
    "drawing",
    "find",
    "give_up",
    "recorded",
    "run",
    "sessions",
    "text",
]
