import pytest

from poolproof.testing import Expectation, MarkerError, expectations


def of(text):
    return list(expectations(text))


def test_marker_stands_for_its_own_line():
    assert of("x = 1\npool = Pool()  # expect: PP101\n") == [Expectation(2, "PP101")]


def test_marker_on_a_line_of_its_own():
    assert of("# expect: PP901\n") == [Expectation(1, "PP901")]


def test_marker_for_the_next_line():
    assert of("# expect-next: PP101\npool = Pool()\n") == [Expectation(2, "PP101")]


def test_several_codes():
    text = "a, b = Pool(), Pool()  # expect: PP101, PP101,XY23\n"
    assert of(text) == [Expectation(1, code) for code in ("PP101", "PP101", "XY23")]


def test_words_after_the_codes():
    assert of("f()  # expect: PP103, PP104 since map may raise\n") == [
        Expectation(1, "PP103"),
        Expectation(1, "PP104"),
    ]


def test_other_comments_and_strings():
    assert of('x = "# expect: PP101"  # as expected: PP101\n# we expect PP101\n') == []


@pytest.mark.parametrize(
    "comment",
    [
        "# expect PP101",
        "# expect: pp101",
        "# expect:",
        "# expect: PP101,",
        "# expect: PP101;PP102",
        "# Expect: PP101",
        "# expect-nxt: PP101",
    ],
)
def test_misspelt_marker_is_refused(comment):
    with pytest.raises(MarkerError, match=r"line 2: .* is no marker"):
        of(f"\nx = 1  {comment}\n")
