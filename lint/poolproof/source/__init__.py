"""From paths to text: which files there are, what they say, and what they allow."""
