"""Neovim, set up as the manual says. Skipped where there is none (POOLPROOF_NVIM names it)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from manual import SLOW_IS_ON, blocks, environment, project

NVIM = os.environ.get("POOLPROOF_NVIM") or shutil.which("nvim") or ""
DRIVE = Path(__file__).with_name("drive_neovim.lua")


def _version() -> tuple[int, ...]:
    if not NVIM:
        return (0,)
    shown = subprocess.run([NVIM, "--version"], capture_output=True, text=True, check=True).stdout
    return tuple(map(int, shown.split()[1].removeprefix("v").partition("-")[0].split(".")))


@pytest.mark.slow
@pytest.mark.skipif(not SLOW_IS_ON, reason="slow: POOLPROOF_SLOW=1")
@pytest.mark.skipif(_version() < (0, 11), reason="no Neovim 0.11")
def test_a_session_as_the_manual_sets_it_up(tmp_path: Path) -> None:
    path = project(tmp_path / "project")
    out = tmp_path / "out.json"
    env = environment(
        tmp_path / "home", FILE=str(path), OUT=str(out), ACTION="Allow leak-on-exception"
    )
    config = tmp_path / "home" / "config" / "nvim"
    (config / "lsp").mkdir(parents=True)
    server, start = blocks("Neovim")[:2]
    (config / "lsp" / "poolproof.lua").write_text(server)
    (config / "init.lua").write_text(start)
    command = [NVIM, "--headless", "-n", "-i", "NONE", "-c", f"luafile {DRIVE}"]
    done = subprocess.run(
        command, env=env, cwd=path.parent, timeout=240, check=False, capture_output=True
    )
    told = json.loads(out.read_text())
    assert "error" not in told, told["error"]
    assert done.returncode == 0
    assert list(told["messages"]) == []
    assert told["count"] == 1  # not once pushed and once pulled
    assert told["finding"]["code"] == "PP103"
    assert told["finding"]["page"].endswith("/leak_on_exception.py")
    assert told["finding"]["related"] >= 4
    assert "In the reference pool:" in told["hover"]
    assert told["reference"].lstrip().startswith("raise")
    above = "    # poolproof: allow[leak-on-exception] why this is intended\n    name"
    assert above in path.read_text(encoding="utf-8")
