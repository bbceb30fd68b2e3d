"""What an editor may set."""

from __future__ import annotations

from pathlib import Path

import pytest

from poolproof.lsp.configuration import Preferences, Scope, Trigger, read
from poolproof.settings import SettingsError


def test_settings_are_read_as_editors_write_them() -> None:
    preferences, complaints = read(
        {
            "run": "onSave",
            "debounce": 40,
            "diagnosticMode": "workspace",
            "codeLens": True,
            "extendSelect": ["PP106"],
            "pedantic": None,
            "interpreter": ["python3"],
        }
    )
    assert complaints == ()
    assert preferences == Preferences(
        run=Trigger.ON_SAVE,
        debounce=40,
        diagnostic_mode=Scope.WORKSPACE,
        code_lens=True,
        extend_select=("PP106",),
    )


def test_what_is_wrong_is_said_and_the_rest_holds() -> None:
    preferences, complaints = read(
        {"codeLense": True, "run": "never", "debounce": True, "pedantic": True}
    )
    assert preferences == Preferences(pedantic=True)
    assert complaints == (
        "poolproof.codeLense: there is no such setting; did you mean 'codeLens'?",
        "poolproof.run: must be onType or onSave",
        "poolproof.debounce: must be a number of milliseconds, at most 60000",
    )


def test_nothing_and_nonsense_are_taken_for_the_defaults() -> None:
    assert read(None) == (Preferences(), ())
    assert read([]) == (Preferences(), ())
    assert read(["x"]) == (Preferences(), ("poolproof: must be an object",))


def test_the_editor_is_heard_after_the_file(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        "[tool.poolproof]\npedantic = true\nignore = ['PP1']\n"
    )
    settings = Preferences(ignore=("PP2",)).settings_for(tmp_path)
    assert settings.pedantic
    assert [choice.ignore for choice in settings.choices] == [("PP1",), ("PP2",)]
    assert not Preferences(pedantic=False).settings_for(tmp_path).pedantic


def test_a_named_file_is_read_from_the_folder(tmp_path: Path) -> None:
    (tmp_path / "other.toml").write_text("[tool.poolproof]\npreview = true\n")
    assert Preferences(configuration="other.toml").settings_for(tmp_path).preview
    with pytest.raises(SettingsError):
        Preferences(configuration="none.toml").settings_for(tmp_path)
