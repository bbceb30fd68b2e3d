"""Proofs about how pools are ended."""
