"""What earlier runs found out, and whether it still holds."""
