"""Truths as bits of whole numbers, so that many of them are one value to group and compare."""

from collections.abc import Iterable, Sequence
from typing import Any

WORD = 60
"""Bits used of a 64-bit whole number, so that none is ever negative."""


def words(values: Sequence[object]) -> int:
    """How many whole numbers the bits of these values fill."""
    return -(-len(values) // WORD)


def pack(chosen: Iterable[Any], meanings: Sequence[Any]) -> list[int]:
    """The words that have the bits of some meanings set."""
    packed = [0] * words(meanings)
    for item in chosen:
        index = meanings.index(item)
        packed[index // WORD] |= 1 << (index % WORD)
    return packed


def unpack(packed: Sequence[int], meanings: Sequence[Any]) -> list[Any]:
    """The meanings whose bits are set."""
    return [meaning for i, meaning in enumerate(meanings) if packed[i // WORD] >> (i % WORD) & 1]
