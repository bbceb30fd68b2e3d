"""Entry points are those that ``importlib.metadata`` finds."""

import sys
import zipfile
from importlib.metadata import entry_points

import pytest

from poolproof import installed, sdk

ENTRIES = """\
[console_scripts]
a = b:c

[group]
# a comment
one = pkg.mod:NAME
 two=pkg:obj.attr [extra]

[other]
three = x
"""


def distribution(folder, name, text):
    place = folder / name
    place.mkdir(parents=True)
    (place / "METADATA").write_text(f"Name: {name.partition('-')[0]}\nVersion: 1\n")
    (place / "entry_points.txt").write_text(text)


def test_they_are_read_from_the_group_alone(tmp_path):
    distribution(tmp_path, "some-1.dist-info", ENTRIES)
    assert installed.entries("group", [str(tmp_path)]) == [
        ("one", "pkg.mod:NAME"),
        ("two", "pkg:obj.attr"),
    ]
    assert installed.entries("missing", [str(tmp_path), str(tmp_path / "nowhere")]) == []


def test_of_two_copies_the_first_on_the_path_counts(tmp_path):
    distribution(tmp_path / "a", "some_pack-2.dist-info", "[group]\none = new:x\n")
    distribution(tmp_path / "b", "some_pack-1.dist-info", "[group]\none = old:x\ntwo = old:y\n")
    folders = [str(tmp_path / "a"), str(tmp_path / "b")]
    assert installed.entries("group", folders) == [("one", "new:x")]


def test_archives_are_asked_too(tmp_path):
    archive = tmp_path / "pack.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("some-1.dist-info/METADATA", "Name: some\nVersion: 1\n")
        file.writestr("some-1.dist-info/entry_points.txt", ENTRIES)
    assert ("one", "pkg.mod:NAME") in installed.entries("group", [str(archive)])


@pytest.mark.parametrize("group", ["poolproof.packs", "console_scripts", "pytest11"])
def test_what_is_installed_here_is_found(group):
    expected = {(p.name, p.value.partition("[")[0].strip()) for p in entry_points(group=group)}
    assert expected <= set(installed.entries(group, sys.path))


def test_every_name_of_the_sdk_can_be_had():
    for name in sdk.__all__:
        assert getattr(sdk, name) is not None
    with pytest.raises(AttributeError, match="nothing_such"):
        _ = sdk.nothing_such  # type: ignore[attr-defined]
