"""What a run leaves to the next one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

from poolproof.caching.searches import Index
from poolproof.caching.signatures import Signature
from poolproof.source.reads import Query
from poolproof.source.screen import Kind

if TYPE_CHECKING:
    from poolproof.examining import Examined


class Examination(Struct, frozen=True):
    """What came of files, and the state of the disk that it rests on.

    It holds as a whole or not at all: for all files, ``reads`` (no signature: there was no file),
    ``folders`` (digests of their listings) and ``searches`` (what each found) must be as they were.
    """

    examined: Mapping[str, Examined] = field(default_factory=dict)
    reads: Mapping[str, Signature | None] = field(default_factory=dict)
    folders: Mapping[str, str] = field(default_factory=dict)
    searches: Mapping[Query, tuple[str, ...]] = field(default_factory=dict)


class Record(Struct, frozen=True):
    """What files were screened to be, what came of them, and searches by folder.

    All paths are absolute.
    """

    kinds: Mapping[str, tuple[Signature, Kind]] = field(default_factory=dict)
    examination: Examination = Examination()
    indices: Mapping[str, Index] = field(default_factory=dict)
