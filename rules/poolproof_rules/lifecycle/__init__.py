"""Rules about the life of a pool: it is started, and something has to end it."""
