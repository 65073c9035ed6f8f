"""What a book knows of a person that they can be asked for, and whether an answer is that.

Answers are compared, never shown: in one form for all ways of writing the same, and in the same time whatever
was answered.
"""

import hmac
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from rightparty.book.dossier import Row
from rightparty.book.points import PHONES, is_email, read_phone
from rightparty.parties.belief import NOT_THEIRS, belief_of
from rightparty.parties.model import PartyModel

_IDENTITY_NUMBERS: Mapping[str, str] = {
    "CN": r"\d{17}[\dX]",
    "TW": r"[A-Z]\d{9}",
    "HK": r"[A-Z]{1,2}\d{6}[\dA]",
    "SG": r"[STFGM]\d{7}[A-Z]",
}
"""A number that is not of its country's form is not asked for. The United States are not here, for good."""

_POSTCODES: Mapping[str, str] = {
    "CN": r"(?<!\d)\d{6}(?!\d)",
    "IN": r"(?<!\d)[1-9]\d{5}(?!\d)",
    "US": r"(?<!\d)(\d{5})(?:-\d{4})?(?!\d)",
    "GB": r"\b[A-Z]{1,2}\d[A-Z\d]?\s?\d[A-Z]{2}\b",
}
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_MONTH = rf"({'|'.join(_MONTHS)})[a-z]*"
_REPUBLIC = 1911  # 民國 1 is 1912


@dataclass(frozen=True)
class Known:
    """The facts of one person that may be asked for, as they are compared; an empty tuple is not known.

    `numbers` and `emails`: those they once stated or proved, except the one that we are talking over, and
    those that are shared or proved to be somebody else's.
    """

    person_id: str
    country: str | None = None
    birth_dates: tuple[date, ...] = ()
    id_ends: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()

    def has(self, key: str) -> bool:
        """Whether the fact of this key is known."""
        return bool(_HELD[key](self))

    def answers(self, key: str, given: str) -> bool:
        """Whether an answer gives the fact of this key."""
        plain = unicodedata.normalize("NFKC", given)[:200]
        forms = {str(form) for form in _READ[key](plain, self.country)}
        return any([_same(form, str(held)) for form in forms for held in _HELD[key](self)])  # noqa: C419 - compare all


_HELD: Mapping[str, Callable[[Known], Sequence[object]]] = {
    "birth_date": lambda known: known.birth_dates,
    "id_end": lambda known: known.id_ends,
    "email": lambda known: known.emails,
    "other_number": lambda known: known.numbers,
    "postcode": lambda known: known.postcodes,
}


def known_of(
    person: Row, points: Iterable[Row], evidence: Sequence[Row], *, over: str, at: datetime, model: PartyModel
) -> Known:
    """What a person can be asked for, while we talk over the point `over`.

    `points` and `evidence`: rows of the book, whoever they name. What was known only through others (tracing,
    an address book) is not theirs to know.
    """
    person_id, country = person["person_id"], person.get("country")
    own = []
    for point in points:
        rows = [row for row in evidence if row["point_id"] == point["point_id"] and row["at"] <= at]
        theirs = {row["kind"] for row in rows if row["person_id"] == person_id}
        shared = point.get("place") == "shared" or any(row["kind"] in model.shares for row in rows)
        belief = belief_of(rows, point, point["point_id"], person_id, at, model)
        if theirs & {*model.claims, *model.proves} and belief.state != NOT_THEIRS:
            own.append((point["kind"], point["value"], point["point_id"] != over and not shared))
    number = re.sub(r"[^\dA-Z]", "", (person.get("national_id") or "").upper())
    form = _IDENTITY_NUMBERS.get(country or "")
    birth_date = person.get("birth_date")
    return Known(
        person_id,
        country,
        (birth_date,) if birth_date else (),
        (number[-4:],) if form and re.fullmatch(form, number) else (),
        tuple(value for kind, value, apart in own if kind == "email" and apart),
        tuple(value for kind, value, apart in own if kind in PHONES and apart),
        tuple(code for kind, value, _ in own if kind == "post" for code in postcodes(value, country)),
    )


def _same(given: str, held: str) -> bool:
    return hmac.compare_digest(given.encode("utf-8", "replace"), held.encode("utf-8", "replace"))


def postcodes(text: str, country: str | None) -> tuple[str, ...]:
    """The postcode in an address or an answer: the last that has the country's form."""
    form = _POSTCODES.get(country or "")
    found = re.findall(form, unicodedata.normalize("NFKC", text).upper()) if form else []
    return tuple(re.sub(r"\s", "", code) for code in found[-1:])


def dates(text: str) -> frozenset[date]:
    """Every day that a text can mean: year first, year last in either order, a month by name, 民國 years.

    Of `5/12/1990` nobody knows the order, so both are taken; more than two days are a guess, and none.
    """
    plain = text.lower()
    found: set[tuple[int, int, int]] = set()
    for year, month, day in re.findall(r"民[國国]\s*(\d{1,3})\D+(\d{1,2})\D+(\d{1,2})(?!\d)", plain):
        found.add((int(year) + _REPUBLIC, int(month), int(day)))
    for year, month, day in re.findall(r"(?<!\d)(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?!\d)", plain):
        found.add((int(year), int(month), int(day)))
    for year, month, day in re.findall(r"(?<!\d)(\d{4})(\d{2})(\d{2})(?!\d)", plain):
        found.add((int(year), int(month), int(day)))
    for one, other, year in re.findall(r"(?<!\d)(\d{1,2})\D+(\d{1,2})\D+(\d{4})(?!\d)", plain):
        found |= {(int(year), int(one), int(other)), (int(year), int(other), int(one))}
    for day, month, year in re.findall(rf"(\d{{1,2}})[a-z]*\W+(?:of\W+)?{_MONTH}\W+(\d{{4}})", plain):
        found.add((int(year), _MONTHS.index(month) + 1, int(day)))
    for month, day, year in re.findall(rf"{_MONTH}\W+(\d{{1,2}})[a-z]*\W+(\d{{4}})", plain):
        found.add((int(year), _MONTHS.index(month) + 1, int(day)))
    days = frozenset(day for day in map(_day, found) if day is not None)
    return days if len(days) <= 2 else frozenset()


def _day(parts: tuple[int, int, int]) -> date | None:
    try:
        return date(*parts)
    except ValueError:
        return None


def _ends(text: str, country: str | None) -> Iterable[str]:
    del country
    plain = re.sub(r"[^\dA-Z]", "", text.upper())
    return (plain,) if len(plain) == 4 else ()


def _emails(text: str, country: str | None) -> Iterable[str]:
    del country
    plain = re.sub(r"\s", "", text).lower()
    return (plain,) if is_email(plain) else ()


def _numbers(text: str, country: str | None) -> Iterable[str]:
    phone = read_phone(text, country)
    return (phone.e164,) if phone else ()


_READ: Mapping[str, Callable[[str, str | None], Iterable[object]]] = {
    "birth_date": lambda text, _: dates(text),
    "id_end": _ends,
    "email": _emails,
    "other_number": _numbers,
    "postcode": postcodes,
}

KEYS = tuple(_HELD)
"""Everything that can be asked for. What tells of a debt is not here, and cannot be added by a file."""
