"""Proofs about how workers start and what reaches them."""
