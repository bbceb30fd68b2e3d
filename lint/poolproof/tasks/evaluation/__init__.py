"""What expressions of the checked code stand for, in the context of who calls it."""
