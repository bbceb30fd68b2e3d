"""The formats by their names; each module is imported when it is asked for."""

from __future__ import annotations

import io
from importlib import import_module

from poolproof.report.material import Material


def render(name: str, material: Material) -> str:
    """Return the report in one of the formats that are not written for a terminal."""
    if name == "json":
        from poolproof.report import json  # noqa: PLC0415 - see above

        stream = io.StringIO()
        json.write(material.report, stream)
        return stream.getvalue()
    text = import_module(f"poolproof.report.{name}").render(material)
    assert isinstance(text, str)
    return text
