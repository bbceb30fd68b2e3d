from pathlib import Path

from poolproof.source.corpus import ProjectCorpus
from poolproof.source.discovery import SourceFile


def corpus_of(root: Path, **options):
    files = [SourceFile(each.name, str(each)) for each in sorted(root.glob("*.py"))]
    return ProjectCorpus(lambda: files, cwd=str(root), **options)


def test_files_are_listed_when_asked_for(tmp_path):
    asked = []

    def listing():
        asked.append(1)
        return [SourceFile("a.py", str(tmp_path / "a.py"))]

    corpus = ProjectCorpus(listing, cwd=str(tmp_path))
    assert asked == []
    assert corpus.files() == corpus.files() == [tmp_path / "a.py"]
    assert asked == [1]


def test_loading_decodes_and_names_the_file(tmp_path):
    (tmp_path / "a.py").write_bytes(b"# coding: latin-1\r\nx = '\xe9'\r\n")
    unit = corpus_of(tmp_path).load(tmp_path / "a.py")
    assert unit is not None
    assert (unit.shown, unit.path) == ("a.py", tmp_path / "a.py")
    assert unit.text == "# coding: latin-1\r\nx = 'é'\r\n"


def test_files_outside_the_list_can_be_loaded(tmp_path):
    corpus = corpus_of(tmp_path)
    assert corpus.files() == []
    (tmp_path / "later.py").write_text("x = 1\n")
    unit = corpus.load(tmp_path / "later.py")
    assert unit is not None
    assert unit.shown == "later.py"


def test_what_cannot_be_loaded_is_none(tmp_path):
    (tmp_path / "bad.py").write_bytes(b"\xff")
    corpus = corpus_of(tmp_path)
    assert corpus.load(tmp_path / "bad.py") is None
    assert corpus.load(tmp_path / "missing.py") is None
    assert corpus.load(tmp_path) is None


def test_search_goes_through_the_bytes(tmp_path):
    (tmp_path / "a.py").write_bytes(b"x = make_pool()")
    (tmp_path / "b.py").write_bytes(b"\xff make_pool")
    (tmp_path / "c.py").write_bytes(b"make_pools")
    found = corpus_of(tmp_path).search(["make_pool"])
    assert found == [tmp_path / "a.py", tmp_path / "b.py"]


def test_no_word_is_found_nowhere(tmp_path):
    (tmp_path / "a.py").write_bytes(b"word")
    assert corpus_of(tmp_path).search([""]) == []
    assert corpus_of(tmp_path).search(["", "word"]) == [tmp_path / "a.py"]


def test_a_file_that_vanished_is_not_found(tmp_path):
    (tmp_path / "a.py").write_bytes(b"word")
    (tmp_path / "b.py").write_bytes(b"word")
    corpus = corpus_of(tmp_path)
    assert len(corpus.files()) == 2
    (tmp_path / "a.py").unlink()
    assert corpus.search(["word"]) == [tmp_path / "b.py"]


def test_unsaved_text_stands_for_the_file(tmp_path):
    path = tmp_path / "a.py"
    path.write_bytes(b"old")
    corpus = corpus_of(tmp_path, overlay={str(path): b"new"})
    unit = corpus.load(path)
    assert unit is not None
    assert unit.text == "new"
    assert corpus.search(["new"]) == [path]
