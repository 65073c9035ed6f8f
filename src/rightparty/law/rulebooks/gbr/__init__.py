"""United Kingdom."""

COUNTRIES = {"GB": "Europe/London"}
INSTRUMENTS = ("conc", "breathing_space", "standard_statement", "caution")
