"""Rules about workers that outlive the main process, or keep it from ending."""
