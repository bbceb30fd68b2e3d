"""What is not reported: allowances, baselines and unchanged lines."""
