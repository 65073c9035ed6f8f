"""Plain values: what may stand in a text at all, whatever it is about."""

import re
import unicodedata
from typing import Final

from rightparty.errors import Refused

LONGEST: Final = 80
"""How many characters a value may have; a link and an address three times as many."""

SLOT: Final = re.compile(r"\{([a-z_]+)\}")
"""Where a value is filled in."""

PHONE: Final = re.compile(r"\+?[0-9][0-9 ()-]{3,20}[0-9]")
_LONG = ("link", "address", "person_address", "collector_address")


def clean(name: str, value: str | None) -> None:
    """No control, format, private or separator characters: nothing that hides, breaks or reorders text.

    Raises:
        Refused: the value holds one, is empty or too long.
    """
    if value is None:
        return
    bad = [
        char
        for char in value
        if unicodedata.category(char)[0] == "C" or unicodedata.category(char) in ("Zl", "Zp")
    ]
    if bad or not value.strip() or len(value) > (3 * LONGEST if name in _LONG else LONGEST):
        raise Refused(
            f"`{name}` is empty, too long, or holds characters that do not show", "correct the book"
        )


def match(name: str, value: str | None, pattern: re.Pattern[str], what: str) -> None:
    """Refuse a value that is not of the form that its field asks for."""
    if value is not None and not pattern.fullmatch(value):
        raise Refused(f"`{name}` is not {what}", "correct it")
