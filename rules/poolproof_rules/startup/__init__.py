"""Rules about the moment at which a pool starts, and what can be given to its workers."""
