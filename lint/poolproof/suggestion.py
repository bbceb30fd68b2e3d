"""What a misspelt word was probably meant to be."""

from __future__ import annotations

from collections.abc import Iterable


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a clause such as ``; did you mean 'select'?``, or nothing if no word is close."""
    from difflib import get_close_matches  # noqa: PLC0415 - only mistakes need it

    spellings = {each.lower(): each for each in known}
    close = get_close_matches(word.lower(), spellings, n=1, cutoff=0.6)
    return f"; did you mean {spellings[close[0]]!r}?" if close else ""
