"""The folders next to this file hold code to check, not tests."""

collect_ignore_glob = ["*/*"]
