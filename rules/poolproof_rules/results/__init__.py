"""Rules about the work that is given to a pool, and what comes back."""
