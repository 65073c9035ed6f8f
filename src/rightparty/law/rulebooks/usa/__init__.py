"""United States."""

COUNTRIES = {"US": "America/New_York"}
INSTRUMENTS = ("reg_f",)
