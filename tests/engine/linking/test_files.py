"""Which file a module's name means."""

from poolproof.linking.files import ModuleFiles


def test_installed_packages_are_projects_of_their_own(tmp_path):
    installed = tmp_path / "lib" / "site-packages"
    for name in ("one/__init__.py", "one/part.py", "two/__init__.py", "two/part.py", "six.py"):
        (installed / name).parent.mkdir(parents=True, exist_ok=True)
        (installed / name).touch()
    (tmp_path / "lib" / "above.py").touch()
    locate = ModuleFiles(frozenset()).locate
    part = installed / "one" / "part.py"
    assert locate(part, "one") == installed / "one" / "__init__.py"
    assert locate(installed / "one" / "__init__.py", "one.part") == part
    assert locate(installed / "one" / "__init__.py", ".part") == part
    for name in ("two", "two.part", "six", "above"):
        assert locate(part, name) is None
    assert locate(installed / "six.py", "two") is None
    assert locate(installed / "six.py", "six") is None
