"""The documents keep up with the code."""

import re
from pathlib import Path

import pytest

from poolproof import keys, registry, settings
from poolproof.dev import generate

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "lint" / "ARCHITECTURE.md").read_text(encoding="utf-8")


def test_generated_texts_are_current():
    stale = [text.path.relative_to(ROOT) for text in generate.texts(ROOT) if not text.is_current]
    assert stale == [], "run `python -m poolproof.dev generate`"


def test_unknown_part_is_refused():
    with pytest.raises(KeyError):
        generate.with_parts("<!-- generated: poem -->\n<!-- end -->\n", {}.__getitem__)


def test_settings_in_the_readme_are_those_there_are(tmp_path):
    """They are all shown, and accepted as they are shown."""
    table = re.search(r"```toml\n(\[tool\.poolproof\]\n.*?)```", README, re.DOTALL)
    assert table is not None
    file = tmp_path / "pyproject.toml"
    file.write_text(table[1])
    read = settings.read(file)
    read.adopt(registry.load().protocols)
    shown = set(re.findall(r"^([a-z-]+) =", table[1], re.MULTILINE))
    shown |= set(re.findall(r"^\[tool\.poolproof\.([a-z-]+)\]", table[1], re.MULTILINE))
    assert shown == set(keys.READERS)


def test_links_of_the_documents_lead_somewhere():
    for document in (ROOT / "README.md", ROOT / generate.PAGES):
        text = document.read_text(encoding="utf-8")
        for target in re.findall(r"\]\(([^)#]*)(?:#[^)]*)?\)", text):
            assert target == "" or (document.parent / target).exists(), target


def test_anchors_of_the_rules_are_headings():
    pages = (ROOT / generate.PAGES).read_text(encoding="utf-8")
    headings = {
        re.sub(r"[^\w -]", "", line.lower()).replace(" ", "-")
        for line in re.findall(r"^## (.*)$", pages, re.MULTILINE)
    }
    for anchor in re.findall(r"\]\((?:rules/README\.md)?#(pp[^)]*)\)", README + pages):
        assert anchor in headings


def test_code_in_the_readme_is_in_order():
    for code in re.findall(r"```python\n(.*?)```", README, re.DOTALL):
        compile(code, "README.md", "exec")


def test_modules_of_the_architecture_are_there():
    paths = [
        f"/{path.relative_to(ROOT)}"
        for at in ("lint", "rules")
        for path in (ROOT / at).rglob("*.py")
    ]
    for named in set(re.findall(r"`([\w/]+\.py)`", ARCHITECTURE)):
        assert any(path.endswith(f"/{named}") for path in paths), named


def test_the_architecture_explains_every_folder_and_module_of_the_top():
    named = set(re.findall(r"`([\w/]+?)(?:/|\.py)`", ARCHITECTURE))
    own = (ROOT / "lint" / "poolproof").iterdir()
    top = {path.stem for path in own if not path.name.startswith("_")}
    tasks = (ROOT / "lint" / "poolproof" / "tasks").iterdir()
    top |= {f"tasks/{path.name}" for path in tasks if path.is_dir() and path.name[0] != "_"}
    assert top - named == {"tasks"}
