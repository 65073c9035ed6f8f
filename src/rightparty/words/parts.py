"""How many text messages a text is: what a gateway counts, and charges for.

3GPP TS 23.038: letters of the default alphabet are one unit of seven bits, those of its extension table two;
one letter outside of both, and the whole text is UCS-2, where a character beyond the basic plane is two
units. TS 23.040, 9.2.3.24.1: a text of more than one part loses six octets of each to what joins them. No
sign of two units is cut in two. National shift tables are not used.
"""

from dataclasses import dataclass
from typing import Final, Literal

BASIC: Final = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENSION: Final = frozenset("\f^{}\\[~]|€")

_SIZES: Final = {"gsm7": (160, 153), "ucs2": (70, 67)}


@dataclass(frozen=True)
class Counted:
    """`units` of the text in its `alphabet`, and the number of `parts` that it is sent in."""

    alphabet: Literal["gsm7", "ucs2"]
    units: int
    parts: int

    def __str__(self) -> str:
        return f"{self.parts} {'part' if self.parts == 1 else 'parts'} ({self.alphabet}, {self.units} units)"


def counted(text: str) -> Counted:
    """The parts of a text message; none for an empty one."""
    alphabet: Literal["gsm7", "ucs2"] = "gsm7" if set(text) <= BASIC | EXTENSION else "ucs2"
    sizes = [_units(char, alphabet) for char in text]
    whole, part = _SIZES[alphabet]
    units = sum(sizes)
    if units <= whole:
        return Counted(alphabet, units, 1 if units else 0)
    parts, room = 1, part
    for size in sizes:
        if size > room:
            parts, room = parts + 1, part
        room -= size
    return Counted(alphabet, units, parts)


def _units(char: str, alphabet: str) -> int:
    return 1 + (char in EXTENSION if alphabet == "gsm7" else ord(char) > 0xFFFF)
