"""Other engines beside ours: our rules in their languages, run in an environment of their own."""
