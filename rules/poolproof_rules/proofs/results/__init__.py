"""Proofs about results: lost, awaited in vain, or never looked at."""
