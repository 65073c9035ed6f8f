"""Carrying a message: only with its permit, and with what comes back."""
