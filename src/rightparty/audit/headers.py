"""What the columns of a log mean: by a mapping, by the names of the book's own columns, or by known headers.

A header that is not known is told and left aside; none is guessed from its cells alone. `log_headers.toml`
holds the known headers and words, in simplified and traditional Chinese and in English.
"""

import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from rightparty.book.guess import normal
from rightparty.book.mapping import (
    IGNORE,
    ColumnMapping,
    Target,
    mapping_of,
    mapping_tables,
    quoted,
)
from rightparty.book.problems import Problem
from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput

EVENT_COLUMNS: Final = tuple(TABLES["events"].by_name)
TIMES: Final = ("at", "sent_at", "delivered_at", "answered_at")
"""Columns that say when: of a contact as a whole, and of its stages."""

NAMES: Final = ("customer_name", "to_name")
"""Columns of names, whose debt it is and who was contacted: read to be hidden in words, for nothing else."""

TARGETS: Final = (*EVENT_COLUMNS, *TIMES[1:], "day", "customer_id", "source", *NAMES)
"""What a column of a log may mean: a column of `events`, or one of these.

`sent_at`, `delivered_at` and `answered_at` become events of their own; `day` stands beside an `at` that is
only a time of day. `customer_id`: whose debt it is about, whoever was contacted. `source`: how the number
came to the lender, a kind of evidence. `NAMES`: see there.
"""

CONSTANTS: Final[Mapping[str, str]] = {
    "zone": "IANA time zone in which times without an offset are meant, such as Asia/Shanghai",
    "country": "ISO 3166-1 code of lender and borrowers, such as CN",
    "channel": "the channel of every row, such as sms",
    "direction": "`out` or `in`, if every row went the same way",
    "creditor_id": "the lender's own short name",
    "agency_id": "the agency whose log it is",
    "language": "BCP 47 tag of the language of every text, such as zh-Hans",
}
"""What can be said once for the whole log."""

NUMBER, ASIDE = "number", "aside"
_SHORTEST_TAIL, _SHORTEST_LATIN_TAIL = 3, 6
_NEVER_BY_TAIL = ("to", "person_id", "customer_id", *NAMES)
"""A header that merely ends like theirs (配偶手机号) may be somebody else's."""


@dataclass(frozen=True)
class LogMapping:
    """What people say of a log: its headers, what holds for every row, and words of its cells."""

    columns: ColumnMapping = field(default_factory=lambda: ColumnMapping({}))
    words: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def constants(self) -> Mapping[str, str]:
        """What holds for every row."""
        return self.columns.constants


@dataclass(frozen=True)
class Header:
    """One column of a file: `to` is what it is read as (one of `TARGETS`), `IGNORE` if it is not; and why."""

    file: str
    header: str
    to: str
    why: str
    form: str = ""
    rank: tuple[int, int] = (9, 0)

    @property
    def is_name(self) -> bool:
        """Whether its cells are names of people around a debt."""
        return self.to in NAMES or self.why == _NAME

    @property
    def understood(self) -> bool:
        """Whether it is known what it means, even where it is not needed."""
        return self.to != IGNORE or self.why != _UNKNOWN


_UNKNOWN = "not understood"
_NAME = "a name, read to be hidden in words only"
_COUNTS = "numbers the rows"


@cache
def vocabulary() -> Mapping[str, Any]:
    """The headers and words of `log_headers.toml`."""
    return tomllib.loads((files("rightparty.audit") / "log_headers.toml").read_text(encoding="utf-8"))


@cache
def _known() -> Mapping[str, tuple[str, int]]:
    """Each known header: what it means, and its place among those that mean the same, the surest first."""
    return {
        normal(header)[0]: (target, place)
        for target, headers in vocabulary()["headers"].items()
        for place, header in enumerate(headers)
    }


@cache
def _own() -> Mapping[str, str]:
    return {name.lower(): name for name in TARGETS}


def is_known(header: str) -> bool:
    """Whether a header is a column's own name, or one that logs are known to have."""
    return header.strip().lower() in _own() or normal(header)[0] in _known()


def read_headers(
    file: str,
    columns: Sequence[str],
    hits: Callable[[str, str], int],
    mapping: LogMapping | None = None,
) -> list[Header]:
    """What each column of a file is read as, in their order.

    Args:
        file: names it in problems.
        columns: the headers.
        hits: how many cells of a column (first) are words of a target (second).
        mapping: what people say of it; it goes before everything else.
    """
    said = mapping.columns.columns if mapping else {}
    found = [_by_cells(_read(file, header, said), hits) for header in columns]
    return _apart(found)


def _read(file: str, header: str, said: Mapping[str, Target]) -> Header:
    if header in said:
        return Header(file, header, said[header].to, "by the mapping", said[header].form, (0, 0))
    if (own := _own().get(header.strip().lower())) is not None:
        return Header(file, header, own, "the column's own name", rank=(1, 0))
    text = normal(header)[0]
    if text in _known():
        to, place = _known()[text]
        why = {NUMBER: _COUNTS, ASIDE: "known, and not needed"}.get(to, "known header")
        return Header(file, header, IGNORE if to in (NUMBER, ASIDE) else to, why, rank=(2, place))
    return _by_tail(file, header, text)


def _by_tail(file: str, header: str, text: str) -> Header:
    """A header that is not known, by what it ends in."""
    tails = [word for word in _known() if _ends_in(text, word)]
    word = max(tails, key=len, default="")
    to, place = _known().get(word, ("", 0))
    if _names_people(text):
        return Header(file, header, IGNORE, _NAME)
    if to == ASIDE:
        return Header(file, header, IGNORE, f"ends in “{word}”, which is not needed")
    if to in TARGETS and to not in _NEVER_BY_TAIL:
        return Header(file, header, to, f"ends in “{word}”", rank=(3, place))
    return Header(file, header, IGNORE, _UNKNOWN)


def _names_people(text: str) -> bool:
    """Whether a header that is not known is of names of people around a debt, not of those who collect."""
    words = vocabulary()["names"]
    return text.endswith(tuple(words["end"])) and not any(word in text for word in words["of_others"])


def _ends_in(text: str, word: str) -> bool:
    shortest = _SHORTEST_LATIN_TAIL if word.isascii() else _SHORTEST_TAIL
    return len(word) >= shortest and text.endswith(word)


def _by_cells(header: Header, hits: Callable[[str, str], int]) -> Header:
    """Of a header that may mean several things, the one of which most cells are words."""
    if "|" not in header.to:
        return header
    count, _, to = max((hits(header.header, to), -place, to) for place, to in enumerate(header.to.split("|")))
    if not count:
        return replace(header, to=IGNORE, why=_UNKNOWN)
    return replace(header, to=to, why="by the words in its cells", rank=(4, 0))


def _apart(found: Sequence[Header]) -> list[Header]:
    """No two columns of a file mean the same: the surest stands, and the others are told."""
    settled = list(found)
    taken: dict[str, str] = {}
    for place in sorted(range(len(found)), key=lambda one: (found[one].rank, one)):
        header = found[place]
        if header.to == IGNORE:
            continue
        if header.to in taken and header.to in NAMES:
            settled[place] = replace(header, to=IGNORE, why=_NAME)
        elif header.to in taken:
            why = f"means `{header.to}` too, which “{taken[header.to]}” says more surely"
            settled[place] = replace(header, to=IGNORE, why=why)
        taken.setdefault(header.to, header.header)
    return settled


def counts_rows(header: Header) -> bool:
    """Whether a column only numbers the rows: it is no part of what a row tells."""
    return header.why == _COUNTS


def channel_by_headers(columns: Sequence[str]) -> str | None:
    """The channel of which the headers of a file speak (拨打时间: calls); None if of none, or of several."""
    texts = {normal(header)[0] for header in columns}
    spoken = {
        channel
        for channel, headers in vocabulary()["channel_of_header"].items()
        if any(normal(header)[0] in texts for header in headers)
    }
    return spoken.pop() if len(spoken) == 1 else None


def read_log_mapping(path: Path) -> LogMapping:
    """Read a mapping of a log: `[columns]`, `[constants]`, and words of cells under `[values.TARGET]`.

    Raises `InvalidInput` naming everything in it that is not known.
    """
    raw = mapping_tables(path)
    words = raw.pop("values", {})
    odd = [
        Problem(path.name, None, f"values.{target}", str(given), "is not known here", _WORDS_HELP)
        for target, given in (words.items() if isinstance(words, dict) else [("", words)])
        if target not in (*vocabulary()["values"], "outcome") or not isinstance(given, dict)
    ]
    if odd:
        raise InvalidInput(f"{path}: {len(odd)} faults", "Mend the mapping.", odd)
    of_columns = mapping_of(raw, path, TARGETS, CONSTANTS)
    return LogMapping(of_columns, {to: {w: str(code) for w, code in of.items()} for to, of in words.items()})


_WORDS_HELP = (
    'Write [values.channel] and below it "站内信" = "inbox"; also direction, outcome, to_role, source.'
)


def proposal(headers: Sequence[Header]) -> str:
    """The text of a mapping for a log: what each header is read as, and why; for people to review."""
    lines = ["# Which header of the log is read as what.", "", "[columns]"]
    told: set[str] = set()
    for one in headers:
        if one.header not in told:
            value = quoted(one.to)
            if one.form:
                value = f"{{ to = {value}, form = {quoted(one.form)} }}"
            lines.append(f"{quoted(one.header)} = {value}  # {one.why}")
        told.add(one.header)
    lines += ["", "[constants]", *(f'# {name} = ""  # {meaning}' for name, meaning in CONSTANTS.items())]
    return "\n".join(lines) + "\n"
