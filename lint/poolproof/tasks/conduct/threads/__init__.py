"""Threads: what runs beside a task in its process, and what it hands to loops and pools."""
