"""Where records are kept."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "POOLPROOF_CACHE_DIR"


def cache_folder() -> Path:
    """Return the folder of all records: named in the environment, or the platform's place."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    from platformdirs import user_cache_path  # noqa: PLC0415 - not needed when it is named

    return user_cache_path("poolproof", appauthor=False)
