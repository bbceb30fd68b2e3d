"""Which file a module's name means."""

from pathlib import Path

from poolproof.linking.files import ModuleFiles, distribution_of
from poolproof.pipeline import check_paths
from poolproof.settings import Settings


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


def test_what_a_file_is_installed_with():
    for place, whole in (
        ("lib/site-packages/one/part/deep.py", "lib/site-packages/one"),
        ("lib/dist-packages/six.py", "lib/dist-packages/six.py"),
        ("src/one/part.py", ""),
        ("site-packages", ""),
    ):
        assert distribution_of(str(Path(place))) == (str(Path(whole)) if whole else "")


def test_pools_that_an_installed_package_hands_out_are_followed_within_it(tmp_path):
    maker = "from multiprocessing import Pool\n\n\ndef crew():\n    return Pool(2)\n"
    user = "from one.maker import crew\n\n\ndef use(xs):\n    return crew().map(str, xs)\n"
    for name, text in (
        ("one/__init__.py", ""),
        ("one/maker.py", maker),
        ("one/user.py", user),
        ("two/user.py", user),
    ):
        path = tmp_path / "site-packages" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    report = check_paths([str(tmp_path / "site-packages")], Settings(tmp_path))
    found = [(Path(each.path).parent.name, each.code) for each in report.findings]
    assert found == [("one", "PP101")]
