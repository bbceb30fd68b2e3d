"""The files at the top that other systems read: hooks for pre-commit, an action for GitHub."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

yaml = pytest.importorskip("yaml")
ROOT = Path(__file__).parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
README = (ROOT / "README.md").read_text("utf-8")
LEAK = "from multiprocessing import Pool\n\n\ndef f(jobs):\n    Pool(4).map(len, jobs)\n"


def tool(name):
    found = Path(sys.executable).with_name(name)
    return str(found) if found.exists() else pytest.skip(f"needs {name}")


def check_jsonschema(schema, file):
    done = subprocess.run(
        [tool("check-jsonschema"), "--builtin-schema", *schema, str(file)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def block(after, language="yaml"):
    """The first block of code in the README after some words."""
    found = re.search(rf"{re.escape(after)}.*?```{language}\n(.*?)```", README, re.DOTALL)
    assert found, after
    return found[1]


def test_the_manifest_is_one_for_pre_commit():
    done = subprocess.run(
        [tool("pre-commit"), "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout


def test_hooks_keep_what_must_hold_out_of_the_users_hands():
    for hook in HOOKS:
        assert hook["args"] == [], "whoever sets their own must lose nothing"
        assert hook["require_serial"], "it has processes of its own"
        named = hook.get("pass_filenames", True)
        assert ("--force-exclude" in hook["entry"]) == named


def test_the_configuration_in_the_readme_is_one(tmp_path):
    config = tmp_path / ".pre-commit-config.yaml"
    config.write_text(block("## pre-commit"))
    done = subprocess.run(
        [tool("pre-commit"), "validate-config", str(config)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout
    (repo,) = yaml.safe_load(config.read_text())["repos"]
    known = {hook["id"] for hook in HOOKS}
    assert {hook["id"] for hook in repo["hooks"]} <= known


def test_the_action_and_the_examples_are_valid(tmp_path):
    check_jsonschema(["github-actions"], ROOT / "action.yml")
    workflow = tmp_path / "workflow.yml"
    workflow.write_text(block("GitHub"))
    check_jsonschema(["github-workflows"], workflow)
    pipeline = tmp_path / ".gitlab-ci.yml"
    pipeline.write_text(block("GitLab"))
    check_jsonschema(["gitlab-ci", "--data-transform", "gitlab-ci"], pipeline)


def test_the_inputs_of_the_example_are_those_of_the_action():
    steps = yaml.safe_load(block("GitHub"))["jobs"]["poolproof"]["steps"]
    (step,) = (step for step in steps if "poolproof@" in step["uses"])
    assert set(step["with"]) <= set(ACTION["inputs"])


class Runner:
    """Runs the steps of the action that are scripts, as GitHub would."""

    def __init__(self, folder, commands):
        self.work, self.temp = folder / "work", folder / "temp"
        scripts = self.temp / "poolproof" / "bin"
        scripts.mkdir(parents=True)
        self.work.mkdir()
        (scripts / "poolproof").symlink_to(commands)

    def run(self, name, outputs=(), **inputs):
        (step,) = (each for each in ACTION["runs"]["steps"] if each["name"] == name)
        given = {key: each.get("default", "") for key, each in ACTION["inputs"].items()}
        given |= {key.replace("_", "-"): value for key, value in inputs.items()}
        known = {f"inputs.{key}": value for key, value in given.items()}
        known |= {f"steps.check.outputs.{key}": value for key, value in dict(outputs).items()}

        def filled(text):
            return re.sub(r"\$\{\{ (.*?) \}\}", lambda found: known[found[1]], text)

        files = {key: self.temp / key for key in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        environment = {
            **os.environ,
            **{key: filled(value) for key, value in step["env"].items()},
            **{key: str(file) for key, file in files.items()},
            "RUNNER_TEMP": str(self.temp),
            "GITHUB_WORKSPACE": str(self.work),
        }
        done = subprocess.run(
            # How GitHub calls `shell: bash`.
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.work / filled(step.get("working-directory", ".")),
            env=environment,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        written = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().split())
        return done, written, files["GITHUB_STEP_SUMMARY"].read_text()


@pytest.fixture
def runner(tmp_path):
    if shutil.which("bash") is None:
        pytest.skip("needs bash")
    return Runner(tmp_path, Path(sys.executable).with_name("poolproof"))


def test_the_action_annotates_and_hands_the_report_on(runner):
    (runner.work / "sub").mkdir()
    (runner.work / "sub" / "a b.py").write_text(LEAK)
    done, outputs, summary = runner.run("Run poolproof", working_directory="sub")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::warning title=PP101 unreleased-pool,file=sub/a b.py,line=5,")
    assert outputs == {"exit-code": "1", "sarif-file": "sub/poolproof.sarif"}
    assert (runner.work / outputs["sarif-file"]).exists()
    assert "    a b.py:5:5: PP101 unreleased-pool" in summary
    for fail, status in (("true", 1), ("false", 0)):
        assert runner.run("Pass or fail", outputs, fail_on_findings=fail)[0].returncode == status


def test_the_action_passes_on_clean_code_and_takes_options(runner):
    (runner.work / "a.py").write_text(LEAK)
    (runner.work / "b.py").write_text("x = 1\n")
    for inputs in ({"paths": "b.py"}, {"args": "--ignore PP1"}):
        done, outputs, summary = runner.run("Run poolproof", annotate="false", **inputs)
        assert outputs["exit-code"] == "0"
        assert done.stdout.startswith("No problems found in ")
        assert summary == ""
        assert runner.run("Pass or fail", outputs)[0].returncode == 0


def test_the_action_fails_if_poolproof_does(runner):
    done, outputs, _ = runner.run("Run poolproof", args="--select nothing")
    assert done.returncode == 0
    assert outputs == {"exit-code": "2"}
    assert "no rule is called 'nothing'" in done.stderr
    failed = runner.run("Pass or fail", outputs, fail_on_findings="false")[0]
    assert failed.returncode == 2


def test_what_the_user_gives_is_never_part_of_a_script():
    """Or a pull request could run what it likes."""
    for step in ACTION["runs"]["steps"]:
        assert "${{" not in step.get("run", "")
