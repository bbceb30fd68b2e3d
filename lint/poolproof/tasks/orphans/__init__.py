"""Which workers outlive the main process, and what others do about that."""
