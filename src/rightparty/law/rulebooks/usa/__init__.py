"""United States."""

COUNTRIES = {"US": "America/New_York"}
INSTRUMENTS = (
    "reg_f",
    # States and cities: only what was researched; the place decides whom each binds.
    "massachusetts_collectors",
    "massachusetts_creditors",
    "new_york",
    "new_york_city",
    "washington",
    "district_of_columbia",
    "florida",
    "nevada",
    "california",
    "north_carolina",
    "new_hampshire",
)
