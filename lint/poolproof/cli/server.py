"""``poolproof server``: what editors start."""

from __future__ import annotations

import logging
import sys

import click

_INSTALL = """the language server needs pygls, which is not installed

  help: pip install "poolproof[lsp]\""""


@click.command("server")
@click.option("--stdio", is_flag=True, help="Speak through the standard streams: the only way.")
@click.option("--log-file", metavar="FILE", help="Write the log to a file instead of stderr.")
@click.option(
    "--log-level",
    type=click.Choice(["debug", "info", "warning", "error"]),
    default="warning",
    show_default=True,
    help="What is written to the log.",
)
def command(*, stdio: bool, log_file: str | None, log_level: str) -> int:
    """Start the language server, for editors.

    It speaks the Language Server Protocol, and ends with the editor.
    """
    del stdio
    try:
        from poolproof.lsp.serving import serve  # noqa: PLC0415 - needs the extra
    except ModuleNotFoundError as error:
        if error.name not in ("lsprotocol", "pygls"):
            raise
        raise click.ClickException(_INSTALL) from error

    target = logging.FileHandler(log_file, encoding="utf-8") if log_file else None
    logging.basicConfig(
        level=log_level.upper(),
        handlers=[target or logging.StreamHandler(sys.stderr)],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    return serve()
