import re

import html5lib
import pytest
from specimens import FILES, NOTHING, REPORT, finding, material, span

from poolproof import registry
from poolproof.evidence.citing import references
from poolproof.finding import Note, Report, Statistics
from poolproof.report.material import Material
from poolproof.report.sources import Sources
from poolproof.site import report_page

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def parsed(report):
    text = report_page.render(material(report))
    parser = html5lib.HTMLParser(strict=True)
    return text, parser.parse(text)


def words(element):
    return " ".join("".join(element.itertext()).split())


def of_class(root, name):
    return [each for each in root.iter() if name in (each.get("class") or "").split()]


@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_it_is_html_that_needs_nothing_else(report):
    text, root = parsed(report)
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        tag = element.tag.removeprefix(NAMESPACE)
        assert tag not in ("img", "iframe", "object", "embed")
        assert element.get("src") is None
        if tag == "link":
            assert element.get("href") == "data:,"
    assert "@import" not in text
    assert "url(" not in text
    text.encode("utf-8")


def test_every_finding_is_there_with_its_place_and_witness():
    _, root = parsed(REPORT)
    first, second, third = of_class(root, "finding")
    assert words(of_class(first, "message")[0]) == "50% of pool: a, b is lost"
    assert "leak-on-exception line 4:21" in words(first)
    assert "started <here> & now" in words(first)
    assert "sub dir/b,1:ü.py" in words(of_class(first, "other")[0])
    assert "warning" in words(first)
    assert "Fix: Wrap it (poolproof check --fix)" in words(first)
    assert "Fix: Close it (poolproof check --unsafe-fixes)" in words(second)
    assert "Fix:" not in words(third)
    assert "error" in words(second)
    assert "odd \\udc80 � text" in words(second)
    assert "The file is not there any more." in words(third)
    marked = [words(each) for each in first.iter(f"{NAMESPACE}mark")]
    assert marked == ["Pool(4)", "Pool("]


def test_errors_and_what_is_silenced_are_there():
    _, root = parsed(REPORT)
    assert words(of_class(root, "errors")[0]).startswith("2 errors all is lost miss,ing.py")
    (details,) = root.iter(f"{NAMESPACE}details")
    assert words(details) == (
        "2 findings allowed or accepted app.py:1 PP105 unowned-pool, allowed by a comment: "
        "on purpose app.py:1 PP102 unjoined-pool, accepted by the baseline"
    )


def test_nothing_found_is_said():
    _, root = parsed(NOTHING)
    (head,) = root.iter(f"{NAMESPACE}h1")
    assert words(head) == "No problems found in 2 files"
    assert of_class(root, "filters") == []


def test_rules_can_be_switched_without_a_script():
    text, root = parsed(REPORT)
    boxes = [each.get("id") for each in root.iter(f"{NAMESPACE}input")]
    assert boxes == ["show-PP101", "show-PP103", "show-PP106", "find"]
    for code in ("PP101", "PP103", "PP106"):
        assert f"body:has(#show-{code}:not(:checked)) .finding.{code} {{ display: none; }}" in text
    (search,) = of_class(root, "search")
    assert search.get("hidden") is not None, "a script makes it work, and shows it then"


def test_a_file_with_only_switched_off_rules_goes():
    found = (finding(), finding(code="PP101", span=span(5, 1, 5, 4)))
    text, _ = parsed(Report(found, (), Statistics()))
    assert (
        "body:has(#show-PP101:not(:checked)):has(#show-PP103:not(:checked)) .file.PP101-PP103 {"
        in text
    )


def test_the_reference_stands_beside_it():
    rule = registry.load().find("PP103")
    cited = references(rule)
    assert cited
    _, root = parsed(Report((finding(references=cited),), (), Statistics()))
    (side,) = of_class(root, "reference")
    for each in cited:
        assert each.anchor in words(side)
        assert each.reason.replace("`", "")[:30] in words(side)
    assert len(of_class(side, "at")) == len(cited)


def test_code_cannot_disguise_itself_or_break_out():
    text = 'pool = Pool()  # \u202e</code></pre><script>alert(1)</script>\n\tx = "\x1b"\n'
    report = Report(
        (
            finding(
                path="</style><b>.py",
                message="`<i>`",
                notes=(Note("</style><b>.py", span(1, 8, 1, 14), "<u>"),),
                span=span(1, 8, 1, 14),
            ),
        ),
        (),
        Statistics(),
    )
    known = material(report)
    known = Material(report, known.rules, Sources(lambda _: text.encode()), known.identify)
    page = report_page.render(known)
    assert len(re.findall("<script>", page)) == 1
    assert "\u202e" not in page
    assert "\x1b" not in page
    html5lib.HTMLParser(strict=True).parse(page)
    assert FILES
