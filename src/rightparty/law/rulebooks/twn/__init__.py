"""Taiwan."""

COUNTRIES = {"TW": "Asia/Taipei"}
INSTRUMENTS = ("outsourcing",)
