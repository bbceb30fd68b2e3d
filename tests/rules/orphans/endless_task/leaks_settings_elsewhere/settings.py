"""Settings of which some are found out, changed or overruled."""

import os

DEBUG = False
SERVE = bool(os.environ.get("SERVE"))
MODE = "batch"
WATCH = False
if os.environ.get("WATCH"):
    WATCH = True
