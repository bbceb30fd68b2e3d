"""From events to rows, and from rows to text and drawing."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from itertools import count

from poolproof_rules.reference import svg, terminal
from poolproof_rules.reference.legend import MARKS, MOODS
from poolproof_rules.reference.lifelines import Picture, Row, lifelines
from poolproof_rules.reference.trace import STEPS, Event

MAIN, ONE, TWO, THREE = 100, 101, 102, 103


def event(time: float, pid: int, role: str, what: str, detail: str = "", about: int = 0) -> Event:
    thread = pid if role in ("caller", "worker", "process") else pid * 1000 + len(role)
    return Event(time, pid, 1, thread, role, what, detail, about)


def story() -> list[Event]:
    """Two workers; one is killed and replaced, then the main process is killed."""
    return [
        event(0.0, MAIN, "caller", "opened"),
        event(0.1, MAIN, "caller", "hired", "w", ONE),
        event(0.1, ONE, "worker", "started"),
        event(0.2, ONE, "worker", "waiting"),
        event(0.2, TWO, "worker", "started"),
        event(0.3, MAIN, "worker handler", "started"),
        event(0.4, TWO, "worker", "running"),
        event(0.5, MAIN, "worker handler", "reaped", "-9", ONE),
        event(0.5, MAIN, "worker handler", "hired", "w", THREE),
        event(0.6, THREE, "worker", "waiting"),
        event(0.8, 999, "caller", "killed", "SIGKILL", MAIN),
        event(0.82, THREE, "worker", "eof"),
        event(0.83, THREE, "worker", "ended"),
        event(0.84, THREE, "worker", "exited"),
    ]


def by_label(picture: Picture) -> dict[str, Row]:
    return {row.label: row for row in picture.rows}


def signs(row: Row) -> list[str]:
    return [mark.sign for mark in row.marks]


def test_rows_are_named_and_ordered() -> None:
    labels = [row.label for row in lifelines(story(), 2.0).rows]
    assert labels == ["main process", "worker handler", "worker 1", "worker 2", "worker 3"]


def test_who_is_killed_is_marked_by_others() -> None:
    rows = by_label(lifelines(story(), 2.0))
    assert signs(rows["worker 1"]) == ["start", "kill"]
    assert rows["worker 1"].end == 0.5
    assert signs(rows["main process"]) == ["start", "kill"]
    assert rows["main process"].end == rows["worker handler"].end == 0.8
    assert signs(rows["worker handler"]) == ["start", "respawn"]


def test_only_the_main_process_leaves_orphans() -> None:
    """A worker that fails before it can say that it is one makes none of its siblings."""
    events = [
        event(0.0, MAIN, "caller", "opened"),
        event(0.1, ONE, "caller", "exiting"),
        event(0.1, TWO, "worker", "started"),
        event(0.2, MAIN, "worker handler", "reaped", "1", ONE),
        event(0.3, TWO, "worker", "waiting"),
    ]
    rows = by_label(lifelines(events, 2.0))
    assert signs(rows["main process"]) == ["start"]
    assert signs(rows["worker 1"]) == ["start"]


def test_orphans() -> None:
    rows = by_label(lifelines(story(), 2.0))
    left = rows["worker 2"]
    assert signs(left) == ["start", "orphaned", "alive"]
    assert left.end is None
    assert [(span.begin, span.end, span.mood, span.orphaned) for span in left.spans][-1] == (
        0.8,
        2.0,
        "busy",
        True,
    )
    assert signs(rows["worker 3"]) == ["orphaned", "eof", "exit"]


def test_spans_follow_moods() -> None:
    row = by_label(lifelines(story(), 2.0))["worker 2"]
    assert [(span.begin, span.mood) for span in row.spans if not span.orphaned] == [(0.2, "busy")]
    moods = [span.mood for span in by_label(lifelines(story(), 2.0))["worker 1"].spans]
    assert moods == ["busy", "idle"]


def test_every_step_has_a_look() -> None:
    assert {step.mark for step in STEPS.values() if step.mark} <= set(MARKS)
    assert {step.mood for step in STEPS.values() if step.mood} <= set(MOODS)
    assert set(svg.SHAPES) == set(MARKS)
    for table in (MARKS, MOODS):
        for plain in (True, False):
            looks = [look.plain if plain else look.fancy for look in table.values()]
            assert len(set(looks)) == len(looks)
            assert {len(look) for look in looks} == {1}


def test_plain_text() -> None:
    drawn = terminal.draw(lifelines(story(), 2.0), width=72, plain=True)
    assert drawn.isascii()
    lines = drawn.splitlines()
    assert max(map(len, lines)) <= 72
    assert re.fullmatch(r"worker 1 +\[[#.]+X", lines[2])
    assert re.fullmatch(r"worker 2 +\[#+O=+>", lines[3])
    assert "= works on as an orphan" in drawn


def test_fancy_text_has_the_same_shape() -> None:
    picture = lifelines(story(), 2.0)
    plain = terminal.draw(picture, plain=True).splitlines()
    fancy = terminal.draw(picture).splitlines()
    rows = len(picture.rows)
    assert [len(line) for line in plain[:rows]] == [len(line) for line in fancy[:rows]]
    coloured = terminal.draw(picture, colour=True)
    assert re.sub("\x1b\\[[0-9]+m", "", coloured) == terminal.draw(picture)


def test_nothing_happened() -> None:
    assert terminal.draw(lifelines([])) == "nothing happened\n"
    ET.fromstring(svg.draw([("nothing", lifelines([]))]))


def test_drawing_is_a_document_without_scripts() -> None:
    drawn = svg.draw([("a <wrong> one", lifelines(story(), 2.0)), ("right", lifelines([]))])
    root = ET.fromstring(drawn)
    assert root.tag.endswith("svg")
    assert "script" not in drawn
    assert "prefers-color-scheme" in drawn
    assert "currentColor" in drawn
    texts = [element.text for element in root.iter() if element.tag.endswith("}text")]
    assert {"a <wrong> one", "right", "worker 3"} <= set(texts)


def test_two_pictures_share_one_scale() -> None:
    short = lifelines(story()[:5])
    long = lifelines(story(), 10.0)
    root = ET.fromstring(svg.draw([("short", short), ("long", long)]))
    ends = [
        float(element.get("x", 0)) + float(element.get("width", 0))
        for element in root.iter()
        if element.get("class") in ("busy", "idle", "blocked")
    ]
    assert min(ends) < svg.LEFT + 0.1 * (svg.WIDTH - svg.LEFT)


def test_marks_do_not_hide_each_other() -> None:
    numbers = count()
    crowd = [
        event(0.5 + next(numbers) / 1000, ONE, "worker", what)
        for what in ("started", "eof", "sentinel", "retired", "unsendable")
    ]
    root = ET.fromstring(svg.draw([("crowd", lifelines(crowd, 10.0))]))
    places = sorted(
        float(re.findall(r"[\d.]+", element.get("transform", ""))[0])
        for element in root.iter()
        if element.get("class", "").startswith("mark")
    )
    assert len(places) == 5 + 4
    row = [place for place in places if place < svg.LEFT + 60]
    assert len(set(row)) >= 4
