"""India."""

COUNTRIES = {"IN": "Asia/Kolkata"}
INSTRUMENTS = ("recovery_2022", "microfinance_2022", "digital_lending", "recovery_2008", "conduct_2026")
