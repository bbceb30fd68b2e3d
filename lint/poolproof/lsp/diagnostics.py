"""Findings as an editor shows them: squiggles with a link to the page and to every step."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from lsprotocol import types as lsp
from msgspec import Struct
from pygls import uris

from poolproof.adoption.sifting import UNUSED
from poolproof.finding import Finding, Note, Reference, Severity
from poolproof.lsp.positions import Encoding, Ruler

_ADDRESS = re.compile(r"[A-Za-z][\w+.-]+:")
SOURCE = "poolproof"
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.INFO: lsp.DiagnosticSeverity.Information,
}


class Presenter(Struct, frozen=True):
    """Turns findings into diagnostics. ``ruler_of`` measures in the file of a path.

    Steps and links are sent to every editor: one that cannot show them passes over them, and the
    message stands alone.
    """

    ruler_of: Callable[[str], Ruler]
    encoding: Encoding = Encoding.UTF16

    def diagnostic(self, finding: Finding) -> lsp.Diagnostic:
        """Return what an editor shows for a finding."""
        # What an allowance that allows nothing needs is to be taken out.
        tags = [lsp.DiagnosticTag.Unnecessary] if finding.code == UNUSED else None
        return lsp.Diagnostic(
            range=self.ruler_of(finding.path).range(finding.span),
            severity=_SEVERITIES[finding.severity],
            code=finding.code,
            code_description=lsp.CodeDescription(finding.page) if finding.page else None,
            source=SOURCE,
            message=_message(finding),
            tags=tags,
            related_information=list(self._related(finding)),
            data={"name": finding.name},
        )

    def _related(self, finding: Finding) -> Iterator[lsp.DiagnosticRelatedInformation]:
        for number, note in enumerate(finding.notes, start=1):
            message = f"step {number}: {note.message}"
            yield lsp.DiagnosticRelatedInformation(self.location(note), message)
        for reference in finding.references:
            reason = reference.reason or reference.anchor.replace("-", " ")
            message = f"why, in the reference pool: {reason}"
            yield lsp.DiagnosticRelatedInformation(self.reference(reference), message)

    def location(self, note: Note) -> lsp.Location:
        """Return the place of a step."""
        return lsp.Location(uri_of(note.path), self.ruler_of(note.path).range(note.span))

    def reference(self, reference: Reference) -> lsp.Location:
        """Return the place of a line of the reference, from its first letter to its end."""
        ruler = self.ruler_of(reference.path)
        line = ruler.lines[reference.line - 1] if reference.line <= len(ruler.lines) else ""
        first = len(line) - len(line.lstrip()) + 1
        start = ruler.position(reference.line, first)
        end = ruler.position(reference.line, len(line.rstrip()) + 1)
        return lsp.Location(uri_of(reference.path), lsp.Range(start, end))


def _message(finding: Finding) -> str:
    return f"{finding.message}\nhelp: {finding.remedy}" if finding.remedy else finding.message


def uri_of(path: str) -> str:
    """Return the address of a file, or of a cell, which goes by its address already."""
    if _ADDRESS.match(path):
        return path
    return uris.from_fs_path(str(Path(path))) or ""


def path_of(uri: str) -> Path:
    """Return the path of a document; one that was never saved lies in the working directory."""
    path = uris.to_fs_path(uri) if uri.startswith("file:") else None
    return Path(path) if path else Path.cwd() / Path(uri.rpartition("/")[2].replace(":", "-")).name
