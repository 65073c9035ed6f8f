"""A simulated town with known truth. Only evaluation and demo read the truth."""
