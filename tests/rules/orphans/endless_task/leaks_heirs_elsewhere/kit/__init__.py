"""What the rest of the project takes its workers from."""

from .background import Background

__all__ = ["Background"]
