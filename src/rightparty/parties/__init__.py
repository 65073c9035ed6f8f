"""Whose contact point is this: evidence in, belief out. Never widens a permission."""
