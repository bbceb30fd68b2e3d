"""What is shared, and more."""

from shared import *  # noqa: F403 - what is tested
