"""Phrases, one file a language, from which texts are recombined to measure the guard."""
