"""Someone else's message log in, violations out."""
