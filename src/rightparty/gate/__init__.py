"""Facts of one contact, or of a table of them, in; Decision and Permit out. Never sends."""
