"""Rulebooks: one package a country (ISO 3166-1 alpha-3), beside `core` and the house policy.

Inside, one module an instrument, with its parameters in a TOML file of the same name.
"""
