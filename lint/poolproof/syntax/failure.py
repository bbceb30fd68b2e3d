"""The one error that reading a file can end in."""

from __future__ import annotations


class ParseFailure(Exception):  # noqa: N818 - a result that callers report, not a defect of theirs
    """The text is not Python that can be read. Line and column are 1-based, in code points."""

    def __init__(self, message: str, line: int, column: int) -> None:
        super().__init__(message, line, column)  # all, so that it can be pickled
        self.message = message
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.line}:{self.column}: {self.message}"
