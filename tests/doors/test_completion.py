"""What the shells ask of the installed command when somebody presses the tab key."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

COMMAND = str(Path(sys.executable).with_name("poolproof"))


def completions(words):
    done = subprocess.run(
        [COMMAND],
        env={
            **os.environ,
            "_POOLPROOF_COMPLETE": "bash_complete",
            "COMP_WORDS": words,
            "COMP_CWORD": str(len(words.split(" ")) - 1),
        },
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines()]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("poolproof ch", ["check"]),
        ("poolproof check --output-f", ["--output-format", "--output-file"]),
        ("poolproof check --output-format s", ["sarif"]),
        ("poolproof explain leak", ["leak-on-exception", "leak-on-path"]),
    ],
)
def test_words_are_completed(words, expected):
    assert completions(words) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_there_is_a_script_for_each_shell(shell):
    done = subprocess.run(
        [COMMAND],
        env={**os.environ, "_POOLPROOF_COMPLETE": f"{shell}_source"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert "poolproof_completion" in done.stdout
