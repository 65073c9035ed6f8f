"""The worker: what the running service does by itself, in any number of processes."""
