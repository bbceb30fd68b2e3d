"""What is known about pools on a path through one function."""
