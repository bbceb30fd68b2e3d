import io
from types import SimpleNamespace

from poolproof.cli import progress
from poolproof.cli.progress import Progress


class Terminal(io.StringIO):
    def isatty(self):
        return True


def draw(stream, monkeypatch, times):
    now = iter([0.0, *times])
    monkeypatch.setattr(progress, "time", SimpleNamespace(monotonic=lambda: next(now)))
    with Progress(stream) as bar:
        for done in range(1, len(times) + 1):
            bar(done, 4)
    return stream.getvalue()


def test_short_runs_show_nothing(monkeypatch):
    assert draw(Terminal(), monkeypatch, [0.1, 0.5, 0.9]) == ""


def test_long_runs_show_how_far_they_are_and_clean_up(monkeypatch):
    drawn = draw(Terminal(), monkeypatch, [0.5, 1.5, 1.55, 3.0])
    first, second, cleared = drawn.split("\r")[1:4]
    assert first.endswith("] 2/4")
    assert second == f"checking [{'#' * 30}] 4/4"
    assert cleared == " " * len(second)


def test_nothing_is_drawn_where_nobody_looks(monkeypatch):
    stream = io.StringIO()
    with Progress(stream) as bar:
        bar(1, 2)
        bar(2, 2)
    assert stream.getvalue() == ""


def test_a_terminal_that_went_away_does_not_stop_the_run(monkeypatch):
    class Gone(Terminal):
        def write(self, text):
            raise OSError(5, "Input/output error")

    assert draw(Gone(), monkeypatch, [2.0]) == ""
