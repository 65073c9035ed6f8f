"""European Union."""

COUNTRIES: dict[str, str] = {}
INSTRUMENTS: tuple[str, ...] = ()
