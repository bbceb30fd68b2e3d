"""Leaving: by which ways a loop is left, who takes them, and when."""
