"""Graphs and states as text, for whoever wants to look into a verdict."""
