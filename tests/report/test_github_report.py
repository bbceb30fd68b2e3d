import subprocess

import pytest
from specimens import FOUND, NOTHING, finding, material

from poolproof.finding import Report, Statistics
from poolproof.report import github

# What @actions/core 3.0.1 writes for the same messages and properties; it sets them in this order.
TOOLKIT = [
    (
        "50% of a, b: c\nsecond\r\nline",
        {"title": "PP1:a,b 100%", "file": "dir,a/b:c%.py", "line": 2},
        "::warning title=PP1%3Aa%2Cb 100%25,file=dir%2Ca/b%3Ac%25.py,line=2"
        "::50%25 of a, b: c%0Asecond%0D%0Aline",
    ),
    ("ü 𝄞 ::x::", {"title": "t"}, "::warning title=t::ü 𝄞 ::x::"),
    ("m", {}, "::warning::m"),
]


@pytest.mark.parametrize(("message", "properties", "expected"), TOOLKIT)
def test_commands_are_escaped_as_the_toolkit_does_it(message, properties, expected):
    assert github.command("warning", message, **properties) == expected


def test_properties_without_a_value_are_left_out():
    assert github.command("warning", "m", file="") == "::warning::m"


def test_every_finding_and_every_error_is_one_line():
    lines = github.render(material()).splitlines()
    assert [line.partition(" ")[0] for line in lines] == [
        "::warning", "::error", "::notice", "::error", "::error",
    ]  # fmt: skip
    assert lines[0] == (
        "::warning title=PP103 leak-on-exception,file=app.py,line=4,endLine=4,col=21,endColumn=28"
        "::app.py:4:21: PP103 50%25 of `pool`: a, b%0Ais lost%0A① line 4: started <here> & now"
        "%0A② sub dir/b,1:ü.py:3: and there%0Ahelp: close it"
        "%0Asee: reference/exit.py:34 (exit-terminates)%0Amore: poolproof explain PP103"
    )
    assert lines[4] == (
        "::error title=poolproof could not check everything,file=miss%2Cing.py"
        "::miss,ing.py: no such file"
    )


def test_columns_are_given_only_within_a_line():
    """GitHub refuses columns where the lines differ."""
    assert FOUND[1].span.line != FOUND[1].span.end_line
    line = github.render(material()).splitlines()[1]
    assert ",line=3,endLine=5::" in line


def test_nothing_is_nothing():
    assert github.render(material(NOTHING)) == ""


def test_paths_start_at_the_checkout(tmp_path, monkeypatch):
    (tmp_path / "work" / "sub").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "work" / "sub")
    found = Report((finding(notes=()),), (), Statistics())

    def file():
        return github.render(material(found)).partition("file=")[2].partition(",")[0]

    assert file() == "app.py"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "work"))
    assert file() == "sub/app.py"
    monkeypatch.setenv("GITHUB_WORKSPACE", str(tmp_path / "other"))
    assert file() == "app.py"


@pytest.mark.slow
def test_the_toolkit_itself_writes_the_same(tmp_path):
    npm = subprocess.run(
        ["npm", "install", "--silent", "@actions/core@3"], cwd=tmp_path, check=False
    )
    if npm.returncode:
        pytest.skip("needs npm and its registry")
    program = "import * as core from '@actions/core';\n"
    for message, properties, _ in TOOLKIT:
        given = {("startLine" if key == "line" else key): each for key, each in properties.items()}
        program += f"core.warning({message!r}, {given!r});\n"
    (tmp_path / "a.mjs").write_text(program, "utf-8")
    done = subprocess.run(
        ["node", "a.mjs"], cwd=tmp_path, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.splitlines() == [expected for _, _, expected in TOOLKIT]
