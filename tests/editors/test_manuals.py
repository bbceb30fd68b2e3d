"""What the manual and the extension say about the server is what the server knows."""

from __future__ import annotations

import json
import re
import sys

import pytest
from manual import ROOT, blocks

from poolproof import __version__
from poolproof.lsp import configuration
from poolproof.lsp.actions import OPEN_REFERENCE, PROOFS, REFERENCES, RUN_PROOF

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

EXTENSION = ROOT / "lint" / "poolproof" / "editors" / "vscode"
PACKAGE = json.loads((EXTENSION / "package.json").read_text(encoding="utf-8"))
PROPERTIES = PACKAGE["contributes"]["configuration"]["properties"]


def test_the_extension_has_the_settings_of_the_server() -> None:
    names = {name.removeprefix("poolproof.") for name in PROPERTIES}
    own = {"trace.server" if name == "trace" else name for name in configuration._CLIENTS_OWN}
    assert names == set(configuration._READERS) | own


def test_the_extensions_defaults_are_those_of_the_server() -> None:
    defaults = {
        name.removeprefix("poolproof."): each["default"]
        for name, each in PROPERTIES.items()
        if name.removeprefix("poolproof.") in configuration._READERS
    }
    assert configuration.read(defaults) == (configuration.Preferences(), ())


def test_the_extension_asks_for_commands_that_there_are() -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in (EXTENSION / "src").glob("*.ts"))
    asked = set(re.findall(r'"(poolproof\.server\.\w+)"', text))
    assert asked == {RUN_PROOF, PROOFS, REFERENCES}
    contributed = {each["command"] for each in PACKAGE["contributes"]["commands"]}
    assert contributed == set(re.findall(r'registerCommand\("(poolproof\.\w+)"', text))
    assert {each.replace(".server.", ".") for each in (OPEN_REFERENCE, RUN_PROOF)} < contributed


def test_the_extension_has_the_version_of_the_server() -> None:
    assert PACKAGE["version"] == __version__
    assert f"poolproof-{__version__}.vsix" in blocks("Visual Studio Code")[0]


def test_the_manual_has_the_settings_of_the_server() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    table = text.partition("### Settings of an editor")[2].partition("\n## ")[0]
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", "".join(rows))) == set(configuration._READERS)


@pytest.mark.parametrize("editor", ["Sublime Text", "Zed"])
def test_json_in_the_manual_can_be_read(editor: str) -> None:
    (block,) = blocks(editor)
    assert '"server"' in block
    assert json.loads(block)


def test_toml_in_the_manual_can_be_read() -> None:
    (block,) = blocks("Helix")
    told = tomllib.loads(block)
    server = told["language-server"]["poolproof"]
    assert (server["command"], server["args"]) == ("poolproof", ["server"])
    assert "poolproof" in told["language"][0]["language-servers"]
