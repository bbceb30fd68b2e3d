"""What the SARIF Multitool says, with the rules of GitHub: more than the schema does."""

import json
import subprocess

import pytest
from specimens import NOTHING, REPORT, material

from poolproof.report import sarif

TOOL = "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"


@pytest.mark.slow
@pytest.mark.parametrize("report", [REPORT, NOTHING])
def test_nothing_is_wrong_in_its_eyes(tmp_path, report):
    name = "@microsoft/sarif-multitool@5"
    if subprocess.run(["npm", "install", "--silent", name], cwd=tmp_path, check=False).returncode:
        pytest.skip("needs npm and its registry")
    (tmp_path / TOOL).chmod(0o755)
    (tmp_path / "out.sarif").write_text(sarif.render(material(report)))
    # It ends with 0 whatever it finds: what it wrote has to be read.
    subprocess.run(
        [
            TOOL, "validate", "out.sarif", "--rule-kind", "Sarif;Ghas",
            "--level", "Error;Warning;Note", "--output", "said.sarif", "--log", "ForceOverwrite",
        ],
        cwd=tmp_path, capture_output=True, check=False,
    )  # fmt: skip
    (run,) = json.loads((tmp_path / "said.sarif").read_text())["runs"]
    said = [(each["ruleId"], each.get("level", "warning")) for each in run["results"]]
    assert said, "it always has some remark"
    assert [each for each in said if each[1] != "note"] == []
