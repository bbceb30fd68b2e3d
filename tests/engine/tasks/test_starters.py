"""Which callees are worth asking what they are: classes of processes are found however far away."""

from textwrap import dedent

import pytest
from submitting import targets

HEAD = "import multiprocessing as mp\nfrom multiprocessing import Process\n"
RUN = "    def run(self): ...\n"


def started(tmp_path, code, **files):
    for name, text in files.items():
        (tmp_path / f"{name}.py").write_text(dedent(text), encoding="utf-8")
    path = tmp_path / "main.py"
    path.write_text(dedent(code), encoding="utf-8")
    return targets(dedent(code), path=path)


@pytest.mark.parametrize(
    ("code", "files"),
    [
        ("from a import W\nW()\n", {"a": f"{HEAD}class W(Process):\n{RUN}"}),
        ("from a import W as Other\nOther()\n", {"a": f"{HEAD}class W(mp.Process):\n{RUN}"}),
        ("import a\na.W()\n", {"a": f"{HEAD}class W(mp.Process):\n{RUN}"}),
        (
            "from a import W\nW()\n",
            {
                "a": f"from b import Base\nclass W(Base):\n{RUN}",
                "b": f"{HEAD}class Base(Process): ...",
            },
        ),
        (
            "from a import W\nW()\n",
            {"a": "from b import *\n", "b": f"{HEAD}class W(Process):\n{RUN}"},
        ),
        (
            "from a import W\nW()\n",
            {"a": "from b import Impl\nW = Impl\n", "b": f"{HEAD}class Impl(Process):\n{RUN}"},
        ),
        (
            "from a import W\nW()\n",
            {"a": f"{HEAD}Base = mp.Process\nclass W(Base):\n{RUN}"},
        ),
        ("from a import W\nkind = W\nkind()\n", {"a": f"{HEAD}class W(Process):\n{RUN}"}),
        (
            "from a import W\ndef start(kind):\n    kind()\nstart(W)\n",
            {"a": f"{HEAD}class W(Process):\n{RUN}"},
        ),
        (
            "from a import W\nfor kind in (int, W):\n    kind()\n",
            {"a": f"{HEAD}class W(Process):\n{RUN}"},
        ),
        (
            "from a import W\ndef which():\n    return W\nkind = which()\nkind()\n",
            {"a": f"{HEAD}class W(Process):\n{RUN}"},
        ),
    ],
)
def test_a_process_class_of_another_file(tmp_path, code, files):
    assert started(tmp_path, code, **files) in ([["W.run"]], [["Impl.run"]])


@pytest.mark.parametrize("name", ["worker", "myProcess", "my_process"])
def test_a_process_class_that_is_named_like_a_function(tmp_path, name):
    text = f"{HEAD}class {name}(Process):\n{RUN}"
    code = f"from a import {name}\none = {name}()\none.start()\n"
    assert started(tmp_path, code, a=text) == [[f"{name}.run"]]


@pytest.mark.parametrize(
    "taken", ["self.kinds.get(name)", "self.kinds[name]", "self.kinds.pop(name)"]
)
def test_one_of_the_constructors_that_a_class_keeps(tmp_path, taken):
    code = f"""
from multiprocessing.pool import Pool, ThreadPool

def begin(): ...

class Crew:
    kinds = {{"threads": ThreadPool, "processes": Pool}}

    def start(self, name):
        kind = {taken}
        self.pool = kind(2, initializer=begin)
"""
    assert ["begin"] in started(tmp_path, code)


def test_a_class_that_makes_its_like(tmp_path):
    maker = "    @classmethod\n    def make(cls):\n        return cls()\n"
    assert started(tmp_path, f"{HEAD}class W(Process):\n{RUN}{maker}") == [["W.run"]]


def test_files_of_classes_that_start_nothing_are_not_parsed(tmp_path, monkeypatch):
    parsed = []
    from poolproof.linking import modules  # noqa: PLC0415 - what the test replaces

    real = modules.parse
    monkeypatch.setattr(modules, "parse", lambda text: parsed.append(text) or real(text))
    code = "from a import Plain, Child\nPlain()\nChild(Plain())\n"
    files = {
        "a": "from b import Base\nclass Plain: ...\nclass Child(Base): ...\n",
        "b": "import enum\nclass Base(enum.Enum): ...\n",
    }
    assert started(tmp_path, code, **files) == []
    assert parsed == []
