"""What workers run: submissions, what a submitted callable can do, and what would end it."""
