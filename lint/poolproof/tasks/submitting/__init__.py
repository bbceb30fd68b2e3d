"""What is given to workers, by which calls, and what it can be."""
