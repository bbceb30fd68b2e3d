"""Emacs with eglot, set up as the manual says. Skipped where there is none (POOLPROOF_EMACS)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from manual import SLOW_IS_ON, blocks, environment, project

EMACS = os.environ.get("POOLPROOF_EMACS") or shutil.which("emacs") or ""
DRIVE = Path(__file__).with_name("drive_emacs.el")


def _has_eglot() -> bool:
    if not EMACS:
        return False
    asked = [EMACS, "-q", "--batch", "--eval", "(progn (package-initialize) (require 'eglot))"]
    return subprocess.run(asked, capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not SLOW_IS_ON, reason="slow: POOLPROOF_SLOW=1")
@pytest.mark.skipif(not _has_eglot(), reason="no Emacs with eglot")
def test_a_session_as_the_manual_sets_it_up(tmp_path: Path) -> None:
    path = project(tmp_path / "project")
    out = tmp_path / "out.json"
    env = environment(
        tmp_path / "home", FILE=str(path), OUT=str(out), ACTION="Allow leak-on-exception"
    )
    init = tmp_path / "init.el"
    init.write_text(blocks("Emacs")[0])
    command = [
        EMACS,
        "-q",
        "--batch",
        "-f",
        "package-initialize",
        "-l",
        str(init),
        "-l",
        str(DRIVE),
    ]
    done = subprocess.run(
        command, env=env, cwd=path.parent, timeout=240, check=False, capture_output=True, text=True
    )
    assert out.exists(), done.stderr
    told = json.loads(out.read_text())
    assert "error" not in told, told["error"]
    assert told["hooked"] is True
    assert told["count"] == 1
    assert "[PP103]" in told["text"]
    assert told["marked"] == "Pool(2)"
    assert told["page"].endswith("/leak_on_exception.py")
    assert "In the reference pool:" in told["hover"]
    above = "    # poolproof: allow[leak-on-exception] why this is intended\n    name"
    assert above in path.read_text(encoding="utf-8")
