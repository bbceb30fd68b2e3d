"""Reports: the same findings for people and for programs."""
