"""What all pages have in common."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from msgspec import Struct

from poolproof import __version__

STYLE = "style.css"
_CURRENT = ' aria-current="page"'
LOGO = (
    '<svg class="logo" viewBox="0 0 26 20" width="26" height="20" aria-hidden="true">'
    '<path d="M2 4h13M2 10h20M2 16h8"/><path class="stop" d="M17 1v6M12 13v6"/>'
    '<path class="lost" d="M21 6.5 25 10l-4 3.5z"/></svg>'
)


class Page(Struct, frozen=True):
    """A page: its file, its title, a sentence for search engines, and what is in it."""

    file: str
    title: str
    summary: str
    body: str
    kind: str = ""


class Layout(Struct, frozen=True):
    """Puts pages into the frame of the site. ``tabs`` are files and their names."""

    tabs: Sequence[tuple[str, str]]

    def html(self, page: Page) -> bytes:
        """Return the whole page."""
        title = page.title if page.title == "poolproof" else f"{page.title} · poolproof"
        return (
            "<!doctype html>\n"
            '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f"<title>{escape(title)}</title>\n"
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="color-scheme" content="light dark">\n'
            f'<meta name="description" content="{escape(page.summary)}">\n'
            f'<link rel="stylesheet" href="{STYLE}">\n<link rel="icon" href="data:,">\n</head>\n'
            f'<body class="{page.kind}">\n'
            '<a class="skip" href="#content">Skip to the content</a>\n'
            f"<header>\n{self._navigation(page.file)}</header>\n"
            f'<main id="content">\n{page.body}</main>\n'
            f"<footer>\n<p>poolproof {escape(__version__)}. Generated from the installed rules by "
            "<code>poolproof docs build</code>.</p>\n</footer>\n</body>\n</html>\n"
        ).encode()

    def _navigation(self, current: str) -> str:
        links = "\n".join(
            f'<a href="{file}"{_CURRENT if file == current else ""}>{escape(name)}</a>'
            for file, name in self.tabs
        )
        home = f'<a class="home" href="index.html">{LOGO}poolproof</a>'
        return f'<nav aria-label="Main">{home}\n{links}\n</nav>\n'
