"""What staff write into a note or a reason: kept as it stands, so nobody's number or address may be in it.

A note is never sent, and stays where rows of persons would be erased. Halts, and whatever else must not wait
for better words, are not held to this.
"""

from collections.abc import Mapping
from typing import Final

from rightparty.errors import Refused
from rightparty.masking import masked, masked_point
from rightparty.personal import personal
from rightparty.words.saying_text import folded

_WHAT: Final[Mapping[str, str]] = {
    "national_id": "somebody's id number",
    "bank_card": "the number of a bank card",
    "ssn": "a social security number",
    "mobile_number": "a telephone number",
    "email": "an e-mail address",
}
_POINTS: Final = ("mobile_number", "email")


def check_note(note: str) -> None:
    """Make sure that words which are kept hold no number or address of a person.

    Raises:
        Refused: they do; what was found is shown masked.
    """
    plain = folded(note).plain
    for kind, start, end in personal(plain):
        value = plain[start:end]
        shown = masked_point(value) if kind in _POINTS else masked("national_id", value.upper())
        raise Refused(
            f"the note holds {_WHAT[kind]} (`{shown}`)",
            "leave it out, and name the person or the contact by its id: `a friend of person P0001 answered`",
        )
