"""What the manual tells users of an editor to copy, and the file that it is to be checked with."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
SLOW_IS_ON = os.environ.get("POOLPROOF_SLOW", "") not in ("", "0")
LEAK = """\
from multiprocessing import Pool


def sizes(paths):
    name = "é😀"; pool = Pool(2)
    made = pool.map(len, paths)
    pool.close()
    pool.join()
    return name, made
"""


def blocks(editor: str) -> list[str]:
    """Return the blocks of code in the section about an editor, in order."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    section = re.search(rf"^### {re.escape(editor)}\n(.*?)(?=^##)", text, re.MULTILINE | re.DOTALL)
    assert section, f"the manual says nothing about {editor}"
    return re.findall(r"^```\w*\n(.*?)^```$", section[1], re.MULTILINE | re.DOTALL)


def project(folder: Path) -> Path:
    """Make a small project with a leak, and return the file."""
    folder.mkdir()
    (folder / "pyproject.toml").write_text("[project]\nname = 'leaky'\n")
    path = folder / "leak.py"
    path.write_text(LEAK, encoding="utf-8")
    return path


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return an environment in which this poolproof is found, and no settings of the user."""
    home.mkdir()
    own = {
        "HOME": str(home),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "LANG": "C.UTF-8",
    }
    return {**os.environ, **own, **more}
