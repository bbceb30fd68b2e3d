from pathlib import Path

import pytest

from poolproof.linking.files import ModuleFiles
from poolproof.neighbours import imported, neighbours
from poolproof.source.corpus import ProjectCorpus


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("import a", ["a"]),
        ("import a.b as c, d  # e", ["a", "a.b", "d"]),
        ("from a.b import c, d as e", ["a.b", "a.b.c", "a.b.d"]),
        ("from a import (  # why\n    b,  # not, this\n    c as d,\n)", ["a", "a.b", "a.c"]),
        ("from . import a\nfrom .b import c\nfrom ..d import *", [".", ".a", ".b", ".b.c", "..d"]),
        ("if x: import a; from b import c", ["a", "b", "b.c"]),
        ("    import a\r\nfrom b \\\r\n  import c\r\n", ["a", "b", "b.c"]),
        ("from importlib import resources\rimport b", ["importlib", "importlib.resources", "b"]),
        ("important = 1\nreimport(a)\n", []),
        ("x = 1", []),
    ],
)
def test_imports_are_found_by_their_shape(text, names):
    assert list(dict.fromkeys(imported(text))) == names


def test_imports_are_followed(tmp_path):
    files = {
        "a.py": "from pkg import make\nimport os\nimport missing\n",
        "pkg/__init__.py": "from .inner import make\nfrom . import beside\n",
        "pkg/inner.py": "import a\n",
        "pkg/beside.py": "",
        "pkg/other.py": "",
        "pyproject.toml": "",
    }
    for name, content in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(content)
    corpus = ProjectCorpus(lambda: (), cwd=str(tmp_path))
    locate = ModuleFiles(frozenset()).locate
    found = neighbours([tmp_path / "a.py"], corpus.read, locate)
    assert sorted(str(path.relative_to(tmp_path)) for path in found) == [
        str(Path("pkg/__init__.py")),
        str(Path("pkg/beside.py")),
        str(Path("pkg/inner.py")),
    ]
    assert list(neighbours([tmp_path / "gone.py"], corpus.read, locate)) == []
