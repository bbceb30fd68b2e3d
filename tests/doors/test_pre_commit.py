"""The hooks in the hands of the real pre-commit, in a repository that uses them.

It makes an environment of its own for the hook, for which it needs the package index.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LEAK = "from multiprocessing import Pool\n\n\ndef f(jobs):\n    Pool(4).map(len, jobs)\n"
CLEAN = "x = 1\n"
GIT = ("git", "-c", "user.name=a", "-c", "user.email=a@example.org")
TRACKED = ("lint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")


def call(*command, cwd, env, check=True):
    done = subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, check=False, timeout=550
    )
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    if not Path(sys.executable).with_name("pre-commit").exists():
        pytest.skip("needs pre-commit")
    clean = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    beside = str(Path(sys.executable).parent)
    return {
        **clean,
        "PATH": os.pathsep.join([beside, os.environ["PATH"]]),
        "PRE_COMMIT_HOME": str(tmp_path_factory.mktemp("cache")),  # never the user's
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


@pytest.fixture(scope="module")
def hooks(tmp_path_factory, environment):
    """A repository with what stands here, as a release."""
    folder = tmp_path_factory.mktemp("hooks")
    for name in TRACKED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    call(*GIT, "init", "-q", cwd=folder, env=environment)
    call(*GIT, "add", "-A", cwd=folder, env=environment)
    call(*GIT, "commit", "-q", "-m", "x", cwd=folder, env=environment)
    call(*GIT, "tag", "v1", cwd=folder, env=environment)
    return folder


@pytest.fixture
def consumer(tmp_path, hooks, environment):
    """A repository that uses the hook."""
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n- repo: file://{hooks}\n  rev: v1\n  hooks:\n  - id: poolproof\n"
    )
    call(*GIT, "init", "-q", cwd=tmp_path, env=environment)
    call(*GIT, "add", "-A", cwd=tmp_path, env=environment)
    call(*GIT, "commit", "-q", "-m", "x", cwd=tmp_path, env=environment)
    call("pre-commit", "install", cwd=tmp_path, env=environment)
    return tmp_path


def commit(folder, environment):
    call(*GIT, "add", "-A", cwd=folder, env=environment)
    return call(*GIT, "commit", "-m", "y", cwd=folder, env=environment, check=False)


@pytest.mark.slow
def test_a_finding_stops_the_commit(consumer, environment):
    (consumer / "clean.py").write_text(CLEAN)
    assert commit(consumer, environment).returncode == 0
    (consumer / "leak.py").write_text(LEAK)
    stopped = commit(consumer, environment)
    assert stopped.returncode == 1
    assert "leak.py:5:5: PP101 unreleased-pool" in stopped.stdout + stopped.stderr
    (consumer / "pyproject.toml").write_text('[tool.poolproof]\nextend-exclude = ["leak.py"]\n')
    assert commit(consumer, environment).returncode == 0, "an exclusion holds for named files"


@pytest.mark.slow
def test_a_changed_file_is_judged_with_the_others(consumer, environment):
    (consumer / "makers.py").write_text(
        "from multiprocessing import Pool\n\n\ndef make():\n    return Pool(4)\n"
    )
    assert commit(consumer, environment).returncode == 0
    (consumer / "users.py").write_text(
        "from makers import make\n\n\ndef use(jobs):\n    return make().map(len, jobs)\n"
    )
    stopped = commit(consumer, environment)
    assert stopped.returncode == 1
    assert "users.py:5:12: PP101" in stopped.stdout + stopped.stderr


@pytest.mark.slow
def test_the_hooks_can_be_tried(tmp_path, hooks, environment):
    call(*GIT, "init", "-q", cwd=tmp_path, env=environment)
    (tmp_path / "leak.py").write_text(LEAK)
    call(*GIT, "add", "-A", cwd=tmp_path, env=environment)
    for hook in ("poolproof", "poolproof-project"):
        tried = call(
            "pre-commit", "try-repo", str(hooks), hook, "--all-files", "--verbose",
            cwd=tmp_path, env=environment, check=False,
        )  # fmt: skip
        assert tried.returncode == 1
        assert "leak.py:5:5: PP101" in tried.stdout


FIXABLE = """\
from multiprocessing import Pool


def f(jobs):
    pool = Pool(4)
    done = pool.map(len, jobs)
    pool.close()
    pool.join()
    return done
"""


@pytest.mark.slow
def test_fixing_changes_the_files_and_then_passes(consumer, environment):
    config = consumer / ".pre-commit-config.yaml"
    config.write_text(config.read_text().replace("id: poolproof\n", "id: poolproof-fix\n"))
    (consumer / "leak.py").write_text(FIXABLE)
    stopped = commit(consumer, environment)
    assert stopped.returncode == 1
    assert "files were modified by this hook" in stopped.stdout + stopped.stderr
    fixed = (consumer / "leak.py").read_text()
    assert "finally:" in fixed
    assert commit(consumer, environment).returncode == 0
    assert (consumer / "leak.py").read_text() == fixed
