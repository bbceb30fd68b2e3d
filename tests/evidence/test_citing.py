"""Findings get the links that their rules name, and a wrong name is told."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from poolproof import pipeline, registry
from poolproof.evidence import citing
from poolproof.evidence.citing import CitationError, Citations, proof_command, references
from poolproof.finding import ErrorKind, Finding, Severity, Span
from poolproof.rule import Evidence
from poolproof.testing import check_text

LEAK = "from multiprocessing import Pool\n\n\ndef f(g, xs):\n    return Pool().map(g, xs)\n"


@pytest.fixture
def unreleased():
    return registry.load().find("PP101")


def citing_rule(rule, *anchors, proofs=(), **changes):
    declaration = replace(rule.declaration, evidence=Evidence(anchors, proofs))
    return replace(rule, declaration=declaration, **changes)


def a_finding(code="PP101"):
    return Finding(code, "some-name", Severity.WARNING, "a.py", Span(1, 1, 1, 2), "m")


def test_a_finding_is_given_file_line_and_reason_of_every_anchor():
    (found,) = check_text(LEAK).findings
    rule = registry.load().find(found.code)
    assert [each.anchor for each in found.references] == list(rule.declaration.evidence.anchors)
    for reference in found.references:
        lines = Path(reference.path).read_text(encoding="utf-8").splitlines()
        assert f"# anchor: {reference.anchor}" in [each.strip() for each in lines]
        assert not lines[reference.line - 1].strip().startswith("#")
        assert reference.reason
        assert reference.path.endswith(f"poolproof_rules/{reference.shown}")
        assert reference.address == Path(reference.path).as_uri()


def test_links_lead_to_the_site_where_one_is_configured(unreleased):
    (reference,) = references(citing_rule(unreleased, "exit-runs-finalizers"), "https://x.org/p/")
    assert reference.address == "https://x.org/p/reference.html#exit-runs-finalizers"
    cited = Citations([unreleased], "https://x.org/p").cite(a_finding())
    assert cited.page == "https://x.org/p/PP101.html"


def test_without_a_site_the_page_is_the_file_it_is_written_in(unreleased):
    page = Citations([unreleased]).cite(a_finding()).page
    assert page.startswith("file://")
    assert page.endswith("/unreleased_pool.py")


def test_the_proof_is_a_command(unreleased):
    assert proof_command(citing_rule(unreleased, proofs=("lost",))) == "poolproof prove PP101"
    assert proof_command(citing_rule(unreleased)) == ""


def test_a_finding_of_nobody_stays_as_it_is(unreleased):
    assert Citations([unreleased]).cite(a_finding("XX1")) == a_finding("XX1")


def test_a_wrong_anchor_is_refused_and_says_whose_it_is(unreleased):
    with pytest.raises(CitationError) as caught:
        references(citing_rule(unreleased, "no-such-anchor"))
    assert str(caught.value).startswith(
        "the rule PP101 unreleased-pool (poolproof_rules.lifecycle.unreleased_pool) cites what is "
        "not there: "
    )
    assert "missing anchor: no-such-anchor" in str(caught.value)


def test_a_pack_without_a_reference_cannot_be_cited(unreleased):
    with pytest.raises(CitationError, match="its pack has no reference"):
        references(citing_rule(unreleased, "exit-runs-finalizers", reference=""))
    with pytest.raises(CitationError, match="package no_such_package"):
        references(citing_rule(unreleased, "exit-runs-finalizers", reference="no_such_package"))
    assert references(citing_rule(unreleased, reference="")) == ()


def test_a_wrong_anchor_hides_no_finding_and_is_told_once(unreleased, monkeypatch):
    rules = tuple(
        citing_rule(rule, "no-such-anchor") if rule.code == "PP101" else rule
        for rule in registry.load().rules
    )
    loaded = replace(registry.load())
    monkeypatch.setitem(loaded.__dict__, "rules", rules)
    monkeypatch.setattr(pipeline.registry, "load", lambda: loaded)
    with pytest.raises(AssertionError, match="missing anchor: no-such-anchor") as caught:
        check_text(LEAK + LEAK.replace("f(", "h("))
    assert str(caught.value).count("missing anchor") == 1
    citations = Citations(rules)
    found = [citations.cite(a_finding()), citations.cite(a_finding())]
    assert [each.code for each in found] == ["PP101", "PP101"]
    assert [each.kind for each in citations.errors] == [ErrorKind.INTERNAL]


def test_a_run_without_findings_reads_no_reference(monkeypatch):
    asked = []
    monkeypatch.setattr(citing, "anchors_of", asked.append)
    assert not check_text("from multiprocessing import Pool\n").findings
    assert asked == []
