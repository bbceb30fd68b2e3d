"""The language server: what editors ask, and what the analysis answers."""
