"""Texts, addresses and times as SMPP 3.4 has them; nothing here opens a line.

Sections are those of the SMPP Protocol Specification v3.4, issue 1.2; headers of long texts those of 3GPP TS
23.040, 9.2.3.24.1 and 9.2.3.24.8.
"""

import hashlib
import re
import string
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

DEFAULT: Final = 0
UCS2: Final = 8
"""Data coding (5.2.19): the centre's own alphabet, and UCS-2."""

HAS_HEADER: Final = 0x40
"""Of the class of a message (5.2.12): its text begins with a header."""

_SAME = frozenset(string.ascii_letters + string.digits + " \n!\"#%&'()*+,-./:;<=>?")
"""Signs that are the same octet in ASCII and in GSM 03.38, whichever of them a centre takes for its own."""

_HEADER = 6
_WHOLE_UCS2, _PART_UCS2 = 70, 67
_WHOLE_DEFAULT, _PART_DEFAULT = 160, 153
_MOST_PARTS = 255

_JOINS = {(0x00, 3): "8", (0x08, 4): "16"}
"""The elements of a header that join parts, by kind and length, with the width of their reference in bits."""


@dataclass(frozen=True)
class Parts:
    """A text as it is submitted: its parts in order, their coding, and whether they begin with a header."""

    parts: Sequence[bytes]
    coding: int
    header: bool


@dataclass(frozen=True)
class Address:
    """A number with its type and plan (5.2.5, 5.2.6)."""

    ton: int
    npi: int
    value: str


def parts_of(text: str, reference: str) -> Parts | None:
    """The parts of a text; None where it is too long for any. `reference` makes what joins them."""
    plain = all(char in _SAME for char in text)
    coding = DEFAULT if plain else UCS2
    units = [char.encode("ascii" if plain else "utf-16-be") for char in text]
    size = 1 if plain else 2
    whole, part = (_WHOLE_DEFAULT, _PART_DEFAULT) if plain else (_WHOLE_UCS2, _PART_UCS2)
    if sum(map(len, units)) <= whole * size:
        return Parts([b"".join(units)], coding, header=False)
    pieces = _pieces(units, part * size)
    if len(pieces) > _MOST_PARTS:
        return None
    group = hashlib.sha256(reference.encode()).digest()[0]
    total = len(pieces)
    return Parts(
        [bytes((5, 0, 3, group, total, number)) + piece for number, piece in enumerate(pieces, 1)],
        coding,
        header=True,
    )


def _pieces(units: Sequence[bytes], longest: int) -> list[bytes]:
    """Filled up one after the other; a sign is never cut in two."""
    pieces, piece = [], b""
    for unit in units:
        if len(piece) + len(unit) > longest:
            pieces.append(piece)
            piece = b""
        piece += unit
    return [*pieces, piece]


def address_of(value: str) -> Address | None:
    """A number of the world, a short code, or a name of eleven letters at most; None for anything else."""
    if re.fullmatch(r"\+[0-9]{5,15}", value):
        return Address(1, 1, value[1:])
    if re.fullmatch(r"[0-9]{3,15}", value):
        return Address(0, 1, value)
    if re.fullmatch(r"[A-Za-z0-9 &._-]{1,11}", value):
        return Address(5, 0, value)
    return None


def absolute_time(at: datetime) -> str:
    """An instant as the protocol writes one (7.1.1), in UTC and whole seconds."""
    return at.astimezone(UTC).strftime("%y%m%d%H%M%S") + "000+"


def decoded(body: bytes, coding: int) -> str:
    """The text of a message that came in; what cannot be read is shown as such.

    A part of a long text may begin or end with half a character of UCS-2: the half is kept for its other.
    """
    if coding == UCS2:
        return body[: len(body) // 2 * 2].decode("utf-16-be", "surrogatepass")
    return body.decode("latin-1" if coding == 3 else "ascii", "replace")


@dataclass(frozen=True)
class Part:
    """Which part of how many a message is; `joined_by`: what it has in common with the other parts."""

    number: int = 1
    of: int = 1
    joined_by: str | None = None


WHOLE: Final = Part()
"""A message that is no part of a longer one."""


def part_by(width: str, reference: int, total: int, number: int) -> Part:
    """The part that a reference of this width, a total and a number name; the whole where they name none.

    A total of zero, or a number beyond it, is ignored (3GPP TS 23.040, 9.2.3.24.1).
    """
    return Part(number, total, f"{width}:{reference}") if 1 <= number <= total and total > 1 else WHOLE


def without_header(body: bytes) -> tuple[bytes, Part]:
    """A message without its header, and which part it is: what joins may stand after other elements."""
    if not body or body[0] + 1 > len(body):
        return body, WHOLE
    header, rest = body[1 : body[0] + 1], body[body[0] + 1 :]
    place = 0
    while place + 2 <= len(header):
        kind, length = header[place], header[place + 1]
        value = header[place + 2 : place + 2 + length]
        width = _JOINS.get((kind, len(value)))
        if width is not None:
            return rest, part_by(width, int.from_bytes(value[:-2]), value[-2], value[-1])
        place += 2 + length
    return rest, WHOLE
