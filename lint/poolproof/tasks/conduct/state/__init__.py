"""State: the flags, events and attributes that decide whether a task goes on, and who sets them."""
