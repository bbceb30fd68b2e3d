"""What the analysis says about the checked code: the value types that every front end reads.

Lines are 1-based. Columns are 1-based and count Unicode code points; the end column is the one
*after* the last character, as in SARIF. Paths are as the caller gave them, with ``/``.
"""

from __future__ import annotations

from enum import Enum

from msgspec import Struct, field


class Severity(str, Enum):
    """How bad a finding is. Editors and CI formats map these to their own words."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Safety(str, Enum):
    """Whether a fix can change more than the defect it mends."""

    SAFE = "safe"
    UNSAFE = "unsafe"


class Span(Struct, frozen=True, order=True):
    """A stretch of source text, from its first character to the one after its last."""

    line: int
    column: int
    end_line: int
    end_column: int


class Note(Struct, frozen=True, order=True):
    """One step of a witness, or another place that belongs to a finding."""

    path: str
    span: Span
    message: str


class Reference(Struct, frozen=True):
    """A statement of a reference implementation that shows why a finding is one.

    ``path`` is absolute, ``shown`` what is short enough to be read; ``reason`` is the comment at
    that place, and ``address`` a link that opens it.
    """

    anchor: str
    path: str
    line: int
    shown: str
    reason: str = ""
    address: str = ""


class Edit(Struct, frozen=True):
    """Replace the text of ``span`` by ``content``."""

    span: Span
    content: str


class Fix(Struct, frozen=True):
    """Edits of one file that belong together, and whether they are safe."""

    safety: Safety
    title: str
    edits: tuple[Edit, ...]


class Finding(Struct, frozen=True):
    """One defect: where it is, what is claimed, the witness, and the remedy in a sentence.

    The rest says why to believe it, and is filled in for what is shown by
    ``poolproof.evidence.citing``: the lines of a reference, the command that runs the proof, the
    address of the rule's page.
    """

    code: str
    name: str
    severity: Severity
    path: str
    span: Span
    message: str
    notes: tuple[Note, ...] = ()
    remedy: str = ""
    fix: Fix | None = None
    references: tuple[Reference, ...] = ()
    proof: str = ""
    page: str = ""

    @property
    def sort_key(self) -> tuple[str, Span, str, str]:
        """The one order in which findings are shown, whatever order they were found in."""
        return (self.path, self.span, self.code, self.message)


class Fingerprint(Struct, frozen=True, order=True):
    """What a finding is known by when the file around it has changed.

    ``path`` is relative to the project, ``scope`` the qualified name of the function or class it is
    in, ``digest`` stands for the rule and the code itself, and ``turn`` counts equal ones.
    """

    path: str
    code: str
    scope: str
    digest: str
    turn: int = 0

    def __str__(self) -> str:
        """One word for all of it."""
        import hashlib  # noqa: PLC0415 - slow, and often not needed

        return hashlib.sha256(
            "\0".join((self.path, self.code, self.scope, self.digest, str(self.turn))).encode(
                "utf-8", "surrogateescape"
            )
        ).hexdigest()[:32]


class ErrorKind(str, Enum):
    """Whose fault an error is: it decides the exit code."""

    INPUT = "input"
    INTERNAL = "internal"


_FRAMES = 30


def traceback_of(crash: BaseException) -> str:
    """How our own code came to fail: the innermost calls, of which a recursion has thousands."""
    import traceback  # noqa: PLC0415 - no run should need it

    return "".join(traceback.format_exception(crash, limit=-_FRAMES))


class CheckError(Struct, frozen=True, order=True):
    """Something that kept a file (or one rule on a file) from being checked."""

    path: str
    message: str
    kind: ErrorKind = ErrorKind.INTERNAL
    detail: str = ""


class Statistics(Struct, frozen=True):
    """What was looked at and what became of each pool; silence must not look like proof.

    ``submissions`` are the calls that give a callable to a worker; ``unresolved`` counts those
    whose callable could not be followed, by reason. ``results`` come later from pools that drop
    what is not done when they end; ``unfollowed`` counts those that were given up, by reason.
    ``submissions`` and ``results`` are None if no active rule asks for them.
    """

    files: int = 0
    screened_out: int = 0
    analysed: int = 0
    pools: int = 0
    proven: int = 0
    flagged: int = 0
    given_up: int = 0
    reasons: dict[str, int] = field(default_factory=dict)
    submissions: int | None = 0
    unresolved: dict[str, int] = field(default_factory=dict)
    results: int | None = 0
    fetched: int = 0
    unfollowed: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: Statistics) -> Statistics:
        """The statistics of two disjoint sets of files together."""
        return Statistics(
            files=self.files + other.files,
            screened_out=self.screened_out + other.screened_out,
            analysed=self.analysed + other.analysed,
            pools=self.pools + other.pools,
            proven=self.proven + other.proven,
            flagged=self.flagged + other.flagged,
            given_up=self.given_up + other.given_up,
            reasons=_summed(self.reasons, other.reasons),
            submissions=_added(self.submissions, other.submissions),
            unresolved=_summed(self.unresolved, other.unresolved),
            results=_added(self.results, other.results),
            fetched=self.fetched + other.fetched,
            unfollowed=_summed(self.unfollowed, other.unfollowed),
        )


def _added(first: int | None, second: int | None) -> int | None:
    return None if first is None or second is None else first + second


def _summed(first: dict[str, int], second: dict[str, int]) -> dict[str, int]:
    both = {key: first.get(key, 0) + second.get(key, 0) for key in {*first, *second}}
    return dict(sorted(both.items()))


class Silence(str, Enum):
    """Why a finding is not among those that are reported."""

    ALLOWED = "allowed by a comment"
    ACCEPTED = "accepted by the baseline"
    UNCHANGED = "away from the changed lines"


class Silenced(Struct, frozen=True):
    """A finding that is not reported, why, and in whose words if somebody gave a reason."""

    finding: Finding
    silence: Silence
    reason: str = ""


class Report(Struct, frozen=True):
    """The outcome of one run: sorted findings, errors, statistics.

    ``silenced`` are the findings that allowances, the baseline or the restriction to changed lines
    have taken out; ``stale`` holds the entries of the baseline that match nothing any more, and how
    many of each.
    """

    findings: tuple[Finding, ...]
    errors: tuple[CheckError, ...]
    statistics: Statistics
    silenced: tuple[Silenced, ...] = ()
    stale: tuple[tuple[Fingerprint, int], ...] = ()
