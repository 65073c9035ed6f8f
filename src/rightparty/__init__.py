"""Rightparty: a message about a debt reaches the person who owes it, or nobody."""
