"""Mexico."""

COUNTRIES = {"MX": "America/Mexico_City"}
INSTRUMENTS = ("condusef_2014",)
