"""How long an editor waits for diagnostics, measured through a real server and its pipes.

A file of ordinary code with a pool here and there is typed into: bursts of keys in one function
after the other. One run goes through functions that have nothing to do with pools, which is where
most keys are hit, another one through those that have. The file is made here, always the same.
"""

from __future__ import annotations

import asyncio
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from lsprotocol import types as lsp
from msgspec import Struct
from pygls.lsp.client import LanguageClient

SIZES = (1_000, 10_000)
_BURST = 10
_BETWEEN_KEYS = 0.08
_BETWEEN_BURSTS = 0.7
_ONE_POOL_IN = 12
_PLAIN = '''\
class Ledger{n}:
    """What was bought and sold on day {n}."""

    def __init__(self, rows, currency="EUR"):
        self.rows{n} = list(rows)
        self.currency = currency
        self.closed = False

    def total(self, kind=None):
        amount = 0
        for row in self.rows{n}:
            if kind is None or row["kind"] == kind:
                amount += row["amount"] * row.get("count", 1)
        return round(amount, 2)

    def by_kind(self):
        kinds = {{}}
        for row in self.rows{n}:
            kinds.setdefault(row["kind"], []).append(row)
        return {{kind: len(rows) for kind, rows in sorted(kinds.items())}}


def report{n}(ledger, width=40):
    lines = []
    for kind, count in ledger.by_kind().items():
        label = f"{{kind}} ({{count}})"
        try:
            lines.append(label.ljust(width) + str(ledger.total(kind)))
        except ValueError as error:
            lines.append(f"{{label}}: {{error}}")
    while lines and not lines[-1]:
        lines.pop()
    return "\\n".join(lines)


'''
_POOLS = """\
def parse{n}(path):
    with open(path, encoding="utf-8") as file:
        return [line.split(";") for line in file if line.strip()]


def load{n}(paths):
    pool = Pool(4)
    tables = pool.map(parse{n}, paths)
    pool.close()
    pool.join()
    return [row for table in tables for row in table]


"""


class Latencies(Struct, frozen=True):
    """What was measured: seconds for each key, and the memory of the server in megabytes.

    ``busy`` is how long the server computed for a key on average, what it prepared for the next
    ones included: that is the same on a machine that has other things to do.
    """

    seconds: tuple[float, ...]
    megabytes: float
    busy: float

    def quantile(self, share: float) -> float:
        """Return the time within which this share of the answers came."""
        ordered = sorted(self.seconds)
        return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def made(lines: int) -> str:
    """Make a file of about so many lines."""
    text = "from multiprocessing import Pool\n\n\n"
    parts = [text]
    count = text.count("\n")
    number = 0
    while count < lines:
        part = (_POOLS if number % _ONE_POOL_IN == 1 else _PLAIN).format(n=number)
        parts.append(part)
        count += part.count("\n")
        number += 1
    return "".join(parts)


def measure(lines: int, word: str, keys: int) -> Latencies:
    """Type into the functions that have a line which starts with a word."""
    return asyncio.run(_measure(made(lines), word, keys))


async def _measure(text: str, word: str, keys: int) -> Latencies:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "ledgers.py"
        path.write_text(text, encoding="utf-8")
        client = _Client()
        await client.begin(path, text)
        places = [n for n, line in enumerate(text.split("\n")) if line.strip().startswith(word)]
        chooser = random.Random(len(places))  # noqa: S311 - always the same
        seconds: list[float] = []
        before = client.busy()
        for number, place in enumerate(_bursts(chooser, places, keys)):
            if number % _BURST == 0:
                await asyncio.sleep(_BETWEEN_BURSTS)
            seconds.append(await client.key(place, number % _BURST))
            await asyncio.sleep(_BETWEEN_KEYS)
        megabytes, busy = client.megabytes(), (client.busy() - before) / len(seconds)
        await client.end()
    return Latencies(tuple(seconds), megabytes, busy)


def _bursts(chooser: random.Random, places: Sequence[int], keys: int) -> Iterator[int]:
    for _ in range(keys // _BURST):
        place = chooser.choice(places)
        yield from [place] * _BURST


class _Client:
    """An editor that does nothing but type and wait."""

    def __init__(self) -> None:
        self.client = LanguageClient("typing-benchmark", "1")
        self.version = 1
        self.uri = ""
        self.arrived: dict[int, asyncio.Event] = {}

        self.client.feature(lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(
            lambda params: self.published(params)  # noqa: PLW0108 - pygls marks functions
        )

    def published(self, params: lsp.PublishDiagnosticsParams) -> None:
        """Take note of an answer."""
        for version in [each for each in self.arrived if each <= (params.version or 0)]:
            self.arrived.pop(version).set()

    async def begin(self, path: Path, text: str) -> None:
        """Start a server and open the file."""
        await self.client.start_io(sys.executable, "-m", "poolproof", "server")
        await self.client.initialize_async(lsp.InitializeParams(lsp.ClientCapabilities()))
        self.client.initialized(lsp.InitializedParams())
        self.uri = path.as_uri()
        first = self.arrived[1] = asyncio.Event()
        item = lsp.TextDocumentItem(self.uri, "python", 1, text)
        self.client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))
        await first.wait()

    async def key(self, line: int, column: int) -> float:
        """Lengthen the expression at the end of a line; return how long the answer took."""
        self.version += 1
        event = self.arrived[self.version] = asyncio.Event()
        place = lsp.Position(line, 10_000)
        text = " + 0" if column == 0 else "0"
        change = lsp.TextDocumentContentChangePartial(lsp.Range(place, place), text)
        document = lsp.VersionedTextDocumentIdentifier(self.version, self.uri)
        started = time.perf_counter()
        self.client.text_document_did_change(lsp.DidChangeTextDocumentParams(document, [change]))
        await event.wait()
        return time.perf_counter() - started

    def megabytes(self) -> float:
        """Return what the server keeps in memory, where the system tells."""
        process = self.client._server
        status = Path(f"/proc/{process.pid if process else 0}/status")
        if not status.exists():
            return 0.0
        rows = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(rows["VmRSS"].split()[0]) / 1024

    def busy(self) -> float:
        """Return the seconds for which the server has computed, where the system tells."""
        process = self.client._server
        status = Path(f"/proc/{process.pid if process else 0}/stat")
        if not status.exists():
            return 0.0
        fields = status.read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    async def end(self) -> None:
        """Say goodbye."""
        await self.client.shutdown_async(None)
        self.client.exit(None)
        # pygls gives this method no types.
        await self.client.stop()  # type: ignore[no-untyped-call]
