"""Labelled replies, and how well they are read."""
