import pytest

from poolproof.finding import Finding, Severity, Span
from poolproof.source.allowances import Allowances

NAMES = {
    "PP101": "unreleased-pool",
    "PP102": "unjoined-pool",
    "PP301": "endless-task",
    "PP302": "blocking-task",
    "PP901": "unused-allowance",
}


def finding(line, end_line=None, code="PP301"):
    span = Span(line, 5, end_line or line, 9)
    return Finding(code, NAMES[code], Severity.WARNING, "x.py", span, "message")


def unused(allowances, judged=tuple(NAMES)):
    return [(each.span.line, each.message) for each in allowances.unused(NAMES, judged)]


@pytest.mark.parametrize(
    "comment",
    [
        "# poolproof: allow[endless-task]",
        "#poolproof:allow[PP301]",
        "# poolproof : allow [ pp101, Endless-Task ] because it serves",
        "# type: ignore  # poolproof: allow[PP301]",
        "# noqa: PP301",
        "# NOQA:E501,PP301",
        "# noqa: E501 PP3",
        "# noqa",
    ],
)
def test_a_comment_on_the_line_allows(comment):
    assert Allowances(f"x\npool.submit(run)  {comment}\n").allows(finding(2))


@pytest.mark.parametrize(
    "comment",
    [
        "# poolproof: allow[blocking-task]",
        "# poolproof: allow[]",
        "# poolproof: allow",
        "# poolproof: allow[PP3]",
        "# noqa: PP302",
        "# noqa: E501",
        "# poolproof: deny[PP301]",
        "",
    ],
)
def test_other_comments_allow_nothing(comment):
    assert not Allowances(f"x\npool.submit(run)  {comment}\n").allows(finding(2))


def test_strings_allow_nothing():
    text = 'x = "# poolproof: allow[PP301]"\ny = """\n# noqa\n"""'
    allowances = Allowances(text)
    assert not allowances.allows(finding(1))
    assert not allowances.allows(finding(3))
    assert unused(allowances) == []


@pytest.mark.parametrize("line", [3, 4, 5])
def test_any_line_of_the_finding_will_do(line):
    lines = ["", "", "pool = Pool(", "    4,", ")", ""]
    lines[line - 1] += "  # poolproof: allow[PP301]"
    assert Allowances("\n".join(lines)).allows(finding(3, 5))


@pytest.mark.parametrize("line", [1, 2, 6])
def test_other_lines_will_not(line):
    lines = ["x", "y", "pool = Pool(", "    4,", ")", "z"]
    lines[line - 1] += "  # poolproof: allow[PP301]"
    assert not Allowances("\n".join(lines)).allows(finding(3, 5))


def test_a_comment_of_its_own_holds_below():
    assert Allowances("# poolproof: allow[PP301]\nx").allows(finding(2))
    assert Allowances("    # poolproof: allow[PP301] as\n    # it ends\nx").allows(finding(3))


def test_but_not_further_below():
    assert not Allowances("# poolproof: allow[PP301]\nx\ny").allows(finding(3))
    assert not Allowances("# poolproof: allow[PP301]\n\ny").allows(finding(3))


def test_a_noqa_of_its_own_does_not_hold_below():
    assert not Allowances("# noqa: PP301\nx").allows(finding(2))


def test_a_file_can_be_allowed():
    allowances = Allowances("x\n\ny\n# poolproof: allow-file[PP301]\n")
    assert allowances.allows(finding(1))
    assert not allowances.allows(finding(1, code="PP101"))


def test_what_was_needed_is_not_unused():
    allowances = Allowances("x  # poolproof: allow[PP301]\ny  # noqa: PP301\n")
    assert allowances.allows(finding(1))
    assert allowances.allows(finding(2))
    assert unused(allowances) == []


def test_each_name_is_accounted_for():
    allowances = Allowances("x  # poolproof: allow[PP301, unreleased-pool]\n")
    assert allowances.allows(finding(1))
    assert unused(allowances) == [(1, "nothing here needs the allowance of 'unreleased-pool'")]
    (only,) = allowances.unused(NAMES, NAMES)
    assert only.span == Span(1, 30, 1, 45)


def test_two_that_allow_the_same_are_both_needed():
    allowances = Allowances("# poolproof: allow-file[PP301]\nx  # poolproof: allow[PP301]\n")
    assert allowances.allows(finding(2))
    assert unused(allowances) == []


def test_an_allowance_for_a_rule_that_did_not_run_is_not_unused():
    allowances = Allowances("x  # poolproof: allow[PP301]\ny  # noqa: PP3\n")
    assert unused(allowances, {"PP101", "PP302"}) == []
    assert [line for line, _ in unused(allowances, {"PP301", "PP302"})] == [1, 2]


def test_only_our_codes_in_a_noqa_are_accounted_for():
    assert unused(Allowances("x  # noqa\ny  # noqa: E501\nz  # noqa: E501, PP301\n")) == [
        (3, "nothing here needs the allowance of 'PP301'")
    ]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("# poolproof: allow[endles-task]", "no rule is called 'endles-task'; did you mean 'end"),
        ("# poolproof: allow[PP3]", "no rule is called 'PP3'"),
        ("# noqa: PP999", "no rule is called 'PP999'"),
        ("# poolproof: allow", "'allow' names no rule"),
        ("# poolproof: allow-file[]", "'allow-file' names no rule"),
        ("# poolproof: alow[PP301]", "'alow' means nothing here; did you mean 'allow'?"),
    ],
)
def test_what_cannot_be_understood_is_said(comment, message):
    ((line, said),) = unused(Allowances(f"x\ny  {comment}\n"))
    assert line == 2
    assert said.startswith(message)


def test_prose_about_us_is_left_alone():
    assert unused(Allowances("# poolproof: see the manual\n")) == []


def test_unused_allowances_can_be_allowed():
    allowances = Allowances("x  # poolproof: allow[PP301, unused-allowance]\n")
    assert [line for line, _ in unused(allowances)] == [1]
    assert allowances.allows(finding(1, code="PP901"))
