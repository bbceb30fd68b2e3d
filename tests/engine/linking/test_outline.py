"""What is read off a module's text agrees with what its tree says."""

import ast
import sysconfig
from pathlib import Path
from textwrap import dedent

import pytest

from poolproof.linking.outline import Outline
from poolproof.syntax.collecting import collect
from poolproof.syntax.scopes import ClassBound, Imported

TEXT = dedent("""
    from a.b import (
        one,  # the first
        two as second,
    )
    from . import sibling
    from .. import \\
        above as over, beside
    from ...x.y import deep; import late
    import m.n, os.path as path
    import k as key
    from stars import *
    from .more import *
    try:
        from fast import Worker
    except ImportError:
        from slow import Worker
    class Plain: ...
    class Empty(): ...
    class Child(Worker, over.Base, metaclass=abc.Meta):
        pass
    class Long(
        Worker,  # not (this
        make(Other, 3),
    ):
        from inner import late_one
    Alias = Worker
    Typed: type = key.Process
    same == Worker
""")


def test_imports_classes_and_assignments():
    outline = Outline(TEXT)
    assert outline.imports == {
        "one": ("a.b.one",),
        "second": ("a.b.two",),
        "sibling": (".sibling",),
        "over": ("..above",),
        "beside": ("..beside",),
        "deep": ("...x.y.deep",),
        "late": ("late",),
        "late_one": ("inner.late_one",),
        "Worker": ("fast.Worker", "slow.Worker"),
        "m": ("m",),
        "path": ("os.path",),
        "key": ("k",),
    }
    assert outline.bases("Plain") == outline.bases("Empty") == ()
    assert outline.bases("Child") == ("Worker", "over.Base", "metaclass", "abc.Meta")
    assert outline.bases("Long") == ("Worker", "make", "Other")
    assert outline.values("Alias") == ("Worker",)
    assert outline.values("Typed") == ("key.Process",)
    assert outline.values("same") is None
    assert outline.bases("Worker") is None  # only in the heads of others
    assert outline.stars == ("stars", ".more")


@pytest.mark.parametrize("package", ["concurrent", "multiprocessing", "email", "asyncio", "json"])
def test_nothing_that_a_tree_shows_is_left_out(package):
    for path in sorted(Path(sysconfig.get_path("stdlib"), package).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        scope, outline = collect(ast.parse(text)).module, Outline(text)
        for name, bindings in scope.names.items():
            for binding in bindings:
                if isinstance(binding, Imported):
                    assert binding.target in outline.imports[name], path
                if isinstance(binding, ClassBound):
                    assert outline.bases(name) is not None, path
        assert set(scope.stars) <= set(outline.stars), path


@pytest.mark.parametrize("module", ["ast", "typing", "logging/__init__", "socket"])
def test_names_asked_for_one_by_one_are_said_to_be_what_a_table_of_all_says(module):
    text = Path(sysconfig.get_path("stdlib"), f"{module}.py").read_text(encoding="utf-8")
    table = Outline(text)
    for name in sorted({*table.classes, *table.assigned, "nowhere"}):
        alone = Outline(text)
        assert alone.bases(name) == table.classes.get(name), name
        assert alone.values(name) == table.assigned.get(name), name


def test_many_questions_are_answered_by_a_table():
    text = "class Base(Other): ...\n" + "".join(f"n{i} = Base  # n{i}\n" for i in range(40))
    outline = Outline(text)
    for number in range(40):
        assert outline.values(f"n{number}") == ("Base",)
        assert outline.bases("Base") == ("Other",)
