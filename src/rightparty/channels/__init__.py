"""Carrying a permitted message, and what came back. Never decides."""
