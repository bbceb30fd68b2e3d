"""Contact: the queues, pipes and addresses by which processes reach each other."""
