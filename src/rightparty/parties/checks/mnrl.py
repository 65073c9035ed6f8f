"""India's Mobile Number Revocation List: the numbers given up for good, one list a month.

The regulator publishes it on the eighth of a month, as JSON (`{"payload": [{"n": "9000000001"}, …]}`) and as
tables. A list is not asked: it is read whole, and compared here, so that no number of ours leaves the house.
Sources, and what could not be seen in the original, stand in `docs/guides/check-numbers.md`.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Final

from rightparty.book.problems import Problem
from rightparty.parties.checks.check import RECYCLED, Answer, Question, digest_of, no_data
from rightparty.parties.checks.lines import END, Note, Values, read_date, rows

SOURCE: Final = "mnrl"
PREFIX: Final = "+91"
PUBLISHED_ON: Final = 8
"""The day of the month on which a list comes out."""

_INDIA = timezone(timedelta(hours=5, minutes=30))
_NUMBER = re.compile(r"[6-9]\d{9}", re.ASCII)
_DATES = ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y")
_HELP = "An entry is a mobile number of ten digits, and perhaps the date of its disconnection."


@dataclass(frozen=True)
class Revoked:
    """One number of a list, where it stands there, and since when it is given up (None: not said)."""

    place: int
    number: str
    on: date | None = None


@dataclass(frozen=True)
class Month:
    """The month of which a list tells: the one before it came out."""

    year: int
    month: int

    @property
    def begins(self) -> datetime:
        """Its first instant, in India."""
        return datetime(self.year, self.month, 1, tzinfo=_INDIA).astimezone(UTC)

    @property
    def next(self) -> "Month":
        """The month after."""
        return Month(self.year + self.month // 12, self.month % 12 + 1)

    @property
    def published_at(self) -> datetime:
        """The end of the day on which its list comes out."""
        day = datetime(self.next.year, self.next.month, PUBLISHED_ON + 1, tzinfo=_INDIA)
        return day.astimezone(UTC)


def month_of(at: datetime) -> Month:
    """The month in which an instant lies, in India."""
    local = at.astimezone(_INDIA)
    return Month(local.year, local.month)


def unaskable(question: Question) -> str | None:
    """Why a question cannot be looked up, None where it can."""
    number = question.number.removeprefix(PREFIX)
    if question.check != RECYCLED:
        return f"answers no check of `{question.check}`"
    if not question.number.startswith(PREFIX) or not _NUMBER.fullmatch(number):
        return "is no Indian mobile number"
    return None


def json_text(numbers: Iterable[str], name: str) -> Iterator[str]:
    """A list in the regulator's JSON, piece by piece, from numbers in E.164."""
    yield f'{{"status":200,"file_name":{json.dumps(name)},"payload":['
    for place, number in enumerate(numbers):
        yield ("," if place else "") + json.dumps({"n": number.removeprefix(PREFIX)}, separators=(",", ":"))
    yield "]}"


def table_lines(entries: Iterable[tuple[str, date | None]]) -> Iterator[str]:
    """A list as a table, from numbers in E.164 and dates of disconnection."""
    yield "mobile_number,disconnected_on\n"
    for number, on in entries:
        yield f"{number.removeprefix(PREFIX)},{on.isoformat() if on else ''}\n"


def read_table(lines: Iterable[str], file: str, note: Note) -> Iterator[Revoked]:
    """The numbers in a table of one column, or two with the date; a heading is passed over."""
    for line, row in rows(lines, file, note, _HELP):
        yield from _taken(row[0], row[1].strip() if len(row) > 1 else "", (file, line), note)


def read_json(pieces: Iterable[str], file: str, note: Note) -> Iterator[Revoked]:
    """The numbers in the regulator's JSON, however large: only a piece is held at a time.

    `place` is the number of the entry. Empty entries are passed over, the regulator's lists have them. Noted
    is an entry of another form, a list that holds no number or breaks off, and what is no list (a message
    that a key has run out): a number that is not on the list counts as kept.
    """
    values, place, numbers = Values(pieces), 0, 0
    if not values.enter("payload"):
        note(Problem(file, what="has no list of numbers", help=f"It begins: {values.beginning}"))
        return
    while True:
        try:
            entry = values.next()
        except ValueError as fault:
            note(Problem(file, place, what=f"{fault} after this entry", help="Fetch the file again."))
            return
        if entry is END:
            if numbers == 0:
                note(Problem(file, what="holds no number", help="Fetch the file again."))
            return
        place += 1
        given = entry.get("n", _MISSING) if isinstance(entry, Mapping) else entry
        if given is _MISSING:
            note(Problem(file, place, "n", what="is missing from this entry", help="Fetch the file again."))
        elif given is not None:
            numbers += 1
            yield from _taken(str(given), "", (file, place), note)


_MISSING = object()


def _taken(number: str, on: str, where: tuple[str, int], note: Note) -> Iterator[Revoked]:
    digits = re.sub(r"[\s-]", "", number).removeprefix("+91")
    day = read_date(on, _DATES) if on else None
    if not _NUMBER.fullmatch(digits):
        note(Problem(*where, "number", number, "is no Indian mobile number", _HELP))
    elif on and day is None:
        note(Problem(*where, "date", on, "is no date", "Write it as 2026-01-31."))
    else:
        yield Revoked(where[1], PREFIX + digits, day)


def answers(
    questions: Sequence[Question], lists: Iterable[tuple[Month, Iterable[Revoked]]], at: datetime
) -> Iterator[Answer]:
    """What lists, read at `at`, say to each question.

    *Yes*: the number is on the list of the month in which the person last had it, or of a later one.
    *No*: every list from that month on is here, and the number is on none. Else *no data*.
    """
    asked: dict[str, list[Question]] = {}
    for question in questions:
        asked.setdefault(question.number, []).append(question)
    months, given_up = set[Month](), dict[Question, Answer]()
    for month, entries in lists:
        months.add(month)
        for entry in entries:
            for question in asked.get(entry.number, ()):
                if question.since is not None and month.next.begins > question.since:
                    given_up[question] = _yes(question, month, entry, at)
    for question in questions:
        yield given_up.get(question) or _no(question, months, at)


def _yes(question: Question, month: Month, entry: Revoked, at: datetime) -> Answer:
    """Nobody had it between its disconnection and the list: whoever had it before has lost it."""
    if entry.on is None:
        lost_from = month.begins
    else:
        lost_from = datetime.combine(entry.on, time.max, tzinfo=_INDIA).astimezone(UTC)
    since = max(filter(None, (question.since, lost_from)))
    as_of = min(month.published_at, at)
    raw = f"{entry.number},{entry.on or ''},{month.year}-{month.month:02}"
    return Answer(
        question, at, "recycled", as_of, SOURCE, "listed", digest_of(raw.encode()), since=min(since, as_of)
    )


def _no(question: Question, months: Collection[Month], at: datetime) -> Answer:
    month = month_of(question.since) if question.since else month_of(at)
    newest = max(months, key=lambda one: (one.year, one.month), default=None)
    while newest is not None and month in months:
        if month == newest:
            as_of = min(month.next.begins, at)
            return Answer(question, at, "not_recycled", as_of, SOURCE, "not_listed")
        month = month.next
    return no_data(question, at, SOURCE, "list_missing")
