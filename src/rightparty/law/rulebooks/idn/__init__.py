"""Indonesia."""

COUNTRIES = {"ID": "Asia/Jakarta"}
INSTRUMENTS = ("pojk_22", "seojk_19", "afpi", "caution")
