"""What else is wrong with what is given to workers, and with when they start."""
