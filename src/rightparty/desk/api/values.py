"""The kinds of value in requests: closed, bounded, and such that the database can hold each of them."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    create_model,
)

from rightparty.book import tables
from rightparty.book.tables import TABLES, Column, Kind
from rightparty.law.vocabulary import ALL

FIRST_YEAR, LAST_YEAR = 1900, 2200
LONGEST_TEXT = 4_000
MOST_ITEMS = 500
_NO_CONTROLS = r"^[^\x00-\x1f\x7f]+$"
_NO_NUL = r"^[^\x00]*$"


class Body(BaseModel):
    """A part of a request: a field that nobody knows is a fault, not a field to ignore."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def _in_range(at: datetime) -> datetime:
    if not FIRST_YEAR <= at.year < LAST_YEAR:
        raise ValueError(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return at.astimezone(UTC)


def _day_in_range(day: date) -> date:
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise ValueError(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}")
    return day


def _of(words: str) -> Callable[[str], str]:
    known = frozenset(words.split())

    def check(word: str) -> str:
        if word not in known:
            raise ValueError(f"is none of: {words}")
        return word

    return check


def _code(words: str) -> Any:
    return Annotated[str, AfterValidator(_of(words)), Field(json_schema_extra={"enum": list(words.split())})]


Id = Annotated[str, StringConstraints(min_length=1, max_length=200, pattern=_NO_CONTROLS)]
Text = Annotated[str, StringConstraints(max_length=LONGEST_TEXT, pattern=_NO_NUL)]
At = Annotated[AwareDatetime, AfterValidator(_in_range)]
Day = Annotated[date, AfterValidator(_day_in_range)]
Money = Annotated[Decimal, Field(max_digits=18, decimal_places=2)]
Rate = Annotated[Decimal, Field(max_digits=12, decimal_places=8, ge=0, le=10)]
Count = Annotated[int, Field(ge=0, lt=10**18, strict=True)]
Channel = Annotated[
    str, AfterValidator(_of(tables.CHANNELS)), Field(json_schema_extra={"enum": [*tables.CHANNELS.split()]})
]
Content = Annotated[str, AfterValidator(_of(" ".join(ALL))), Field(json_schema_extra={"enum": [*ALL]})]
Mode = Annotated[
    str,
    AfterValidator(_of("informing interactive")),
    Field(json_schema_extra={"enum": ["informing", "interactive"]}),
]

# Text within it is checked as all text is: a lone surrogate is none that the database can hold.
Plain = Text | int | Annotated[float, Field(allow_inf_nan=False)] | bool | None
Detail = Annotated[dict[Id, Plain], Field(max_length=20)]
Nested = Annotated[
    dict[Id, Plain | Annotated[list[Plain], Field(max_length=MOST_ITEMS)] | Detail], Field(max_length=20)
]
"""What a cell may hold in JSON: plain values, and lists and objects of these, no deeper."""

_TYPES: dict[Kind, Any] = {
    Kind.INSTANT: At,
    Kind.DATE: Day,
    Kind.MONEY: Money,
    Kind.RATE: Rate,
    Kind.INTEGER: Count,
    Kind.LIST: Annotated[list[Id], Field(min_length=1, max_length=MOST_ITEMS)],
    Kind.FLAG: Annotated[bool, Field(strict=True)],
    Kind.JSON: Detail,
}


def row_model(table: str, *, leaves_out: frozenset[str] = frozenset()) -> type[Body]:
    """The body that a row of the book has in a request: the table's own columns, and no others."""
    fields: dict[str, Any] = {
        column.name: _field(column) for column in TABLES[table].columns if column.name not in leaves_out
    }
    return create_model(f"{table.capitalize()}Row", __base__=Body, __doc__=TABLES[table].doc, **fields)


def _field(column: Column) -> tuple[Any, Any]:
    kind: Any = _code(" ".join(column.choices)) if column.kind is Kind.CODE else _TYPES.get(column.kind)
    if kind is None:
        kind = Id if column.required or column.refers_to or column.name.endswith("_id") else Text
    doc = column.doc or None
    return (kind, Field(description=doc)) if column.required else (kind | None, Field(None, description=doc))
