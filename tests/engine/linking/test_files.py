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


def _checkout(folder: Path, *names: str) -> ModuleFiles:
    for name in (".git/HEAD", *names):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).touch()
    return ModuleFiles(frozenset({"joblib"}))


def test_packages_that_a_checkout_keeps_elsewhere(tmp_path):
    files = _checkout(
        tmp_path,
        "client/setup.py",
        "client/client/__init__.py",
        "client/client/calls.py",
        "server/pyproject.toml",
        "server/served/__init__.py",
        "lib/shared/__init__.py",
        "parts/agent-tools/agent_tools/__init__.py",
        "whole/__init__.py",
        "server/tests/test_it.py",
    )
    test = tmp_path / "server" / "tests" / "test_it.py"
    for name, found in (
        ("client", "client/client/__init__.py"),
        ("client.calls", "client/client/calls.py"),
        ("client.other", None),
        ("shared", "lib/shared/__init__.py"),
        ("agent_tools", "parts/agent-tools/agent_tools/__init__.py"),
        ("whole", "whole/__init__.py"),
        ("served", "server/served/__init__.py"),
    ):
        assert files.locate(test, name) == (None if found is None else tmp_path / found), name


def test_what_is_no_package_of_the_checkout(tmp_path):
    files = _checkout(
        tmp_path,
        "one/setup.py",
        "one/twice/__init__.py",
        "two/setup.py",
        "two/twice/__init__.py",
        "docker/redis/__init__.py",
        "lib/joblib/__init__.py",
        "lib/plain.py",
        "whole/inner/__init__.py",
        "whole/__init__.py",
        "venv/lib/installed/__init__.py",
        "app/lib/vendored/__init__.py",
        "app/lib/vendored-1.0.dist-info/RECORD",
        "src/main.py",
    )
    for name in ("twice", "redis", "joblib", "plain", "inner", "installed", "vendored"):
        assert files.locate(tmp_path / "src" / "main.py", name) is None, name


def test_a_script_in_no_checkout_has_no_packages_elsewhere(tmp_path):
    for name in ("tools/tools/__init__.py", "bin/run.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert ModuleFiles(frozenset()).locate(tmp_path / "bin" / "run.py", "tools") is None


def test_tasks_are_followed_into_packages_that_a_checkout_keeps_elsewhere(tmp_path):
    _checkout(tmp_path, "clock/setup.py", "clock/clock/__init__.py")
    ticking = "import time\n\n\ndef tick():\n    while True:\n        time.sleep(1)\n"
    (tmp_path / "clock" / "clock" / "ticking.py").write_text(ticking, encoding="utf-8")
    starting = (
        "from multiprocessing import Process\n\nfrom clock import ticking\n\n\n"
        "def main():\n    Process(target=ticking.tick).start()\n"
    )
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts" / "start.py").write_text(starting, encoding="utf-8")
    report = check_paths([str(tmp_path)], Settings(tmp_path))
    assert [(Path(each.path).name, each.code) for each in report.findings] == [
        ("start.py", "PP301")
    ]


def test_inner_packages_are_not_where_modules_are_looked_for(tmp_path):
    for folder in ("app", "app/plugins", "app/plugins/chat", "app/plugins/websocket"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "__init__.py").touch()
    (tmp_path / "app" / "settings.py").touch()
    (tmp_path / "app" / "plugins" / "tokens.py").touch()
    (tmp_path / ".git").mkdir()
    files = ModuleFiles(frozenset())
    chat = tmp_path / "app" / "plugins" / "chat" / "__init__.py"
    beside = tmp_path / "app" / "plugins" / "script.py"
    assert files.locate(chat, "websocket") is None
    assert files.locate(chat, "tokens") is None
    assert files.locate(chat, "settings") == tmp_path / "app" / "settings.py"
    assert files.locate(beside, "tokens") == tmp_path / "app" / "plugins" / "tokens.py"
    assert files.locate(chat, "app.plugins.tokens") == tmp_path / "app" / "plugins" / "tokens.py"


def test_a_project_begins_where_it_says_so_or_looks_like_one(tmp_path):
    folder = tmp_path / "code" / "robot" / "parts"
    folder.mkdir(parents=True)
    part = folder / "arm.py"
    assert ModuleFiles(frozenset()).root(part) == folder
    (folder / "README.md").touch()
    assert ModuleFiles(frozenset()).root(part) == folder
    (tmp_path / "code" / "requirements.txt").touch()
    assert ModuleFiles(frozenset()).root(part) == tmp_path / "code"
    (tmp_path / "code" / "robot" / "setup.py").touch()
    assert ModuleFiles(frozenset()).root(part) == tmp_path / "code" / "robot"
