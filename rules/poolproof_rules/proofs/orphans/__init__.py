"""Proofs about what outlives the main process, or keeps it from ending."""
