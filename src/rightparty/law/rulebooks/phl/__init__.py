"""Philippines."""

COUNTRIES = {"PH": "Asia/Manila"}
INSTRUMENTS = ("sec_mc18", "bsp_cards", "caution")
