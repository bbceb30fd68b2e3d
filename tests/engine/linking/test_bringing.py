"""What is said not to bind a name does not, as its tree shows."""

import ast
import sysconfig
from pathlib import Path
from textwrap import dedent

import pytest

from poolproof.linking.bringing import may_bind
from poolproof.syntax.collecting import collect

TEXT = dedent("""
    import one.part, two as second
    from a import (
        third,  # a remark
        fourth
    )
    from b import fifth; import sixth
    seventh: int
    eighth, [ninth, *tenth] = load()
    for eleventh in range(3): ...
    with open(path) as twelfth, open(other) as (thirteenth, fourteenth): ...
    fifteenth += 1
    sixteenth //= 2
    def seventeenth(a): ...
    async def \\
        eighteenth(b): ...
    class nineteenth: ...
    if (twentieth := load()): ...
    try: ...
    except ValueError as problem: ...
""")
READ = dedent("""
    load(path)
    x.load = other.load.deep
    if load == 1 or load[0] != 2: ...
    print(load + 1, "load", load.name)
    reload = loads = _load = 3
""")


def test_every_form_of_binding_is_seen():
    names = collect(ast.parse(TEXT)).module.names
    assert len(names) == 21
    for name in names:
        assert may_bind(TEXT, name), name


def test_what_only_reads_a_name_binds_none():
    assert not may_bind(READ, "load")
    assert not may_bind(READ, "deep")
    assert may_bind(READ, "reload")
    assert not may_bind("", "load")


@pytest.mark.parametrize("package", ["asyncio", "email", "multiprocessing", "tkinter", "xml"])
def test_every_name_that_a_tree_binds_may_be_bound(package):
    for path in sorted(Path(sysconfig.get_path("stdlib"), package).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        for name in collect(ast.parse(text)).module.names:
            assert may_bind(text, name), (path, name)
