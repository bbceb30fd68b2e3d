"""Rewriting of source text by its statements and lines; knows no pools and touches no disk."""
