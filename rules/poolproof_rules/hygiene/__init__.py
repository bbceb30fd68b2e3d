"""Rules about the check itself: what could not be read, and what is allowed for nothing."""
