"""What a provider reports later: one small value, whatever the provider, and the maps of its codes.

A parser of a provider's report is a function of bytes or text alone. It gives receipts, or raises
InvalidInput; nothing that a stranger could send makes it do anything else.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from importlib.resources import files
from typing import Final

from rightparty.book.tables import EVIDENCE_KINDS, OUTCOMES
from rightparty.errors import InvalidInput

DELIVERED: Final = "delivered"
FAILED: Final = "failed"
WAITING: Final = "waiting"
RESULTS: Final = (DELIVERED, FAILED, WAITING)

LONGEST_ID: Final = 128
LONGEST_REPORT: Final = 1_048_576  # bytes; a longer report is no report

UNREADABLE: Final = "\ufffd"
"""What somebody wrote, where it cannot be kept as it came: nothing in it can be read."""

_DIGITS = 12  # of a number of seconds: more is no time of ours
_UNKEPT = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Meaning:
    """What a code of a report says: how it ended, the book's word for it, and what it tells of the point."""

    result: str
    outcome: str | None = None
    evidence: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What became of one message, or of one part of it, as its carrier reports it.

    `reference` is our own; where the carrier knows only its own, that is `provider_id`. `at`: when it
    happened, by the carrier's clock; None where it does not say. `code` is the carrier's.
    """

    carrier: str
    code: str
    meaning: Meaning
    at: datetime | None = None
    reference: str | None = None
    provider_id: str | None = None

    def __post_init__(self) -> None:
        """A code is kept as it came, but for what no database takes."""
        object.__setattr__(self, "code", keepable(self.code))


@dataclass(frozen=True)
class Inbound:
    """What somebody wrote back: from which number to which of ours. What it means is decided elsewhere.

    `part`: which part of how many, where a long text came in several; each is handed on as it comes.
    `joined_by`: what the parts of one text have in common, beside its sender and their number.
    `reference`: the contact that it answers, where that stands in it. `provider_id`: the carrier's own id of
    it, by which the same one is known when it comes again; it may tell who wrote, as their number does.
    `subject`: of a mail, as it came; it may be ours. `automatic`: a machine may have written it.
    """

    channel: str
    carrier: str
    sender: str = field(repr=False)
    to: str
    text: str = field(repr=False)
    part: tuple[int, int] = (1, 1)
    joined_by: str | None = None
    reference: str | None = None
    provider_id: str | None = field(default=None, repr=False)
    subject: str = field(default="", repr=False)
    automatic: bool = False


def keepable(text: str) -> str:
    """Text as it can be kept: U+FFFD stands for NUL and for halves of characters, which no database takes."""
    return _UNKEPT.sub("\ufffd", text)


@cache
def meanings(name: str) -> Mapping[str, Meaning]:
    """The codes of a carrier's reports, from the tables `receipts` of `channels/<name>.toml`.

    Raises:
        InvalidInput: an entry that is not of our vocabulary.
    """
    file = files("rightparty.channels") / f"{name}.toml"
    raw = tomllib.loads(file.read_text(encoding="utf-8"))["receipts"]
    return {code: _meaning(f"{name}.toml", code, entry) for code, entry in raw.items()}


def meaning(name: str, code: str, *, arrived: bool | None = None) -> Meaning:
    """What `code` means, by the carrier's map; else by whether the report says that it `arrived`.

    A failure for a reason that nobody knows is kept as a failure that proves nothing: the message may
    have been read all the same.
    """
    known = meanings(name).get(code)
    if known is not None and (arrived is None or arrived == (known.result == DELIVERED)):
        return known
    if arrived:
        return Meaning(DELIVERED, "delivered", "delivered")
    return Meaning(WAITING) if arrived is None else Meaning(FAILED, "unknown")


def instant(seconds: str | None) -> datetime | None:
    """Seconds since 1970, as a report writes them; None for anything else: the report is worth more."""
    if not seconds or not seconds.isascii() or not seconds.isdigit() or len(seconds) > _DIGITS:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OverflowError, OSError, ValueError):
        return None


def identifier(value: object, what: str) -> str | None:
    """A reference or an id as a report gives it; None where it gives none.

    Raises:
        InvalidInput: it is longer than any of ours, or holds what no id holds.
    """
    if value is None or value == "":
        return None
    text = str(value)
    if not _is_id(text):
        raise InvalidInput(f"the report's {what} is no id", "hand over the report as it came")
    return text


def id_or_none(value: object) -> str | None:
    """A reference or an id as one report of many gives it; None where it is no id: the others are read."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return str(value) if value != "" and _is_id(str(value)) else None


def nobodys(carrier: str) -> Receipt:
    """What stands for something that cannot be read: it names nobody, so it is counted where that is seen."""
    return Receipt(carrier, "", Meaning(WAITING))


def _is_id(text: str) -> bool:
    return len(text) <= LONGEST_ID and text.isascii() and text.isprintable()


def _meaning(file: str, code: str, entry: Mapping[str, str]) -> Meaning:
    made = Meaning(entry["result"], entry.get("outcome"), entry.get("evidence"))
    known = (
        made.result in RESULTS
        and (made.outcome is None or made.outcome in OUTCOMES.split())
        and (made.evidence is None or made.evidence in EVIDENCE_KINDS.split())
    )
    if not known:
        raise InvalidInput(f"{file}: `{code}` is mapped to something that the book has no word for")
    return made
