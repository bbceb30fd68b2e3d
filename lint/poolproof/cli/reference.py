"""``poolproof reference``: the annotated source that the rules cite."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path

import click
from click.shell_completion import CompletionItem
from msgspec import Struct

from poolproof import registry
from poolproof.cli import options, streams
from poolproof.evidence import addresses
from poolproof.evidence.citing import citing
from poolproof.evidence.literate import Book, Chapter, Passage, anchor_in, book_of
from poolproof.report.listing import listing, scope
from poolproof.report.paint import BLANK, Line, Piece
from poolproof.report.terminal import Terminal
from poolproof.rule import Rule
from poolproof.suggestion import did_you_mean

_GO_TO_LINE = {"code": "--goto", "codium": "--goto", "cursor": "--goto", "zed": "", "subl": ""}
_PLUS_LINE = frozenset({"vi", "vim", "nvim", "nano", "emacs", "emacsclient", "micro", "kak"})


class Place(Struct, frozen=True):
    """What was asked for: a whole reference, one of its files, or one passage of that."""

    book: Book
    chapter: Chapter | None = None
    passage: Passage | None = None

    @property
    def path(self) -> Path:
        """The file to open."""
        return self.chapter.path if self.chapter else self.book.folder / "__init__.py"

    @property
    def line(self) -> int:
        """The line to go to, or 0."""
        return self.passage.anchor.line if self.passage else 0

    def address(self, site: str) -> str:
        """Where it is on a site."""
        part = self.passage.anchor.name if self.passage else ""
        part = part or (self.chapter.name if self.chapter else "")
        return addresses.of_anchor(self.book.package, part, self.path, site)


def _complete(
    context: click.Context, parameter: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    del context, parameter
    names = [name for book in _books() for name in book.names()]
    return [CompletionItem(name) for name in names if name.startswith(incomplete)]


@click.command("reference")
@click.argument("key", metavar="[ANCHOR|FILE]", required=False, shell_complete=_complete)
@click.option("--open", "wants_open", is_flag=True, help="Open it: in $EDITOR, or the site's page.")
@click.option("--path", "wants_path", is_flag=True, help="Show where it is, and nothing else.")
@options.configuration
@options.colour
def command(
    key: str | None,
    *,
    wants_open: bool,
    wants_path: bool,
    config: str | None,
    isolated: bool,
    colour: str,
) -> None:
    """Show the reference pool: its contents, one of its files, or what an anchor names."""
    place = _find(key)
    if wants_path:
        with streams.quiet_if_unread():
            click.echo(f"{place.path}:{place.line}" if place.line else place.path)
    elif wants_open:
        _open(place, options.load(".", config, isolated=isolated).docs_url)
    else:
        stream = streams.stdout()
        terminal = Terminal.of(stream, colour)
        with streams.quiet_if_unread():
            streams.painter_of(stream, colour).write(_lines(place, terminal))


def _books() -> list[Book]:
    return [book_of(pack.reference) for pack in registry.load().packs if pack.reference]


def _find(key: str | None) -> Place:
    books = _books()
    if not books:
        raise click.UsageError("no pack that is installed has a reference")
    if key is None:
        return Place(books[0])
    for book in books:
        if found := book.passage(key):
            return Place(book, *found)
        if chapter := book.chapter(key):
            return Place(book, chapter)
    hint = did_you_mean(key, [name for book in books for name in book.names()])
    raise click.UsageError(f"the reference has no file and no anchor called {key!r}{hint}")


def _open(place: Place, site: str) -> None:
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if site or not editor:
        if click.launch(place.address(site)):
            raise click.ClickException(f"nothing is known to open {place.address(site)} with")
        return
    command = [*shlex.split(editor), *arguments(editor, place.path, place.line)]
    try:
        status = subprocess.call(command)  # noqa: S603 - what the user has chosen as the editor
    except OSError as error:
        raise click.ClickException(f"the editor {editor!r} cannot be run: {error}") from error
    if status:
        raise click.ClickException(f"the editor {editor!r} failed with status {status}")


def arguments(editor: str, path: Path, line: int) -> list[str]:
    """Return how an editor is told to open a file at a line (0 for none in particular)."""
    name = Path(shlex.split(editor)[0]).name.removesuffix(".exe")
    if line and name in _PLUS_LINE:
        return [f"+{line}", str(path)]
    if line and name in _GO_TO_LINE:
        return [*filter(None, [_GO_TO_LINE[name]]), f"{path}:{line}"]
    return [str(path)]


def _lines(place: Place, terminal: Terminal) -> Iterator[Line]:
    cited = citing(registry.load().rules, place.book.package)
    if place.chapter is None:
        return _contents(place.book, terminal)
    if place.passage is None:
        return _file(place.chapter, cited, terminal)
    return _passage(place.chapter, place.passage, cited, terminal)


def _contents(book: Book, terminal: Terminal) -> Iterator[Line]:
    before, after = book.around_the_order()
    yield from _text(before, terminal)
    yield BLANK
    width = max(len(chapter.name) for chapter in book.chapters)
    last = 0
    for chapter in book.chapters:
        number, words = chapter.part or (0, chapter.title)
        first = number != last or not number
        yield (
            Piece(f"{number or '':>3} " if first else "    ", "dim"),
            Piece(f"{chapter.name:<{width}}", "name", chapter.path.as_uri()),
            Piece(f" {len(chapter.lines):>4} lines  ", "dim"),
            Piece(terminal.shown(words.replace("``", "`")) if first else ""),
        )
        last = number
    yield BLANK
    yield from _text(after, terminal)
    yield BLANK
    total = sum(len(chapter.lines) for chapter in book.chapters)
    anchors = sum(len(chapter.anchors) for chapter in book.chapters)
    yield (Piece(f"{total} lines in {len(book.chapters)} files, {anchors} anchors", "dim"),)
    yield Piece("more: ", "dim"), Piece("poolproof reference FILE, poolproof reference ANCHOR")


def _text(text: str, terminal: Terminal) -> Iterator[Line]:
    for line in text.replace("\n::\n", "").replace("``", "`").splitlines():
        yield (Piece(terminal.shown(line)),)


def _file(chapter: Chapter, cited: dict[str, list[Rule]], terminal: Terminal) -> Iterator[Line]:
    lines = chapter.lines

    def remark(number: int) -> Line:
        """Name the rules behind an anchor."""
        name = anchor_in(lines[number - 1])
        codes = " ".join(rule.code for rule in cited.get(name, ()))
        return (Piece(f"  <- {codes}", "heading"),) if codes else BLANK

    everything = range(1, len(chapter.lines) + 1)
    pointed = {anchor.line for anchor in chapter.anchors}
    yield from listing(chapter.text, everything, terminal, pointed=pointed, remark=remark)


def _passage(
    chapter: Chapter, passage: Passage, cited: dict[str, list[Rule]], terminal: Terminal
) -> Iterator[Line]:
    yield from head(chapter, passage)
    yield from scope(chapter, passage, terminal)
    rules: Sequence[Rule] = cited.get(passage.anchor.name, ())
    yield BLANK
    for rule in rules:
        yield (
            Piece("cited by ", "dim"),
            Piece(rule.code, rule.declaration.severity.value, addresses.of_page(rule)),
            Piece(f" {rule.name}", "name"),
        )
    if not rules:
        yield (Piece("no rule cites it", "dim"),)


def head(chapter: Chapter, passage: Passage) -> Iterator[Line]:
    """Yield the line that says where a passage is and what it is called."""
    anchor = passage.anchor
    shown = f"{chapter.path.parent.name}/{chapter.path.name}:{anchor.line}"
    within = f"  in {passage.scope.name}" if passage.scope else ""
    yield (
        Piece(shown, "path", chapter.path.as_uri()),
        Piece(f" {anchor.name}", "name"),
        Piece(within, "dim"),
    )
