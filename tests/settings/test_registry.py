import importlib
import subprocess
import sys

import pytest

from poolproof import registry
from poolproof.pack import Pack
from poolproof.registry import Registry, RegistryError

PAGE = "\n\n".join(
    f"{heading}\n---\ntext"
    for heading in (
        "What it does",
        "Why it bites",
        "Example",
        "Use instead",
        "Fix safety",
        "Limits",
    )
)
RULE = f'''"""A headline.

{PAGE}
"""
from poolproof.sdk import Declaration, Severity, Tier
DECLARATION = Declaration("{{code}}", "{{name}}", Severity.WARNING, Tier.DEFAULT, "0.1")
def judge(solution):
    return ()
'''


@pytest.fixture
def package(tmp_path, monkeypatch):
    """Make a package of modules that can be imported, under a name of its own."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made = []

    def make(name, **modules):
        folder = tmp_path / name
        folder.mkdir()
        for module, text in {"__init__": "", **modules}.items():
            (folder / f"{module}.py").write_text(text)
        made.append(name)
        importlib.invalidate_caches()
        return Registry((Pack(name, (name,)),))

    yield make
    for name in [each for each in sys.modules if each.split(".")[0] in made]:
        del sys.modules[name]


def rule(code, name):
    return RULE.format(code=code, name=name)


def test_the_built_in_pack_is_found():
    loaded = registry.load()
    assert "builtin" in [pack.name for pack in loaded.packs]
    assert loaded.names["PP900"] == "unreadable-file"
    assert loaded.names["PP901"] == "unused-allowance"
    assert len(loaded.protocols) > 1


def test_rules_are_found_by_code_and_by_name():
    loaded = registry.load()
    found = loaded.find("pp900")
    assert found is not None
    assert found.page.headline
    assert loaded.find("Unreadable-File") is found
    assert loaded.find("PP9") is None


def test_modules_are_rules_if_they_declare_one(package):
    made = package("pack_a", b=rule("XX2", "b"), a=rule("XX1", "z"), helper="X = 1\n")
    assert [(each.code, each.module) for each in made.rules] == [
        ("XX1", "pack_a.a"),
        ("XX2", "pack_a.b"),
    ]
    assert made.names == {"XX1": "z", "XX2": "b"}


@pytest.mark.parametrize(
    ("one", "other", "message"),
    [
        (("XX1", "a"), ("XX1", "b"), "the code 'XX1' is in both pack_b.one and pack_b.two"),
        (("XX1", "a"), ("XX2", "a"), "the name 'a' is in both pack_b.one and pack_b.two"),
    ],
)
def test_twins_are_refused(package, one, other, message):
    made = package("pack_b", one=rule(*one), two=rule(*other))
    with pytest.raises(RegistryError, match=message):
        _ = made.rules


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1 / 0", "module pack_c.bad cannot be imported: ZeroDivisionError"),
        ("DECLARATION = 1", "is no poolproof.sdk.Declaration"),
        (rule("XX1", "a").replace("judge", "judges"), "has no function judge"),
        (rule("XX1", "a").replace("Limits", "Limit"), "page of the rule pack_c.bad"),
    ],
)
def test_broken_rules_are_refused(package, text, message):
    made = package("pack_c", bad=text)
    with pytest.raises(RegistryError, match=message):
        _ = made.rules


def test_broken_protocols_are_refused(package):
    package("pack_d", bad="PROTOCOLS = (1,)")
    made = Registry((Pack("d", (), "pack_d"),))
    with pytest.raises(RegistryError, match=r"PROTOCOLS in pack_d\.bad"):
        _ = made.protocols


def test_the_same_protocol_twice_is_refused():
    pack = registry.load().packs[0]
    with pytest.raises(RegistryError, match="the protocol"):
        _ = Registry((pack, pack)).protocols


def test_a_broken_pack_is_named(monkeypatch):
    monkeypatch.setattr(registry, "entries", lambda group: [("broken", "nowhere_at_all:PACK")])
    with pytest.raises(RegistryError, match=r"'broken' .*nowhere_at_all:PACK.* cannot be loaded"):
        registry.load.__wrapped__()


def test_an_entry_that_is_no_pack_is_named(monkeypatch):
    monkeypatch.setattr(registry, "entries", lambda group: [("odd", "os:sep")])
    with pytest.raises(RegistryError, match=r"'odd' .* is no poolproof\.sdk\.Pack"):
        registry.load.__wrapped__()


def test_finding_packs_imports_no_rule():
    code = (
        "import sys; from poolproof import registry; registry.load().protocols;"
        "print([m for m in sys.modules if m.startswith(('libcst', 'poolproof_rules.hygiene'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
