"""What a file belongs together with: a project as a whole, and no stranger's folders."""

from pathlib import Path

import pytest

from poolproof.source import surroundings as module
from poolproof.source.surroundings import ROOT_MARKS, surroundings


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "_MOST_ENTRIES", 6)
    for name in ("one.py", "two.py", "notes.txt", "below/three.py"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("")
    return tmp_path


def found(folder: Path) -> list[str]:
    return [file.shown for file in surroundings(str(folder), cwd=str(folder))]


def test_a_small_folder_is_taken_whole(folder):
    assert found(folder) == ["below/three.py", "one.py", "two.py"]


def test_of_one_that_sprawls_only_the_files_in_it_are_taken(folder):
    for number in range(3):
        (folder / "below" / f"{number}.log").write_text("")
    assert found(folder) == ["one.py", "two.py"]


@pytest.mark.parametrize("mark", ROOT_MARKS)
def test_a_project_is_taken_whole_however_large(folder, mark):
    (folder / mark).mkdir()
    for number in range(30):
        (folder / "below" / f"{number}.log").write_text("")
    assert found(folder) == ["below/three.py", "one.py", "two.py"]
