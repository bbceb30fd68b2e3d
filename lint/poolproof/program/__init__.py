"""What holds across functions: summaries, ownership, and the judgement of every site."""
