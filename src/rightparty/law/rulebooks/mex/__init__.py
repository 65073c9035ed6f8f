"""Mexico."""

COUNTRIES: dict[str, str] = {}
INSTRUMENTS: tuple[str, ...] = ()
