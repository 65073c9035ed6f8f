"""The law as code: one package a country, one module an instrument.

A package says which `COUNTRIES` it serves, each with its zone of business, and lists its `INSTRUMENTS`. An
instrument has a module of rules, a `.toml` of dated and cited parameters, and a `.zh.toml` of sentences.
"""
