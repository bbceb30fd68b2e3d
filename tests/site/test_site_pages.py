"""The site is HTML that anybody can read: without scripts, without network, with any eyes."""

import os
import re
import subprocess
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import html5lib
import pytest

from poolproof import registry
from poolproof.evidence.literate import book_of
from poolproof.evidence.recording import read
from poolproof.site.build import build

REGISTRY = registry.load()
SITE = build(REGISTRY)
PAGES = sorted(name for name in SITE if name.endswith(".html"))
RULE_PAGES = [f"{rule.code}.html" for rule in REGISTRY.rules]


def repr_code(rule):
    return rule.code


every_page = pytest.mark.parametrize("page", PAGES)


@cache
def parsed(page):
    """Parse a page, strictly: whatever a browser would have to mend is an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(SITE[page])


def elements(page, *names):
    for element in parsed(page).iter():
        tag = element.tag if isinstance(element.tag, str) else ""
        if not names or tag.rpartition("}")[2] in names:
            yield element


def identities(page):
    return [element.get("id") for element in elements(page) if element.get("id")]


def text_of(element):
    return " ".join("".join(element.itertext()).split())


@every_page
def test_it_is_html_without_a_mistake(page):
    assert SITE[page].startswith(b"<!doctype html>\n")
    assert parsed(page).get("lang") == "en"


@every_page
def test_every_link_leads_somewhere(page):
    for link in elements(page, "a", "link", "img"):
        address = link.get("href") or link.get("src")
        assert address, text_of(link)
        parts = urlsplit(address)
        if parts.scheme == "data":
            continue
        assert (parts.scheme, parts.netloc) == ("", ""), f"{address} is not on this site"
        target = unquote(parts.path) or page
        assert target in SITE, f"{address} does not exist"
        if parts.fragment:
            assert unquote(parts.fragment) in identities(target), f"{address} is not there"


@every_page
def test_it_needs_no_script_and_asks_nobody_for_anything(page):
    assert not list(elements(page, "script", "iframe", "object", "embed", "form"))
    for element in elements(page):
        assert not [name for name in element.attrib if str(name).startswith("on")]
    assert b"javascript:" not in SITE[page]
    remote = re.findall(rb"""(?:src|href|url)\s*[=(]\s*["']?(?:https?:)?//[^\s"')]+""", SITE[page])
    assert remote == []


def test_the_style_sheet_asks_nobody_either():
    assert b"url(" not in SITE["style.css"]
    assert b"@import" not in SITE["style.css"]


@every_page
def test_names_on_a_page_are_unique(page):
    doubled = [name for name, count in Counter(identities(page)).items() if count > 1]
    assert doubled == []


@every_page
def test_headings_make_an_outline(page):
    levels = [int(each.tag[1]) for each in elements(page, "h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


@every_page
def test_those_who_do_not_see_it_are_told(page):
    for image in elements(page, "img"):
        assert len(image.get("alt") or "") > 10
    for drawing in elements(page, "svg"):
        assert drawing.get("aria-hidden") == "true" or drawing.get("aria-label")
    for link in elements(page, "a"):
        assert text_of(link)
    for scrolled in (each for each in elements(page) if each.get("tabindex")):
        assert scrolled.get("aria-label")
        assert scrolled.get("role") == "group"
    for wide in elements(page, "table", "pre"):
        above = [each for each in elements(page) if wide in list(each.iter())]
        assert [each for each in above if each.get("tabindex") or each.get("class") == "shell"]
    assert [each.get("id") for each in elements(page, "main")] == ["content"]


@every_page
def test_it_has_a_title_of_its_own_and_fits_a_phone(page):
    titles = {text_of(next(elements(each, "title"))) for each in PAGES}
    assert len(titles) == len(PAGES)
    views = [each for each in elements(page, "meta") if each.get("name") == "viewport"]
    assert [each.get("content") for each in views] == ["width=device-width, initial-scale=1"]


def test_all_rules_are_on_the_first_page_with_a_page_of_their_own():
    linked = [each.get("href") for each in elements("index.html", "a")]
    assert [each for each in linked if each in RULE_PAGES] == RULE_PAGES
    text = text_of(next(elements("index.html", "main")))
    for rule in REGISTRY.rules:
        assert " ".join(rule.page.headline.replace("`", "").split()) in text


@pytest.mark.parametrize("rule", REGISTRY.rules, ids=repr_code)
def test_a_rules_page_says_everything_and_shows_the_finding(rule):
    page = f"{rule.code}.html"
    headings = [text_of(each) for each in elements(page, "h2")]
    assert headings[:2] == ["What it does", "Why it bites"]
    assert headings[-2:] == ["Fix safety", "Limits"]
    marks = [each.get("class") for each in elements(page, "mark")]
    assert "bad" in marks
    (wrong, right) = (
        next(each for each in elements(page, "figure") if each.get("class") == kind)
        for kind in ("wrong", "right")
    )
    assert f"{rule.code} line " in text_of(wrong)
    assert not list(right.iter("mark"))


@pytest.mark.parametrize("rule", REGISTRY.rules, ids=repr_code)
def test_a_rules_page_shows_the_lines_that_it_cites(rule):
    figures = [
        each for each in elements(f"{rule.code}.html", "figure") if each.get("class") == "cited"
    ]
    anchors = rule.declaration.evidence.anchors
    assert [each.find("figcaption").find("a").text for each in figures] == list(anchors)
    for anchor, figure in zip(anchors, figures, strict=True):
        chapter, passage = book_of(rule.reference).passage(anchor)
        (pointed,) = [each for each in figure.iter("span") if each.get("class") == "l at"]
        assert text_of(pointed) == " ".join(chapter.lines[passage.anchor.line - 1].split())


def test_the_reference_is_there_whole_with_every_anchor():
    book = book_of("poolproof_rules.reference")
    names = identities("reference.html")
    for chapter in book.chapters:
        assert chapter.name in names
        for anchor in chapter.anchors:
            assert anchor.name in names
    shown = [
        "".join(each.itertext()).rstrip("\n")
        for each in elements("reference.html", "span")
        if each.get("class") in ("l", "l at")
    ]
    assert shown == [
        line
        for chapter in book.chapters
        for number, line in enumerate(chapter.lines, start=1)
        if number >= chapter.code_begins + 1 and not chapter.names_anchor(number)
    ]


def test_every_anchor_names_the_rules_that_cite_it():
    cited = {
        each.get("id"): {link.text for link in each.iter("a")} - {each.get("id")}
        for each in elements("reference.html", "span")
        if each.get("class") == "anchor"
    }
    for rule in REGISTRY.rules:
        for anchor in rule.declaration.evidence.anchors:
            assert rule.code in cited[anchor]
    assert sum(map(len, cited.values())) == sum(
        len(rule.declaration.evidence.anchors) for rule in REGISTRY.rules
    )


@pytest.mark.parametrize(
    "rule", [each for each in REGISTRY.rules if each.declaration.evidence.proofs], ids=repr_code
)
def test_a_rules_page_shows_what_proves_it(rule):
    page = f"{rule.code}.html"
    (section,) = [each for each in elements(page, "section") if each.get("id") == "proof"]
    text = text_of(section)
    assert f"poolproof prove {rule.code}" in text
    for name in rule.declaration.evidence.proofs:
        stage, proof = REGISTRY.proofs[name]
        recorded = read(stage, proof)
        assert recorded is not None, f"python -m poolproof.dev record {name}"
        assert " ".join(proof.shows.replace("`", "").split()).strip(".") in text
        for side in ("wrong", "right"):
            assert recorded.runs[side].case == str(proof.expected(side, recorded.method))
            assert recorded.runs[side].saw[1:] in text
        drawings = [each for each in section.iter("img") if each.get("src") == f"proof-{name}.svg"]
        assert len(drawings) == bool(recorded.drawing)
        assert recorded.on == "reference" or not recorded.drawing


@pytest.mark.parametrize("name", [name for name in SITE if name.endswith(".svg")])
def test_a_drawing_is_sound_and_stands_alone(name):
    root = ElementTree.fromstring(SITE[name])
    assert root.tag.endswith("}svg")
    assert b"prefers-color-scheme:dark" in SITE[name]
    assert not re.search(rb"(href|src|url)\s*[=(]\s*[\"']?(https?:|//)", SITE[name])
    assert b"<script" not in SITE[name]


def test_the_matrix_has_every_program_and_every_method():
    bodies = {each.get("id"): each for each in elements("proofs.html", "tbody")}
    assert list(bodies) == list(REGISTRY.proofs)
    for name, (_, proof) in REGISTRY.proofs.items():
        rows = list(bodies[name].iter("tr"))[1:]
        assert [row.find("th").text for row in rows] == ["wrong", "right"]
        for row, side in zip(rows, ("wrong", "right"), strict=True):
            for cell, method in zip(row.iter("td"), ("fork", "spawn", "forkserver"), strict=True):
                shown = text_of(cell)
                if method not in proof.methods:
                    assert shown == "not claimed"
                    continue
                for version in ((3, 10), (3, 13)):
                    assert str(proof.expected(side, method, version)) in shown


def test_the_same_versions_give_the_same_bytes():
    digest = """
import hashlib
from poolproof import registry
from poolproof.site.build import build
site = build(registry.load())
print(hashlib.sha256(repr(sorted(site.items())).encode()).hexdigest())
"""
    seen = {
        subprocess.run(
            [sys.executable, "-c", digest], check=True, capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed}, cwd=folder,
        ).stdout
        for seed, folder in (("1", "/"), ("2", "/tmp"))
    }  # fmt: skip
    assert len(seen) == 1


def colours(block):
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6})", block))


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_everything_can_be_read_in_the_light_and_in_the_dark(scheme):
    """The contrast that WCAG 2.1 asks of text, on every ground that it can stand on."""
    known = colours(SITE["style.css"].decode().split(":root {")[scheme + 1].split("}")[0])
    grounds = ("page", "panel", "glow")
    for name in sorted(set(known) - {*grounds, "line"}):
        for ground in grounds:
            assert contrast(known[name], known[ground]) >= 4.5, f"{name} on {ground}"
