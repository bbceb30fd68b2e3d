"""Fixes are applied: chosen, tried, checked again, and written to the disk."""
