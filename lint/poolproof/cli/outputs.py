"""Where reports go: each to the standard output or to a file, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TextIO

import click
from msgspec import Struct

from poolproof.cli import streams
from poolproof.cli.app import failed_on
from poolproof.finding import CheckError, Report
from poolproof.keys import FORMATS
from poolproof.pipeline import Run
from poolproof.report.paint import Painter
from poolproof.report.sources import Sources
from poolproof.report.summary import details, fixable, silence, summary
from poolproof.suggestion import did_you_mean

STDOUT = "-"


class Output(Struct, frozen=True):
    """A report to write: its format, and the file it goes to."""

    format: str
    file: str = STDOUT


class Taste(Struct, frozen=True):
    """What the user wants the report for people to be like."""

    colour: str = "auto"
    quiet: bool = False
    statistics: bool = False


def outputs(main: Output, more: Sequence[str]) -> tuple[Output, ...]:
    """Return what is to be written; ``more`` are given as FORMAT=FILE."""
    wanted = (main, *map(_parsed, more))
    files = [Path(output.file).absolute() for output in wanted if output.file != STDOUT]
    files += [Path(STDOUT) for output in wanted if output.file == STDOUT]
    twice = next((file for number, file in enumerate(files) if file in files[:number]), None)
    if twice is not None:
        place = "the standard output" if str(twice) == STDOUT else str(twice)
        raise click.UsageError(f"two reports cannot both go to {place}")
    return wanted


def _parsed(word: str) -> Output:
    name, given, file = word.partition("=")
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS) or f": choose from {', '.join(FORMATS)}"
        raise click.UsageError(f"--output: there is no format {name!r}{hint}")
    if not given or not file:
        raise click.UsageError(f"--output: {word!r} names no file: write {name}=FILE")
    return Output(name, file)


def write_all(
    wanted: Sequence[Output],
    run: Run,
    report: Report,
    taste: Taste,
    stream: TextIO | None = None,
) -> Iterator[CheckError]:
    """Write all reports; yield what went wrong with a file, which keeps no other from its own.

    ``stream`` takes the place of the standard output.
    """
    writer = _Writer(run, report, taste)
    for output in wanted:
        if output.file == STDOUT:
            with streams.quiet_if_unread():
                writer.show(output.format, stream or streams.stdout())
            continue
        from poolproof.source.writing import write_atomically  # noqa: PLC0415 - seldom needed

        try:
            text = writer.text(output.format)
            write_atomically(output.file, text.encode("utf-8", "backslashreplace"))
        except OSError as error:
            yield failed_on(output.file, error)


class _Writer(Struct, frozen=True):
    run: Run
    report: Report
    taste: Taste

    def show(self, name: str, stream: TextIO) -> None:
        """Write to a standard stream: for people as it can show it, for programs as UTF-8."""
        if name == "text":
            self._people(stream, self.taste.colour)
            return
        text = self.text(name)
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(text)
        else:
            stream.flush()
            buffer.write(text.encode("utf-8", "backslashreplace"))

    def text(self, name: str) -> str:
        """Return what a file is to hold."""
        if name == "text":
            stream = io.StringIO()
            # What the environment says about colours is about terminals.
            self._people(stream, "always" if self.taste.colour == "always" else "never")
            return stream.getvalue()
        from poolproof import registry  # noqa: PLC0415 - the usual report does without
        from poolproof.report.formats import render  # noqa: PLC0415
        from poolproof.report.material import Material  # noqa: PLC0415

        run, rules = self.run, registry.load().rules
        sources, site = Sources(run.read), run.settings.docs_url
        material = Material(self.report, rules, sources, run.fingerprints, site)
        if name == "html":
            from poolproof.site import report_page  # noqa: PLC0415 - slow

            return report_page.render(material)
        return render(name, material)

    def _people(self, stream: TextIO, colour: str) -> None:
        paint = streams.painter_of(stream, colour)
        if self.report.findings:
            self._findings(stream, colour, paint)
        if not self.taste.quiet:
            paint.write([summary(self.report), *fixable(self.report), *silence(self.report)])
        if self.taste.statistics:
            paint.write(details(self.report))

    def _findings(self, stream: TextIO, colour: str, paint: Painter) -> None:
        from poolproof.report.terminal import Terminal  # noqa: PLC0415 - slow, often not needed
        from poolproof.report.text import TextReport  # noqa: PLC0415

        text = TextReport(Terminal.of(stream, colour), Sources(self.run.read))
        paint.write(text.findings(self.report.findings))
