"""United Kingdom."""

COUNTRIES: dict[str, str] = {}
INSTRUMENTS: tuple[str, ...] = ()
