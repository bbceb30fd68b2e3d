"""Guards: what a worker knows of its parent, of signals and of how it was started."""
