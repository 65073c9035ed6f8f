"""Definite-no rules: what forbids that two records are one person, however much else agrees.

Each veto has a name. Vetoes hold through clusters too (`people.py`): two records that one of them keeps apart
never become one person by way of a third.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rightparty.book.foreign import is_mainland_id
from rightparty.parties.linkage.fields import Field
from rightparty.parties.linkage.roles import Role
from rightparty.parties.linkage.standard import SUFFIX
from rightparty.parties.linkage.text import alike, edits

CUT = "cut"
"""The veto of a human."""

GENERATION, BIRTH_DATE, NATIONAL_ID, TWINS = "suffix", "birth date", "national id", "twins"

VETOES: Mapping[str, str] = {
    CUT: "a human parted them",
    GENERATION: "Jr and Sr, or II and III: father and son",
    NATIONAL_ID: "two valid numbers of one kind that no slip makes of each other",
    BIRTH_DATE: "one name, but born a generation apart, or on days that no slip makes of each other",
    TWINS: "born on one day, one surname, one home, but two given names",
}

GENERATION_YEARS = 12
"""From so many years between two births on, two people of one name are taken for two generations."""

SLIPS = 2
"""A date, or a number, that this many typing errors turn into another one may be a slip of it."""

NICKNAMED = 0.70
"""Below this likeness two given names are two names, unless one is short for the other."""

_SAME_GENERATION = ({"jr", "ii"},)


@dataclass(frozen=True)
class Facts:
    """What vetoes read of one record; unknown is None, or nothing."""

    suffix: str | None = None
    dates: tuple[str, ...] = ()
    identifiers: tuple[tuple[str, str], ...] = ()  # field, number
    given: str | None = None
    surname: str | None = None
    places: tuple[tuple[str, str], ...] = ()  # field, value
    ideographic: bool = False


def fact_columns(fields: Sequence[Field]) -> tuple[str, ...]:
    """The columns of the standard form that `facts_of` reads, in its order."""
    return (SUFFIX, *(field.name for field in fields if _read(field)))


def facts_of(fields: Sequence[Field], cells: Sequence[str | None]) -> Facts:
    """The facts of a record from its `fact_columns`."""
    read = [field for field in fields if _read(field)]
    known = [(field, cell) for field, cell in zip(read, cells[1:], strict=True) if cell]

    def first(role: Role) -> str | None:
        return next((cell for field, cell in known if field.role is role), None)

    return Facts(
        suffix=cells[0],
        dates=tuple(cell for field, cell in known if field.role is Role.DATE and is_day(cell)),
        identifiers=tuple((field.name, cell) for field, cell in known if field.role is Role.IDENTIFIER),
        given=first(Role.GIVEN),
        surname=first(Role.SURNAME),
        places=tuple((field.name, cell) for field, cell in known if field.role in PLACES),
        ideographic=any(field.ideographic for field, _ in known if field.role is Role.GIVEN),
    )


PLACES = (Role.ADDRESS, Role.NUMBER, Role.POSTCODE)
_READ = (Role.DATE, Role.IDENTIFIER, Role.GIVEN, Role.SURNAME, *PLACES)


def _read(field: Field) -> bool:
    return field.role in _READ and not field.many


def vetoes(a: Facts, b: Facts, *, relatives: bool) -> Iterator[str]:
    """The names of what forbids the link; `relatives`: the data hold people of one surname and home.

    A number that both records share says more than a birth date or a given name: it lifts those two vetoes.
    """
    if _generations_differ(a.suffix, b.suffix):
        yield GENERATION
    if any(_numbers_differ(one, other) for one, other in _common(a.identifiers, b.identifiers)):
        yield NATIONAL_ID
    if not relatives or any(one == other for one, other in _common(a.identifiers, b.identifiers)):
        return
    if a.dates and b.dates and not any(near(one, other) for one in a.dates for other in b.dates):
        yield BIRTH_DATE
    if _twins(a, b):
        yield TWINS


def _common(a: Iterable[tuple[str, str]], b: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    others = dict(b)
    return ((value, others[field]) for field, value in a if field in others)


def _generations_differ(a: str | None, b: str | None) -> bool:
    if not a or not b or a == b:
        return False
    return {a, b} not in _SAME_GENERATION


def _numbers_differ(a: str, b: str) -> bool:
    """Two valid numbers of one kind; where no check digit tells a slip, they must be far apart."""
    if is_mainland_id(a.upper()) and is_mainland_id(b.upper()):
        return a.upper() != b.upper()
    return is_us_number(a) and is_us_number(b) and edits(a, b, SLIPS) > SLIPS


def is_us_number(text: str) -> bool:
    """Whether nine digits can be a United States social security number; it has no check digit."""
    if not (len(text) == 9 and text.isdigit()):
        return False
    area, group, serial = text[:3], text[3:5], text[5:]
    return area not in ("000", "666") and area < "900" and group != "00" and serial != "0000"


def is_day(text: str) -> bool:
    """Whether eight digits are a day."""
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return len(text) == 8


def near(a: str, b: str) -> bool:
    """Whether two days (`YYYYMMDD`) may be one: by a few slips, or with day and month exchanged.

    Days a generation apart are near only if one digit, or two neighbours exchanged, make the difference.
    """
    if a == b or (a[:4] == b[:4] and a[4:6] == b[6:] and a[6:] == b[4:6]):
        return True
    slips = edits(a, b, SLIPS)
    return slips <= (1 if abs(int(a[:4]) - int(b[:4])) >= GENERATION_YEARS else SLIPS)


def _twins(a: Facts, b: Facts) -> bool:
    if not (a.given and b.given and a.surname and a.surname == b.surname):
        return False
    if not set(a.dates) & set(b.dates):
        return False
    at_home = any(one == other for one, other in _common(a.places, b.places))
    return at_home and two_names(a.given, b.given)


def two_names(a: str, b: str) -> bool:
    """Whether two given names are two, and not one misspelt, shortened or given as an initial."""
    if a == b or a.startswith(b) or b.startswith(a):
        return False
    if not a.isascii() and not b.isascii():
        return not set(a) & set(b)
    return alike(a, b) < NICKNAMED
