"""The times of a log, in whatever form people write them, as instants.

Done in columns: a log has nearly as many times as rows. What a whole column must say, such as whether day or
month comes first, is asked of all files in which the column has the same header.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any, Final

import ibis
import ibis.expr.types as ir

from rightparty.book.places import offsets

DAY_FIRST, MONTH_FIRST, NEITHER, BOTH = "day first", "month first", "neither", "both"

NO_TIME, NOT_A_TIME, NO_CLOCK, NO_SUCH, GAP, TWICE, YEARS = (
    "no time", "not a time", "no clock", "no such time", "gap", "twice", "years",
)  # fmt: skip
FAULTS: Final[Mapping[str, tuple[str, str]]] = {
    NO_TIME: ("has no time", "Without one the row cannot be judged."),
    NOT_A_TIME: (
        "is not a time that is read here",
        "Write it as 2026-11-02 09:30:00, or map another column.",
    ),
    NO_CLOCK: ("is a day without a time of day", "Export the time of day too: hours and counts hang on it."),
    NO_SUCH: ("is no time of the calendar", "Check day, hour and minute."),
    GAP: ("did not exist: clocks went forward over it", "Check the zone of the log."),
    YEARS: ("lies outside the years 1990 to 2100", "Check the year."),
}
"""Why a row has no instant, and what to do."""

_WIDE = "０１２３４５６７８９：／－．　，时時点點分"
_PLAIN = "0123456789:/-. ,:::::"
_AM, _PM = r"(上午|凌晨|早上|清晨|[Aa]\.?[Mm]\.?)", r"(下午|晚上|傍晚|[Pp]\.?[Mm]\.?)"
_HALF = r"(上午|凌晨|早上|清晨|下午|晚上|傍晚|中午|[AaPp]\.?[Mm]\.?)"
_OFFSET = r"(Z|[+-]\d{2}:\d{2})$"
_USUAL = r"^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d{1,9})?$"
_WHOLE = r"^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$"
_SLASHED = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})"
_SECONDS, _MILLIS = r"^\d{9,10}(\.\d+)?$", r"^\d{12,13}(\.0+)?$"
_COMPACT = r"^(19|20)\d{6}[T ]?\d{4}(\d{2})?$"
_DAY_IN_ONE = r"^((?:19|20)\d{2})(\d{2})(\d{2})([T ]+|$)"
_SERIAL = r"^[2-7]\d{4}(\.\d+)?$"
_IN_ONE = r"^(\d{4})(\d{2})(\d{2})[T ]?(\d{2})(\d{2})"
_YEAR_FIRST = r"^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?"
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = r"(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_NOON_ENDS = 4
_FIRST, _LAST = datetime(1990, 1, 1), datetime(2100, 1, 1)  # noqa: DTZ001 - in tables
_EPOCH, _SERIAL_ZERO = "1970-01-01", "1899-12-30"


def plain(text: ir.StringValue) -> ir.StringValue:
    """Full-width and Chinese signs made ordinary."""
    odd = text.re_search(r"[^\x20-\x7e]")
    return ibis.ifelse(odd, text.translate(_WIDE, _PLAIN).re_replace("秒", " ").strip(), text)


def with_day(at: ir.StringValue, day: ir.StringValue) -> ir.StringValue:
    """A time of day behind the day that stands in another column; any other time as it is.

    A spreadsheet's day may come with a midnight, and its time of day with a day of its own.
    """
    clock = at.re_search(r"^\D{0,3}\d{1,2}[:：时時点點]\d{1,2}([:：分].*)?\D{0,4}$")
    joined = day.re_replace(r"[T ]0?0:00(:00)?(\.0+)?$", "").concat(" ", at)
    return ibis.cases((at.isnull(), day), (day.isnull() | ~clock, at), else_=joined)


def order_of(texts: ir.Table) -> ir.Table:
    """By label: how many times have the year last, and the largest first and second number of these.

    texts: label, text.
    """
    rows = texts.filter(texts.text.re_search(_SLASHED))
    first, second = (rows.text.re_extract(_SLASHED, n).try_cast("int64") for n in (1, 2))
    rows = rows.mutate(first=first, second=second)
    return rows.group_by("label").agg(texts=rows.count(), first=rows.first.max(), second=rows.second.max())


def day_order(first: int, second: int) -> str:
    """Whether day or month comes first, from the largest first and second number of a column."""
    if first > 12 and second > 12:
        return BOTH
    return DAY_FIRST if first > 12 else MONTH_FIRST if second > 12 else NEITHER


def stated_order(form: str) -> str:
    """The same, from a pattern such as `%d/%m/%Y`; NEITHER where it says nothing."""
    day, month = form.find("%d"), form.find("%m")
    return NEITHER if min(day, month) < 0 else DAY_FIRST if day < month else MONTH_FIRST


def with_day_first(t: ir.StringValue, months_first: ir.BooleanValue) -> ir.StringValue:
    """A plain time with its date as `2026-11-2` in front; anything else as it is.

    months_first: of a time with the year last, whether its month comes first.
    """
    by_month, by_day = (t.re_replace(_SLASHED, form) for form in (r"\3-\1-\2 ", r"\3-\2-\1 "))
    return ibis.cases(
        (t.re_search(_USUAL), t.re_replace("T", " ")),
        (t.re_search(_COMPACT), t.re_replace(_IN_ONE, r"\1-\2-\3 \4:\5:")),
        (t.re_search(_DAY_IN_ONE), t.re_replace(_DAY_IN_ONE, r"\1-\2-\3 ")),
        (t.re_search(r"^\d{4}"), t.re_replace(_YEAR_FIRST, r"\1-\2-\3 ")),
        (t.re_search(_SLASHED), ibis.ifelse(months_first, by_month, by_day)),
        (t.re_search(_NAMED), _by_name(t)),
        else_=t,
    )


def _by_name(t: ir.StringValue) -> ir.StringValue:
    """5 Mar 2024 and Mar 5, 2024."""
    name = t.re_extract(_NAMED, 1).lower()
    month = name.cases(*((each, f"{place:02}") for place, each in enumerate(_MONTHS, start=1)))
    bare = _NAMED.removeprefix("(?i)")
    day_first, month_first = (
        rf"(?i)^(\d{{1,2}})[ -]{bare}[ ,-]*(\d{{4}})",
        rf"(?i)^{bare} (\d{{1,2}})[ ,]+(\d{{4}})",
    )

    def written(form: str, day: int) -> ir.StringValue:
        parts = ("-", month, "-", t.re_extract(form, day), " ", t.re_replace(form, ""))
        return t.re_extract(form, 3).concat(*parts)

    return ibis.ifelse(t.re_search(day_first), written(day_first, 1), written(month_first, 2))


def padded(dated: ir.StringValue) -> ir.StringValue:
    """A dated time with two digits each, one blank before the time of day, and the offset with a colon."""
    bare = ibis.ifelse(dated.re_search(_HALF), dated.re_replace(_HALF, " "), dated)
    simple = bare.re_replace(r"[T,\s]+", " ").re_replace(r"[:\s]+$", "").re_replace(r"\b(\d)\b", r"0\1")
    offset = bare.re_replace(r"(?i)\s*(utc|gmt|z)$", "Z").re_replace(r"\s*([+-]\d{2}):?(\d{2})$", r"\1:\2")
    offset = offset.re_replace(r"(:\d{2}(?:\.\d+)?)([+-]\d{2})$", r"\1\2:00")
    offset = offset.re_replace(r"[T,\s]+", " ").re_replace(r"\b(\d)\b", r"0\1")
    return ibis.cases(
        (dated.re_search(_USUAL), dated),
        (bare.re_search(r"(?i)([+-]\d{2}:?(\d{2})?|utc|gmt|z)$") & bare.contains(":"), offset),
        else_=simple,
    )


def of_the_day(dated: ir.StringValue, walled: ir.StringValue) -> ir.StringValue:
    """The same on the clock of twenty-four hours, where `dated` says which half of the day it is."""
    hour = walled.re_extract(r"^\d{4}-\d{2}-\d{2} (\d{2}):", 1).try_cast("int64")
    # Eleven at noon is before it, one at noon after; twelve in the evening may be either midnight.
    late = (dated.re_search(_PM) & (hour < 12)) | (dated.contains("中午") & (hour < _NOON_ENDS))
    early = dated.re_search(_AM) & (hour == 12)
    of_day = ibis.cases((late, hour + 12), (early, hour - 12), else_=hour)
    twelve = walled.left(11).concat(of_day.cast("string").lpad(2, "0"), walled.substr(13))
    unclear = dated.contains("晚上") & (hour == 12)
    told = ibis.ifelse(unclear, walled.concat("?"), twelve)
    return ibis.ifelse(dated.re_search(_HALF) & hour.notnull(), told, walled)


@dataclass(frozen=True)
class Said:
    """What a column of times says: an instant, or a wall-clock time without an offset, or why neither."""

    instant: ir.TimestampValue
    naive: ir.TimestampValue
    fault: ir.StringValue


def said(given: ir.StringValue, walled: ir.StringValue, midnight: ir.BooleanValue) -> Said:
    """What the cells of a column of times say.

    Args:
        given: the cells, each filled.
        walled: what `with_day_first`, `padded` and `of_the_day` made of them.
        midnight: whether a cell that is only a day is its midnight, as spreadsheets write it.
    """
    nothing = ibis.null("timestamp")
    serial, whole = given.re_search(_SERIAL), walled.re_search(_WHOLE)
    day = walled.re_search(r"^\d{4}-\d{2}-\d{2}$") | given.re_search(r"^[2-7]\d{4}(\.0+)?$")
    zoned = whole & walled.re_search(_OFFSET)
    offset = ibis.ifelse(zoned, walled.try_cast('timestamp("UTC")').cast("timestamp"), nothing)
    text = ibis.ifelse(day, walled.concat(" 00:00:00"), walled)
    naive = ibis.cases(
        (zoned | (day & ~midnight), nothing),
        (serial, _of_serial(given)),
        (whole | day, text.try_cast("timestamp")),
        else_=nothing,
    )
    fault = ibis.cases((day & ~midnight, NO_CLOCK), (whole | day, NO_SUCH), else_=NOT_A_TIME)
    return Said(ibis.coalesce(_of_epoch(given), offset), naive, fault)


def settled(
    instant: ir.TimestampValue, naive: ir.TimestampValue, fault: ir.StringValue, changes: Sequence["Change"]
) -> tuple[ir.TimestampValue, ir.StringValue]:
    """The instants, and why there is none, or `TWICE`.

    Args:
        instant: `Said.instant`, a column of a table: it is used many times over.
        naive: `Said.naive`.
        fault: `Said.fault`.
        changes: the offsets of the zone in which times without an offset are meant.
    """
    local, twice = _of_zone(naive, changes)
    at = ibis.coalesce(instant, local)
    inside = (at >= _FIRST) & (at < _LAST)
    why = ibis.cases(
        (at.isnull() & naive.notnull(), GAP), (at.isnull(), fault), (~inside, YEARS), else_=twice
    )
    return ibis.ifelse(inside, at, ibis.null("timestamp")), why


def _of_epoch(given: ir.StringValue) -> ir.TimestampValue:
    """Seconds or milliseconds since 1970, told apart by their size."""
    whole = given.re_extract(r"^(\d+)", 1).try_cast("int64")
    millis = given.re_search(_MILLIS) & ~given.re_search(_COMPACT)
    seconds = ibis.cases((millis, (whole / 1000).floor().cast("int64")), (given.re_search(_SECONDS), whole))
    left = ibis.ifelse(millis, (whole % 1000) * 1000, 0)
    zero = ibis.literal(_EPOCH).cast("timestamp")
    return zero + seconds.as_interval("s") + left.as_interval("us")


def _of_serial(given: ir.StringValue) -> ir.TimestampValue:
    """A spreadsheet's count of days since the end of 1899, to the second."""
    days = ibis.ifelse(given.re_search(_SERIAL), given, ibis.null("string")).try_cast("float64")
    seconds = (days * 86_400).round().cast("int64")
    return ibis.literal(_SERIAL_ZERO).cast("timestamp") + seconds.as_interval("s")


# -- zones ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Change:
    """From the wall-clock time `begins` until before `ends`, clocks are `seconds` ahead of UTC."""

    begins: datetime
    ends: datetime
    seconds: int


def changes_of(zone: str, first: datetime, last: datetime) -> list[Change]:
    """The offsets of a zone for wall-clock times (without a zone) from `first` to `last`."""
    start = first.replace(tzinfo=UTC) - timedelta(days=2)
    end = last.replace(tzinfo=UTC) + timedelta(days=2)
    found = []
    for one in offsets(zone, start, end):
        ahead = timedelta(seconds=one.seconds)
        begins, ends = (each.replace(tzinfo=None) + ahead for each in (one.since, one.until))
        found.append(Change(begins, ends, one.seconds))
    return found


def _of_zone(naive: ir.TimestampValue, changes: Sequence[Change]) -> tuple[Any, Any]:
    """The instants of wall-clock times: of one that came twice the earlier, of one that never was none."""
    if not changes:
        return ibis.null("timestamp"), ibis.null("string")
    within = [(naive >= change.begins) & (naive < change.ends) for change in changes]
    local = ibis.cases(
        *(
            (inside, naive - ibis.interval(seconds=change.seconds))
            for inside, change in zip(within, changes, strict=True)
        )
    )
    twice = [
        (naive >= later.begins) & (naive < earlier.ends)
        for earlier, later in pairwise(changes)
        if later.begins < earlier.ends
    ]
    if not twice:
        return local, ibis.null("string")
    return local, ibis.ifelse(ibis.or_(*twice), TWICE, ibis.null("string"))
