"""What was found out before is only believed where the same would be found out again."""

import os
import pickle
import random
import time
from pathlib import Path

import pytest

from poolproof import examining, pipeline
from poolproof.analysis import Analysis
from poolproof.caching import place, store
from poolproof.caching.record import Record
from poolproof.caching.signatures import listing_of
from poolproof.pipeline import Run
from poolproof.settings import Settings

OWNER = """\
from multiprocessing import Pool


class Owner:
    def __init__(self):
        self.crew_of_mine = Pool(2)
"""
ENDS = "def end(owner):\n    owner.crew_of_mine.terminate()\n"
MAKER = """\
from multiprocessing.pool import ThreadPool


def make_pool():
    return ThreadPool(2)
"""
USER = "from maker import make_pool\n\nmake_pool().map(print, [])\n"
PLAIN = "x = 1\n"
LEAK = "from multiprocessing.pool import ThreadPool\n\nThreadPool(2).map(print, [])\n"
BROKEN = "from multiprocessing import Pool\nPool(\n"
TEXTS = (OWNER, ENDS, MAKER, USER, PLAIN, LEAK, BROKEN, "from kinds import Pool\nPool(2)\n")
NAMES = ("a.py", "b.py", "maker.py", "kinds.py", "pkg/__init__.py", "pkg/maker.py", "pkg/user.py")


class Project:
    """A folder whose files were all written a while ago."""

    def __init__(self, root):
        self.root = root / "project"
        self.root.mkdir()
        (self.root / "pyproject.toml").touch()
        self.cache = root / "cache"
        self._age = time.time() - 1_000_000

    def write(self, **texts):
        for name, text in texts.items():
            self.put(f"{name}.py", text)

    def put(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        self._age += 1
        os.utime(path, (self._age, self._age))

    def report(self, *paths, cached=True):
        named = [str(self.root / path) for path in paths] or [str(self.root)]
        return Run(
            named, Settings(self.root), cache=(lambda: self.cache) if cached else None
        ).report()

    def codes(self, *paths):
        cached, anew = self.report(*paths), self.report(*paths, cached=False)
        assert cached == anew
        return [finding.code for finding in cached.findings]


@pytest.fixture
def project(tmp_path):
    return Project(tmp_path)


@pytest.fixture
def examined(monkeypatch):
    """The files that are really examined, by name."""
    names = []
    real = examining.Examiner.examine

    def examine(self, file):
        names.append(Path(file.path).name)
        return real(self, file)

    monkeypatch.setattr(examining.Examiner, "examine", examine)
    return names


def test_the_second_run_examines_nothing(project, examined):
    project.write(leak=LEAK, plain=PLAIN, maker=MAKER, user=USER)
    first = project.report()
    assert sorted(examined) == ["leak.py", "maker.py", "user.py"]
    examined.clear()
    assert project.report() == first
    assert examined == []


def test_a_second_run_reads_no_plain_file(project, monkeypatch):
    monkeypatch.setattr(pipeline, "_FEW", 0)
    project.write(leak=LEAK, plain=PLAIN)
    project.report()
    run = Run([str(project.root)], Settings(project.root), cache=lambda: project.cache)
    read = []
    real = run.corpus.read
    monkeypatch.setattr(run.corpus, "read", lambda path: read.append(path) or real(path))
    run.report()
    assert [Path(path).name for path in read if path.endswith("plain.py")] == []


def test_a_file_that_changes_is_examined_again(project, examined):
    project.write(leak=LEAK, plain=PLAIN)
    assert project.codes() == ["PP101"]
    project.write(leak=PLAIN)
    assert project.codes() == []
    project.write(plain=LEAK)
    assert project.codes() == ["PP101"]


def test_a_plain_file_that_changes_costs_no_examination(project, examined):
    project.write(leak=LEAK, plain=PLAIN)
    project.report()
    examined.clear()
    project.write(plain="x = 2\n")
    project.report()
    assert examined == []


def test_an_owner_elsewhere_is_seen_coming_and_going(project):
    project.write(owner=OWNER, other=PLAIN)
    assert project.codes() == ["PP105"]
    project.write(other=ENDS)
    assert project.codes() == []
    project.write(other=PLAIN)
    assert project.codes() == ["PP105"]
    project.write(new=ENDS)
    assert project.codes() == []
    (project.root / "new.py").unlink()
    assert project.codes() == ["PP105"]


def test_a_maker_elsewhere_is_seen_coming_and_going(project):
    project.write(maker=MAKER, user=USER)
    assert project.codes() == ["PP101"]
    project.write(maker=PLAIN)
    assert project.codes() == []
    project.write(maker=MAKER)
    assert project.codes() == ["PP101"]


def test_a_module_that_comes_in_between_is_seen(project):
    project.put("pkg/user.py", USER + "from multiprocessing import Pool\n")
    project.put("maker.py", MAKER)
    assert project.codes() == ["PP101"]
    project.put("pkg/maker.py", "def make_pool():\n    return []\n")
    assert project.codes() == []


def test_some_files_and_then_all(project):
    project.write(owner=OWNER, leak=LEAK, ends=ENDS, maker=MAKER, user=USER)
    assert project.codes("owner.py") == []
    assert project.codes("user.py") == ["PP101"]
    assert project.codes() == ["PP101", "PP101"]
    assert project.codes("leak.py", "user.py") == ["PP101", "PP101"]


def test_whatever_is_edited_the_cache_changes_nothing(project):
    chance = random.Random(7)
    for _ in range(40):
        name, text = chance.choice(NAMES), chance.choice((*TEXTS, None))
        if text is not None:
            project.put(name, text)
        elif (project.root / name).exists():
            (project.root / name).unlink()
        asked = chance.choice(((), (), (), NAMES[:2], NAMES[4:]))
        project.codes(*(path for path in asked if (project.root / path).exists()))


def test_a_young_file_is_not_believed(project, examined):
    project.write(leak=LEAK)
    os.utime(project.root / "leak.py")
    project.report()
    project.report()
    assert examined == ["leak.py", "leak.py"]


def test_settings_have_records_of_their_own(project):
    project.write(leak=LEAK)
    project.report()
    other = Settings(project.root, pedantic=True)
    Run([str(project.root)], other, cache=lambda: project.cache).report()
    assert len(list(project.cache.iterdir())) == 2


def test_a_mistake_of_ours_is_told_every_time(project, monkeypatch):
    project.write(leak=LEAK)
    monkeypatch.setattr(Analysis, "solve", lambda self, unit: 1 / 0)
    assert len(project.report().errors) == len(project.report().errors) == 1


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 100])
def test_a_damaged_record_is_ignored_and_replaced(project, examined, damage):
    project.write(leak=LEAK)
    first = project.report()
    (record,) = project.cache.iterdir()
    whole = record.read_bytes()
    for data in (damage, whole[:-1], whole[:40] + damage + whole[41:]):
        record.write_bytes(data)
        assert project.report() == first
        examined.clear()
        assert project.report() == first
        assert examined == []


def test_a_record_of_something_else_is_ignored(tmp_path):
    content = pickle.dumps(["no", "record"])
    (tmp_path / "key.record").write_bytes(store._digest(content) + content)
    assert store.Store(tmp_path, "key").load() == Record()


def test_a_place_that_cannot_be_written_is_no_error(project):
    project.write(leak=LEAK)
    project.cache.write_text("a file, not a folder")
    assert [finding.code for finding in project.report().findings] == ["PP101"]


def test_clearing(project):
    project.write(leak=LEAK)
    project.report()
    assert store.clear(project.cache) == 1
    assert list(project.cache.iterdir()) == []
    assert store.clear(project.root / "missing") == 0


def test_the_folder_can_be_named(tmp_path, monkeypatch):
    monkeypatch.setenv(place.VARIABLE, str(tmp_path))
    assert place.cache_folder() == tmp_path
    monkeypatch.delenv(place.VARIABLE)
    assert place.cache_folder().name == "poolproof"


def test_listings_leave_out_what_cannot_matter(tmp_path):
    (tmp_path / "a.py").touch()
    before = listing_of(str(tmp_path))
    for name in (".a.py.swp", "notes.txt", "__pycache__", "a.pyc"):
        (tmp_path / name).touch()
    assert listing_of(str(tmp_path)) == before
    (tmp_path / "folder").mkdir()
    assert listing_of(str(tmp_path)) != before
