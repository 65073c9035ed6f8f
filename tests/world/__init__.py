"""The simulated town."""
