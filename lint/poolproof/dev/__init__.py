"""For those who work on poolproof itself: what the analysis sees, and the generated texts."""
