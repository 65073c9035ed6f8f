"""Pages are run: every command and every line of Python shown is true, or a test fails."""
