"""The commands, and how their failures become messages and exit codes.

0: clean. 1: findings. 2: the tool, its configuration or its input failed. 130: interrupted.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence

import click

from poolproof import __version__
from poolproof.cli import streams
from poolproof.finding import CheckError, ErrorKind, traceback_of

CLEAN, FOUND, FAILED, INTERRUPTED = 0, 1, 2, 130
_COMMANDS = {
    "check": "poolproof.cli.check",
    "explain": "poolproof.cli.explain",
    "prove": "poolproof.cli.prove",
    "rules": "poolproof.cli.rules",
    "why": "poolproof.cli.why",
    "reference": "poolproof.cli.reference",
    "docs": "poolproof.cli.docs",
    "server": "poolproof.cli.server",
    "cache": "poolproof.cli.cache",
    "debug": "poolproof.cli.debug",
}


class LazyGroup(click.Group):
    """A group whose commands are imported when they are called for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, the most used one first."""
        del ctx
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the module of a command."""
        del ctx
        if cmd_name not in _COMMANDS:
            return None
        command = importlib.import_module(_COMMANDS[cmd_name]).command
        assert isinstance(command, click.Command)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, "-V", "--version", message="%(prog)s %(version)s")
def app() -> None:
    """Find worker pools that leak, lose work or leave orphaned processes behind."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command and return the exit code."""
    streams.be_lenient()
    try:
        status = CLEAN
        with streams.quiet_if_unread():
            status = app.main(arguments, prog_name="poolproof", standalone_mode=False)
        return status if isinstance(status, int) else CLEAN
    except click.exceptions.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        error.show(streams.stderr())
        return FAILED
    except Exception as error:
        _tell(error)
        return FAILED


def _tell(error: Exception) -> None:
    """Say what went wrong: shortly if the user can mend it, with everything if only we can."""
    from poolproof.evidence.citing import CitationError  # noqa: PLC0415 - only failures need them
    from poolproof.registry import RegistryError  # noqa: PLC0415
    from poolproof.settings import SettingsError  # noqa: PLC0415
    from poolproof.source.baseline import BaselineError  # noqa: PLC0415
    from poolproof.source.changes import ChangesError  # noqa: PLC0415

    user = (CitationError, SettingsError, RegistryError, BaselineError, ChangesError)
    if isinstance(error, user):
        failure = CheckError("", str(error), ErrorKind.INPUT)
    elif isinstance(error, OSError):
        failure = failed_on(str(error.filename or ""), error)
    else:
        detail = traceback_of(error)
        message = f"poolproof failed: {type(error).__name__}: {error}"
        failure = CheckError("", message, detail=detail)
    show_errors([failure])


def failed_on(path: str, error: OSError) -> CheckError:
    """Say what the operating system refused."""
    return CheckError(path, (error.strerror or str(error)).lower(), ErrorKind.INPUT)


def show_errors(errors: Sequence[CheckError], colour: str = "auto") -> None:
    """Write errors to the standard error stream."""
    if not errors:
        return
    from poolproof.report.terminal import Terminal  # noqa: PLC0415 - only failures need it
    from poolproof.report.text import TextReport  # noqa: PLC0415

    stream = streams.stderr()
    report = TextReport(Terminal.of(stream, colour))
    paint = streams.painter_of(stream, colour)
    for error in errors:
        paint.write(report.error(error))
    stream.flush()
