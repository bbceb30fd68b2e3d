"""What an editor offers to do about a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import islice

from lsprotocol import types as lsp
from msgspec import Struct

from poolproof.adoption.allowing import Insertion, insertions
from poolproof.finding import Edit, Finding, Reference, Safety, Span
from poolproof.lsp.checking import Checked
from poolproof.lsp.diagnostics import Presenter
from poolproof.lsp.positions import Ruler, touches

REASON = "why this is intended"
FIX_ALL = "source.fixAll.poolproof"
KINDS = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.SourceFixAll, FIX_ALL]
OPEN_REFERENCE = "poolproof.server.openReference"
RUN_PROOF = "poolproof.server.runProof"
PROOFS = "poolproof.server.proofs"
REFERENCES = "poolproof.server.references"


class Means(Struct, frozen=True):
    """What the editor can do with an action."""

    snippets: bool = False
    versions: bool = False
    commands: frozenset[str] = frozenset()

    @property
    def has_proof_view(self) -> bool:
        """Whether the editor shows the outcome of a proof itself."""
        return _own(RUN_PROOF) in self.commands

    @classmethod
    def of(cls, capabilities: lsp.ClientCapabilities, commands: Iterable[str]) -> Means:
        """Read what the editor announced. ``commands`` are those that it carries out itself."""
        edit = capabilities.workspace.workspace_edit if capabilities.workspace else None
        return cls(
            snippets=bool(edit and edit.document_changes and edit.snippet_edit_support),
            versions=bool(edit and edit.document_changes),
            commands=frozenset(commands),
        )


class Offer(Struct, frozen=True):
    """The actions for one state of a document. ``mended`` is the text with all safe fixes made."""

    checked: Checked
    presenter: Presenter
    means: Means
    mended: Sequence[str] | None = None

    @property
    def ruler(self) -> Ruler:
        """What measures in the document."""
        snapshot = self.checked.snapshot
        return Ruler(snapshot.lines, self.presenter.encoding)

    def actions(
        self, range_: lsp.Range, only: Sequence[str | lsp.CodeActionKind] | None
    ) -> list[lsp.CodeAction]:
        """Return what can be done about the findings that a range touches, the best first."""
        asked = self.ruler.span(range_)
        findings = [each for each in self.checked.findings if touches(each.span, asked)]
        offered: list[lsp.CodeAction] = []
        if is_wanted(lsp.CodeActionKind.QuickFix, only):
            for make in (self._mends, self._allows, self._shows):
                offered += [action for finding in findings for action in make(finding)]
        if is_wanted(FIX_ALL, only):
            offered += self._mends_all()
        return offered

    def _mends(self, finding: Finding) -> Iterator[lsp.CodeAction]:
        if finding.fix is not None:
            safe = finding.fix.safety is Safety.SAFE
            title = finding.fix.title if safe else f"{finding.fix.title} (may change more)"
            yield lsp.CodeAction(
                f"{title} ({finding.code})",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[self.presenter.diagnostic(finding)],
                is_preferred=safe,
                edit=self._edit(self._text_edits(finding.fix.edits)),
            )

    def _allows(self, finding: Finding) -> Iterator[lsp.CodeAction]:
        found = insertions(self.checked.snapshot.lines, [finding], REASON)
        for insertion in islice(found, 1):
            yield lsp.CodeAction(
                f"Allow {finding.name} here ({finding.code})",
                kind=lsp.CodeActionKind.QuickFix,
                diagnostics=[self.presenter.diagnostic(finding)],
                edit=self._edit([self._insertion(insertion)]),
            )

    def _shows(self, finding: Finding) -> Iterator[lsp.CodeAction]:
        for reference in finding.references[:1]:
            title = f"Open the reference: {_words(reference)}"
            place = self.presenter.reference(reference)
            arguments = [place.uri, place.range.start.line]
            yield self._command(finding, title, OPEN_REFERENCE, arguments)
        if finding.proof:
            title = f"Run the proof of {finding.code}"
            yield self._command(finding, title, RUN_PROOF, [finding.code])

    def _command(
        self, finding: Finding, title: str, command: str, arguments: list[object]
    ) -> lsp.CodeAction:
        own = _own(command)
        command = own if own in self.means.commands else command
        return lsp.CodeAction(
            title,
            kind=lsp.CodeActionKind.QuickFix,
            diagnostics=[self.presenter.diagnostic(finding)],
            command=lsp.Command(title, command, arguments=arguments),
        )

    def _mends_all(self) -> Iterator[lsp.CodeAction]:
        if self.mended is not None:
            title = "Mend everything that can be mended safely (poolproof)"
            edits = self._text_edits(differences(self.checked.snapshot.lines, self.mended))
            yield lsp.CodeAction(title, kind=FIX_ALL, edit=self._edit(edits))

    def _text_edits(self, edits: Iterable[Edit]) -> list[lsp.TextEdit | lsp.SnippetTextEdit]:
        return [lsp.TextEdit(self.ruler.range(edit.span), edit.content) for edit in edits]

    def _insertion(self, insertion: Insertion) -> lsp.TextEdit | lsp.SnippetTextEdit:
        range_ = self.ruler.range(insertion.span)
        if not (self.means.snippets and insertion.reason):
            return lsp.TextEdit(range_, insertion.text)
        before, after = insertion.text.split(insertion.reason)
        value = f"{_escaped(before)}${{0:{_escaped(insertion.reason)}}}{_escaped(after)}"
        return lsp.SnippetTextEdit(range_, lsp.StringValue(value))

    def _edit(self, edits: Sequence[lsp.TextEdit | lsp.SnippetTextEdit]) -> lsp.WorkspaceEdit:
        snapshot = self.checked.snapshot
        if self.means.versions:
            document = lsp.OptionalVersionedTextDocumentIdentifier(
                snapshot.uri, version=snapshot.version
            )
            return lsp.WorkspaceEdit(document_changes=[lsp.TextDocumentEdit(document, edits)])
        plain = [edit for edit in edits if isinstance(edit, lsp.TextEdit)]
        return lsp.WorkspaceEdit(changes={snapshot.uri: plain})


def differences(before: Sequence[str], after: Sequence[str]) -> Iterator[Edit]:
    """Yield the edits of whole lines that make one text of another."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for tag, start, stop, first, last in matcher.get_opcodes():
        if tag != "equal":
            yield Edit(Span(start + 1, 1, stop + 1, 1), "".join(after[first:last]))


def is_wanted(kind: str, only: Sequence[str | lsp.CodeActionKind] | None) -> bool:
    """Whether an editor that asks for some kinds wants this one: kinds contain each other."""
    if only is None:
        return True
    asked = [each.value if isinstance(each, lsp.CodeActionKind) else each for each in only]
    return any(not each or kind == each or kind.startswith(f"{each}.") for each in asked)


def _own(command: str) -> str:
    """Name the command by which an editor does itself what the server would do."""
    return command.replace(".server.", ".")


def _words(reference: Reference) -> str:
    return reference.anchor.replace("-", " ")


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
