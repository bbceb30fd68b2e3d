"""What a task does and what ends it: its waits, its loops, its guards."""
