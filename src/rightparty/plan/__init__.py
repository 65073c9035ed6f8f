"""Whom to contact today, where, when and how gently."""
