"""United States."""

COUNTRIES = {"US": "America/New_York"}
INSTRUMENTS = (
    "reg_f",
    "reg_f_times",
    "reg_f_stops",
    "reg_f_third_parties",
    "reg_f_harbours",
    "reg_f_media",
    "reg_f_content",
    "reg_f_validation",
    "reg_f_transfers",
    "reg_f_records",
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
