"""One cell: from the text in a file to the value it stands for, or to the fault it has.

`value` and `fault` are Ibis expressions over a column of text, so that millions of cells are read at
once; a cell with a fault has no value. `FAULTS` says in words what each fault is and how to mend it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import available_timezones

import ibis
import ibis.expr.types as ir
from phonenumbers import SUPPORTED_REGIONS

from rightparty.book.tables import IBIS_TYPE, Column, Kind

FIRST_YEAR, LAST_YEAR = 1900, 2200
HIGHEST_RATE = 10
LARGEST_INTEGER = 10**18
"""Whole numbers have at most eighteen digits."""

_DAY = r"\d{4}-\d{2}-\d{2}"
_CLOCK = r"\d{2}:\d{2}(:\d{2}([.]\d{1,9})?)?"
_OFFSET = r"([Zz]|[+-]\d{2}(:?\d{2})?)"
_HOURS = r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)"
_WEEKDAY = r"(MO|TU|WE|TH|FR|SA|SU)"
_NUMBER = r"[+-]?(\d+\.?\d*|\.\d+)"

FORMS: Mapping[str, tuple[str, str]] = {
    "currency": (r"[A-Z]{3}", "an ISO 4217 code such as CNY"),
    "region": (r"[A-Z]{2}-[A-Z0-9]{1,3}", "an ISO 3166-2 code such as US-CA"),
    "language": (r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", "a BCP 47 tag such as zh-Hans"),
    "hours": (rf"{_HOURS}(\s*;\s*{_HOURS})*", "hours such as 09:00-12:00"),
    "days": (rf"{_WEEKDAY}(\s*;\s*{_WEEKDAY})*", "weekdays such as MO;TU"),
}
"""Columns of text that have a form wherever they stand: pattern, and how it is described."""

COUNTRIES = frozenset(SUPPORTED_REGIONS)
ZONES = frozenset(available_timezones())


@dataclass(frozen=True)
class Fault:
    """`what` is wrong with a cell, and the `help` that mends it."""

    what: str
    help: str


FAULTS: Mapping[str, Fault] = {
    "empty": Fault("is empty but must be filled", "Fill it in; without it the row cannot be used."),
    "instant": Fault("is not an instant", "Write it as 2026-11-02T09:30:00+08:00."),
    "offset": Fault("has no offset from UTC", "Add it: 2026-11-02T09:30:00+08:00, or Z for UTC."),
    "no such instant": Fault("is no instant of the calendar", "Check day, hour and minute."),
    "date": Fault("is not a date", "Write it as 2026-11-02."),
    "no such date": Fault("is no day of the calendar", "Check year, month and day."),
    "range": Fault(f"lies outside the years {FIRST_YEAR} to {LAST_YEAR}", "Check the year."),
    "money": Fault("is not an amount", "Write digits with a decimal point, no separators: 1234.50."),
    "decimals": Fault("has more than two decimals", "Round it to the cent, as it stands in the account."),
    "not finite": Fault("is not a number", "Leave the cell empty if the value is unknown."),
    "too large": Fault("is larger than any amount", "Check the number of digits."),
    "negative": Fault("is negative", "Amounts and counts are positive; only adjustments may be negative."),
    "rate": Fault("is not a rate", "Write a share of one: 0.24 for 24 %."),
    "rate range": Fault(f"is a rate above {HIGHEST_RATE}", "Write a share of one: 24 % is 0.24."),
    "integer": Fault("is not a whole number", "Write digits only."),
    "code": Fault("is not one of the codes of this column", ""),
    "country": Fault("is not a country", "Write its ISO 3166-1 code of two letters: CN, US, GB."),
    "zone": Fault("is not a time zone", "Write its IANA name: Asia/Shanghai."),
    "form": Fault("does not have the form of this column", ""),
    "flag": Fault("is neither true nor false", "Write true or false; leave it empty if unknown."),
    "list": Fault("names nothing", "Separate values by `;`, or leave the cell empty if unknown."),
    "json": Fault("is not a JSON object", 'Write it as {"key": "value"}.'),
}


def text_of(cell: ir.Value) -> ir.StringValue:
    """The cell as text, unknown = NULL; typed cells (Parquet) in the form that a CSV would have."""
    kind = cell.type()
    if kind.is_timestamp():
        instant = cell.cast("timestamp") if kind.timezone is not None else cell
        text = instant.strftime("%Y-%m-%dT%H:%M:%S.%f")
        return text.concat("+00:00") if kind.timezone is not None else text
    if kind.is_array():
        return cell.cast("array<string>").join(";").nullif("")
    return cell if kind.is_string() else cell.cast("string")


def value(column: Column, cell: ir.Value) -> ir.Value:
    """The typed value of a cell; NULL where it is empty or has a fault."""
    if column.kind is Kind.LIST and cell.type().is_array():
        listed = cell.cast(IBIS_TYPE[Kind.LIST])
        return ibis.cases((listed.length() > 0, listed))  # an empty list is an empty cell
    if (bounds := _bounds(column, cell)) is not None:
        return _where(bounds, cell.cast(IBIS_TYPE[column.kind]))
    return _READERS[column.kind](column, text_of(cell))


def _bounds(column: Column, cell: ir.Value) -> ir.BooleanValue | None:
    """What a cell that has its column's own type must keep to; None for one that is read as text.

    To write millions of typed cells as text and to read that again takes most of the loading.
    """
    kind = cell.type()
    bounds: ir.BooleanValue | None = None
    match column.kind:
        case Kind.DATE if kind.is_date():
            bounds = (cell >= date(FIRST_YEAR, 1, 1)) & (cell < date(LAST_YEAR + 1, 1, 1))
        case Kind.INSTANT if kind.is_timestamp() and kind.timezone is not None:
            bounds = _in_years(cell.cast("timestamp"))
        case Kind.MONEY if kind.is_decimal() and (kind.precision, kind.scale) == (18, 2):
            bounds = (cell >= 0) | column.signed
        case Kind.RATE if kind.is_decimal() and (kind.precision, kind.scale) == (12, 8):
            bounds = (cell >= 0) & (cell <= HIGHEST_RATE)
        case Kind.INTEGER if kind.is_int64() or kind.is_int32():
            bounds = (cell >= 0) & (cell.cast("int64") < LARGEST_INTEGER)
    return bounds


def is_faulty(column: Column, cell: ir.Value) -> ir.BooleanValue:
    """True for a cell that holds something other than a value, or nothing where it must."""
    got = value(column, cell)
    if column.required:
        return got.isnull()
    return got.isnull() & text_of(cell).notnull()


def fault(column: Column, cell: ir.Value) -> ir.StringValue:
    """Which of `FAULTS` the cell has; NULL if none."""
    text = text_of(cell)
    named = [(text.isnull(), "empty"), *_namings(column, text)]
    last = {Kind.CODE: "code", Kind.TEXT: "form"}.get(column.kind, str(column.kind))
    if column.name in ("country", "zone"):
        last = column.name
    elif column.name in FORMS:
        last = "form"
    return ibis.ifelse(is_faulty(column, cell), ibis.cases(*named, else_=last), ibis.null("string"))


def _namings(column: Column, text: ir.StringValue) -> list[tuple[ir.BooleanValue, str]]:
    """Conditions on a faulty cell, the first that holds names its fault."""
    odd = (text.lower().isin(["nan", "inf", "-inf", "+inf", "infinity", "-infinity", "null", "none", "n/a"]),
           "not finite")  # fmt: skip
    match column.kind:
        case Kind.INSTANT:
            return [
                (text.re_search(f"^{_DAY}([T ]{_CLOCK})?$"), "offset"),
                (~text.re_search(f"^{_DAY}[T ]{_CLOCK}{_OFFSET}$"), "instant"),
                (_instant(text).isnull(), "no such instant"),
                (_instant(text).notnull(), "range"),
            ]
        case Kind.DATE:
            return [
                (~text.re_search(f"^{_DAY}$"), "date"),
                (text.try_cast("date").isnull(), "no such date"),
                (text.try_cast("date").notnull(), "range"),
            ]
        case Kind.MONEY:
            return [
                odd,
                (text.re_search(r"^-?\d{1,16}(\.\d{1,2}0*)?$"), "negative"),
                (text.re_search(r"^-?\d+\.\d{3,}$"), "decimals"),
                (text.re_search(r"^-?\d{17,}(\.\d*)?$"), "too large"),
            ]
        case Kind.RATE:
            return [
                odd,
                (text.re_search(f"^-{_NUMBER}$"), "negative"),
                (text.re_search(r"^\d+(\.\d*)?$"), "rate range"),
            ]
        case Kind.INTEGER:
            return [odd, (text.re_search(r"^-\d+(\.0+)?$"), "negative")]
        case _:
            return []


# -- readers: text to value, NULL for a fault -------------------------------------------------------


def _instant(text: ir.StringValue) -> ir.TimestampValue:
    return text.try_cast('timestamp("UTC")').cast("timestamp")


def _read_instant(_: Column, text: ir.StringValue) -> ir.Value:
    at = _instant(text)
    return _where(text.re_search(f"^{_DAY}[T ]{_CLOCK}{_OFFSET}$") & _in_years(at), at)


def _in_years(at: ir.TimestampValue) -> ir.BooleanValue:
    return (at >= datetime(FIRST_YEAR, 1, 1)) & (at < datetime(LAST_YEAR + 1, 1, 1))  # noqa: DTZ001 - in tables


def _read_date(_: Column, text: ir.StringValue) -> ir.Value:
    day = text.try_cast("date")
    inside = (day >= date(FIRST_YEAR, 1, 1)) & (day < date(LAST_YEAR + 1, 1, 1))
    return _where(text.re_search(f"^{_DAY}$") & inside, day)


def _read_money(column: Column, text: ir.StringValue) -> ir.Value:
    amount = text.try_cast(IBIS_TYPE[Kind.MONEY])
    return _where(text.re_search(r"^-?\d{1,16}(\.\d{1,2}0*)?$") & ((amount >= 0) | column.signed), amount)


def _read_rate(_: Column, text: ir.StringValue) -> ir.Value:
    rate = text.try_cast(IBIS_TYPE[Kind.RATE])
    return _where(text.re_search(r"^\d{1,3}(\.\d{1,8}0*)?$") & (rate <= HIGHEST_RATE), rate)


def _read_integer(_: Column, text: ir.StringValue) -> ir.Value:
    # Spreadsheets write whole numbers as 3.0 once a cell of the column is empty.
    return _where(text.re_search(r"^\d{1,18}(\.0+)?$"), text.try_cast("decimal(20, 2)").cast("int64"))


def _read_flag(_: Column, text: ir.StringValue) -> ir.Value:
    word = text.lower()
    return ibis.cases(
        (word.isin(["true", "yes", "1"]), True),
        (word.isin(["false", "no", "0"]), False),
        else_=ibis.null("boolean"),
    )


def _read_code(column: Column, text: ir.StringValue) -> ir.Value:
    # Nearly every cell is a code as it stands; only the others are worth lowering.
    lower = text.lower()
    return ibis.cases(
        (text.isin(column.choices), text), (lower.isin(column.choices), lower), else_=ibis.null("string")
    )


def _read_list(column: Column, text: ir.StringValue) -> ir.Value:
    several = text.split(";").map(lambda item: item.strip()).filter(lambda item: item != "")
    items = ibis.cases(
        (text.isnull(), ibis.null("array<string>")),
        (text.contains(";"), ibis.ifelse(several.length() > 0, several, ibis.null("array<string>"))),
        else_=ibis.array([text]),
    )
    form = FORMS.get(column.name)
    return items if form is None else _where(text.re_search(f"^{form[0]}$"), items)


def _read_json(_: Column, text: ir.StringValue) -> ir.Value:
    return _where(text.startswith("{") & text.try_cast("json").notnull(), text)


def _read_text(column: Column, text: ir.StringValue) -> ir.Value:
    if column.name == "country":
        return _where(text.isin(sorted(COUNTRIES)), text)
    if column.name == "zone":
        return _where(text.isin(sorted(ZONES)), text)
    form = FORMS.get(column.name)
    return text if form is None else _where(text.re_search(f"^{form[0]}$"), text)


def _where(good: ir.BooleanValue, got: ir.Value) -> ir.Value:
    return ibis.ifelse(good, got, ibis.null(got.type()))


_READERS: Mapping[Kind, Callable[[Column, ir.StringValue], ir.Value]] = {
    Kind.TEXT: _read_text,
    Kind.CODE: _read_code,
    Kind.INSTANT: _read_instant,
    Kind.DATE: _read_date,
    Kind.MONEY: _read_money,
    Kind.RATE: _read_rate,
    Kind.INTEGER: _read_integer,
    Kind.LIST: _read_list,
    Kind.JSON: _read_json,
    Kind.FLAG: _read_flag,
}
