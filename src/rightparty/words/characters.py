"""What becomes of each character of a text, worked out once for as many characters as texts have."""

import unicodedata
from collections.abc import Callable
from typing import Final

CHARACTERS_MAX: Final = 20_000
HIDDEN: Final = ("Mn", "Me", "Cf", "Cc", "Co", "Cn", "Cs")
"""Categories of characters that nobody sees."""


class Each(dict[int, str]):
    """A table for `str.translate` that asks `become` for each character that it has not met.

    `uneven`: the characters met so far that do not become exactly one.
    """

    def __init__(self, become: Callable[[str], str]) -> None:
        super().__init__()
        self._become = become
        self.uneven: set[str] = set()

    def __missing__(self, code: int) -> str:
        made = self._become(chr(code))
        if len(made) != 1:
            self.uneven.add(chr(code))
        if len(self) < CHARACTERS_MAX:
            self[code] = made
        return made


def bare(char: str) -> str:
    """A character without capitals, accents, full-width or other forms; nothing where nobody sees it."""
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", char).casefold())
    kept = "".join(one for one in apart if one.isspace() or unicodedata.category(one) not in HIDDEN)
    return unicodedata.normalize("NFKC", kept)
