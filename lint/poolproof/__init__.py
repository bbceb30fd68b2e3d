"""poolproof: finds worker pools that leak, lose work or leave orphaned processes."""

__version__ = "0.1.0"
