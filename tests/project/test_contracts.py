"""The picture of the architecture is enforced."""

import ast
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_import_contracts_are_kept():
    code = (
        "from importlinter.cli import lint_imports; raise SystemExit(lint_imports(no_cache=True))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_union_is_built_to_ask_what_something_is():
    """``isinstance(node, A | B)`` makes a new union each time: it takes ten times as long."""
    built = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("lint/poolproof", "rules/poolproof_rules")
        for path in sorted((ROOT / folder).rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("isinstance", "issubclass")
        and isinstance(node.args[1], ast.BinOp)
    ]
    assert built == []
