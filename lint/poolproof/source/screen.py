"""Which files can matter: those that hold a word from which a pool could come.

A pool is created by calling a constructor, and a file that does so spells the last part of its
name, aliased or not (``from multiprocessing import Pool as P``), and that of the package it is in.
So a file without any of these words is put aside for the price of a read. One that has a
constructor's name alone (there are many things called ``Pool``) can only have it from a file of the
project, and waits until one turns out to give it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from enum import IntFlag
from functools import cached_property

from msgspec import Struct

from poolproof.finding import CheckError, ErrorKind
from poolproof.source.discovery import SourceFile, reason
from poolproof.source.text import is_wide
from poolproof.typestate.protocol import Protocol

# What a file must hold for its comments to be read: one of our own allowances or a code of ours.
# No run of a hook should wait for this to be compiled if it comes to no such file.
_COMMENTS = rb"#[ \t]*poolproof[ \t]*:|#[ \t]*(?i:noqa)[ \t]*:[^\r\n]*\bPP\d"


_FEW = 4  # words that are each looked for by themselves
_SHORT = 4  # letters: ``pool`` is still rare enough, ``ex`` is in every line


class Vocabulary(Struct, frozen=True, dict=True):
    """The words that make a file a candidate.

    ``functions`` are those of functions that start workers, ``packages`` where these come from.
    """

    words: frozenset[str]
    origins: frozenset[str] = frozenset()
    functions: frozenset[str] = frozenset()
    packages: frozenset[str] = frozenset()

    @classmethod
    def of(cls, protocols: Iterable[Protocol]) -> Vocabulary:
        """Take the last part of every constructor's name, and for its origin the first."""
        protocols = tuple(protocols)
        names = [name for protocol in protocols for name in protocol.constructors]
        called = [name for protocol in protocols for name in protocol.functions]
        return cls(
            frozenset(name.rpartition(".")[2] for name in names),
            frozenset(name.partition(".")[0] for name in names),
            frozenset(name.rpartition(".")[2] for name in called),
            frozenset(name.partition(".")[0] for name in called),
        )

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """One expression that finds any of the words, whole."""
        return _whole(self.words)

    @cached_property
    def _plain(self) -> tuple[bytes, ...]:
        return _stems(self.words)

    @cached_property
    def _stems(self) -> tuple[bytes, ...]:
        return tuple(map(re.escape, self._plain))

    @cached_property
    def _hint(self) -> re.Pattern[bytes]:
        # Words of one initial cost one search for that letter: a fifth of what theirs would cost.
        return re.compile(b"|".join(self._stems) or rb"(?!)")

    @cached_property
    def _any_hint(self) -> re.Pattern[bytes]:
        return re.compile(b"|".join((*self._stems, rb"PP\d")))

    def passes_over(self, data: bytes) -> bool:
        """Whether a file has none of our words, nor of our codes: most have not."""
        if self._any_hint.search(data) is not None or b"poolproof" in data:
            return False
        return not any(package in data for package in self._called)

    @cached_property
    def _called(self) -> tuple[bytes, ...]:
        # Looking for a package or two costs a tenth of what looking for their functions would.
        return _stems(self.packages)

    @cached_property
    def _calls(self) -> re.Pattern[bytes]:
        return _whole(self.functions)

    def _names_function(self, data: bytes) -> bool:
        """Whether a file with these bytes can call a function that starts workers."""
        hinted = any(package in data for package in self._called)
        return hinted and self._calls.search(data) is not None

    def admits(self, data: bytes) -> bool:
        """Whether a file with these bytes can create a pool, or have one created."""
        return self._creates(data) or self._names_function(data)

    def _creates(self, data: bytes) -> bool:
        # The expression takes some thirty times as long as the stems of its words, and most files
        # hold none of them; so it is only asked about the words around those.
        if len(self._plain) <= _FEW:
            return any(self._holds(data, stem) for stem in self._plain)
        if any(len(stem) < _SHORT for stem in self._stems):
            return self.pattern.search(data) is not None  # every file is full of those
        return any(
            self.pattern.match(data, _start_of_word(data, found.start()))
            for found in self._hint.finditer(data)
        )

    def _holds(self, data: bytes, stem: bytes) -> bool:
        at = data.find(stem)
        while at >= 0:
            if self.pattern.match(data, _start_of_word(data, at)):
                return True
            at = data.find(stem, at + len(stem))
        return False

    @cached_property
    def _packages(self) -> Vocabulary:
        return Vocabulary(self.origins)

    def has_origin(self, data: bytes) -> bool:
        """Whether a file with these bytes can name a package that has pools."""
        # Whole, as there is a ``ray`` in every ``array``.
        return self._packages.admits(data) or self._names_function(data)


def _whole(words: frozenset[str]) -> re.Pattern[bytes]:
    """One expression that finds any of the words, whole.

    ASCII rules say what a whole word is, so a letter outside ASCII next to a word does not hide it:
    that makes a candidate too many now and then, never one too few.
    """
    longest_first = sorted(map(re.escape, words - {""}), key=lambda word: (-len(word), word))
    if not longest_first:
        return re.compile(rb"(?!)")
    return re.compile(rb"(?<!\w)(?:" + "|".join(longest_first).encode() + rb")(?!\w)")


def _stems(words: frozenset[str]) -> tuple[bytes, ...]:
    """The shortest words that are contained in all others: ``Pool`` for ``ThreadPool``."""
    stems: list[str] = []
    for word in sorted(words - {""}, key=lambda word: (len(word), word)):  # no word is in all
        if not any(stem in word for stem in stems):
            stems.append(word)
    return tuple(stem.encode() for stem in stems)


def _start_of_word(data: bytes, at: int) -> int:
    while at and (data[at - 1 : at].isalnum() or data[at - 1 : at] == b"_"):
        at -= 1
    return at


def may_allow(data: bytes) -> bool:
    """Whether a file with these bytes can hold an allowance that has to be accounted for."""
    return re.search(_COMMENTS, data) is not None


class Screening(Struct, frozen=True):
    """The files that can matter, those whose comments have to be accounted for, and errors.

    ``kin`` are files that can only have a pool's name from another file of the project.
    """

    candidates: tuple[SourceFile, ...]
    kin: tuple[SourceFile, ...]
    allowing: tuple[SourceFile, ...]
    errors: tuple[CheckError, ...]


class Kind(IntFlag):
    """What a file can be to a run; most are nothing."""

    NOTHING = 0
    CANDIDATE = 1
    KIN = 2
    ALLOWING = 4


def kind_of(data: bytes, vocabulary: Vocabulary) -> Kind:
    """Say what a file with these bytes can be."""
    if vocabulary.passes_over(data):
        return Kind.CANDIDATE if is_wide(data) else Kind.NOTHING
    kind = Kind.NOTHING
    if vocabulary.admits(data):
        kind = Kind.CANDIDATE if vocabulary.has_origin(data) else Kind.KIN
    elif is_wide(data):
        kind = Kind.CANDIDATE  # to be told that it cannot be read
    return kind | Kind.ALLOWING if may_allow(data) else kind


def screen(files: Iterable[SourceFile], look: Callable[[SourceFile], Kind]) -> Screening:
    """Look at every file once; ``look`` may raise ``OSError``."""
    found: dict[Kind, list[SourceFile]] = {
        kind: [] for kind in (Kind.CANDIDATE, Kind.KIN, Kind.ALLOWING)
    }
    errors = []
    for file in files:
        try:
            kind = look(file)
        except OSError as error:
            errors.append(CheckError(file.shown, reason(error), ErrorKind.INPUT))
            continue
        if kind:
            for each, members in found.items():
                if kind & each:
                    members.append(file)
    candidates, kin, allowing = map(tuple, found.values())
    return Screening(candidates, kin, allowing, tuple(errors))
