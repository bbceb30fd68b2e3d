"""What the package gives to others."""

from .services import Scale

__all__ = ["Scale"]
