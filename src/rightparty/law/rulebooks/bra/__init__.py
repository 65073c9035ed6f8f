"""Brazil."""

COUNTRIES = {"BR": "America/Sao_Paulo"}
INSTRUMENTS = ("cdc", "caution")
