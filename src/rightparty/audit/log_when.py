"""When each row of a log happened: its times read, the zone and the order of day and month settled first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import ibis
import ibis.expr.types as ir

from rightparty.audit.headers import TIMES, LogMapping
from rightparty.audit.log_rows import MOST_TOLD, LogTable
from rightparty.audit.log_times import (
    BOTH,
    FAULTS,
    MONTH_FIRST,
    NEITHER,
    Change,
    changes_of,
    day_order,
    of_the_day,
    order_of,
    padded,
    plain,
    said,
    settled,
    stated_order,
    with_day,
    with_day_first,
)
from rightparty.book.places import is_zone, zones_of
from rightparty.book.problems import ERROR, NOTE, Problem
from rightparty.engine import Engine
from rightparty.errors import Refused

_SHOWN = "text_"


@dataclass
class Timed:
    """The rows with an instant for each column of times (`at_TIME`) and a fault (`fault_TIME`).

    `refused`: what must be said before the log can be read at all; then there are no instants.
    """

    rows: ir.Table
    times: tuple[str, ...]
    refused: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def zone_of(zone: str | None, mapping: LogMapping, country: str | None) -> str | None:
    """The zone of times without an offset: the one given, else the only one of the country."""
    said = zone or mapping.constants.get("zone")
    if said and not is_zone(said):
        raise Refused(f"`{said}` is no time zone.", "Name one such as Asia/Shanghai.")
    found = zones_of(country or mapping.constants.get("country"), None, said)
    return found[0] if len(found) == 1 else None


def timed(engine: Engine, rows: ir.Table, tables: Sequence[LogTable], zone: str | None, name: str) -> Timed:
    """Read the times of all rows, or say what is missing to do so."""
    times = tuple(
        time
        for time in TIMES
        if any(table.header_of(time) or (time == "at" and table.header_of("day")) for table in tables)
    )
    rows = rows.mutate(**{f"{_SHOWN}{time}": _text(rows, time) for time in times})
    found = Timed(rows, times)
    stated = _stated(tables)
    walls = {time: _texts(engine, found, time, stated, f"{name} {time}") for time in times}
    if found.refused:
        return found
    changes = _changes(engine, walls, found, zone)
    if found.refused:
        return found
    joined = rows
    for time, texts in walls.items():
        at, fault = settled(texts.instant, texts.naive, texts.fault, changes)
        each = engine.materialize(
            texts.select(
                **{f"of_{time}": texts.text, f"under_{time}": texts.label, f"in_{time}": texts.sheet},
                **{f"at_{time}": at, f"fault_{time}": fault},
            ),
            f"{name} {time} read",
        )
        joined = joined.left_join(
            each,
            [
                joined[f"{_SHOWN}{time}"] == each[f"of_{time}"],
                joined[f"label_{time}"] == each[f"under_{time}"],
                _sheet(joined) == each[f"in_{time}"],
            ],
        ).drop(f"of_{time}", f"under_{time}", f"in_{time}")
    found.rows = joined.drop(*(f"label_{time}" for time in TIMES))
    return found


def _text(rows: ir.Table, time: str) -> ir.StringValue:
    """The cells of a time; of the contact itself with the day that stands in another column."""
    cell = rows[time] if time in rows.columns else ibis.null("string")
    return with_day(cell, rows["day"]) if time == "at" and "day" in rows.columns else cell


def _sheet(rows: ir.Table) -> ir.StringValue:
    """The sheet in which a row stands; nothing where it stands in a text."""
    return ibis.ifelse(rows.sheet, rows.file, "")


def _texts(engine: Engine, found: Timed, time: str, stated: Mapping[str, str], name: str) -> ir.Table:
    """The distinct texts of a column of times: text, label, sheet, rows (a count), and what they say."""
    rows = found.rows.select(
        text=found.rows[f"{_SHOWN}{time}"], label=f"label_{time}", sheet=_sheet(found.rows)
    )
    rows = rows.filter(rows.text.notnull())
    texts = rows.group_by("text", "label", "sheet").agg(rows=rows.count())
    texts = engine.materialize(texts.mutate(plain=plain(texts.text)), f"{name} texts")
    months = _months(engine, texts, found, stated)
    dated = texts.mutate(dated=with_day_first(texts.plain, texts.label.isin(months))).drop("plain")
    dated = engine.materialize(dated, f"{name} dated")
    walled = engine.materialize(dated.mutate(wall=padded(dated.dated)), f"{name} padded")
    whole = engine.materialize(walled.mutate(wall=of_the_day(walled.dated, walled.wall)), f"{name} walls")
    read = said(whole.text, whole.wall, _midnights(engine, whole))
    kept = whole.select(
        "text", "label", "sheet", "rows", instant=read.instant, naive=read.naive, fault=read.fault
    )
    return engine.materialize(kept, f"{name} said")


def _stated(tables: Sequence[LogTable]) -> Mapping[str, str]:
    """By header of a time: the order of day and month that a mapping states."""
    found: dict[str, str] = {}
    for table in tables:
        day = table.header_of("day")
        for time in TIMES:
            parts = [one for one in (table.header_of(time), day if time == "at" else None) if one]
            orders = [order for one in parts if (order := stated_order(one.form)) != NEITHER]
            if orders:
                found[" + ".join(one.header for one in reversed(parts))] = orders[0]
    return found


def _months(engine: Engine, texts: ir.Table, found: Timed, stated: Mapping[str, str]) -> list[str]:
    """The labels under which the month comes first; one that leaves it open is refused."""
    months: list[str] = []
    rows = order_of(texts.select("label", text=texts.plain))
    for row in engine.rows(rows.order_by("label")):
        order = stated.get(row["label"]) or day_order(row["first"], row["second"])
        if order == MONTH_FIRST:
            months.append(row["label"])
        if order in (NEITHER, BOTH):
            found.refused.append(_no_order(row["label"], row["texts"], order))
    return months


def _no_order(header: str, texts: int, order: str) -> Problem:
    what = f"{texts:,} times do not say whether day or month comes first: no number of theirs is above 12"
    if order == BOTH:
        what = f"of {texts:,} times some have the day first and others the month"
    help = f'Map it with its form: "{header}" = {{ to = "at", form = "%m/%d/%Y" }}, or "%d/%m/%Y".'
    return Problem("log", None, header, what=what, help=help)


def _midnights(engine: Engine, texts: ir.Table) -> ir.BooleanValue:
    """Whether a day alone is its midnight: in a sheet's column whose other cells have a time of day."""
    clocked = texts.wall.re_search(r"\d:\d") | texts.wall.re_search(r"^\d{5}\.\d")
    sheets = texts.filter(texts.sheet != "", clocked).select("sheet").distinct()
    return texts.sheet.isin(sorted(row["sheet"] for row in engine.rows(sheets)))


def _changes(engine: Engine, walls: Mapping[str, ir.Table], found: Timed, zone: str | None) -> list[Change]:
    """The offsets of the zone over the log; without a zone, a refusal for each column that needs one."""
    bounds: list[datetime] = []
    for texts in walls.values():
        of = texts.filter(texts.naive.notnull())
        each = of.group_by("label").agg(
            rows=of.rows.sum(), first=of.naive.min(), last=of.naive.max(), shown=of.text.min()
        )
        for row in engine.rows(each.order_by("label")):
            bounds += [row["first"].replace(tzinfo=None), row["last"].replace(tzinfo=None)]
            if zone is None:
                what = f"{row['rows']:,} times such as `{row['shown']}` have no offset, and no zone is stated"
                help = 'Say the zone: zone = "Asia/Shanghai", or a country that has only one.'
                found.refused.append(Problem("log", None, row["label"], what=what, help=help))
    inside = [one for one in bounds if 1990 <= one.year < 2100]
    return changes_of(zone, min(inside), max(inside)) if inside and zone else []


def begins(rows: ir.Table, times: Sequence[str]) -> tuple[ir.TimestampValue, ir.StringValue, ir.StringValue]:
    """A row's first instant, why it has none, and the cell to show for it."""
    at = ibis.coalesce(*(rows[f"at_{time}"] for time in times))
    given = [rows[f"{_SHOWN}{time}"].notnull() for time in times]
    fault = ibis.cases(*zip(given, (rows[f"fault_{time}"] for time in times), strict=True), else_="no time")
    return at, fault, ibis.coalesce(*(rows[f"{_SHOWN}{time}"] for time in times))


def time_problems(engine: Engine, found: Timed, labels: Mapping[str, str]) -> list[Problem]:
    """What is wrong with times: rows without an instant are left out; other odd times are told."""
    rows = found.rows
    at, fault, shown = begins(rows, found.times)
    lost = rows.filter(at.isnull()).select("file", "line", code=fault, shown=shown)
    told = _told(engine, lost, labels[found.times[0]], ERROR)
    for time in found.times:
        cell, code = rows[f"{_SHOWN}{time}"], rows[f"fault_{time}"]
        odd = rows.filter(at.notnull(), cell.notnull(), code.notnull()).select(
            "file", "line", code=code, shown=cell
        )
        told += _told(engine, odd, labels[time], NOTE)
    return told


def _told(engine: Engine, rows: ir.Table, column: str, severity: str) -> list[Problem]:
    told: list[Problem] = []
    for counted in engine.rows(rows.group_by("code").agg(n=rows.count()).order_by("code")):
        code = counted["code"]
        what, help = FAULTS.get(code, _TWICE)
        of = rows.filter(rows.code == code).order_by("file", "line").limit(MOST_TOLD)
        told += [
            Problem(row["file"], row["line"], column, row["shown"] or "", what, help, severity)
            for row in engine.rows(of)
        ]
        if counted["n"] > MOST_TOLD:
            more = f"{counted['n']:,} rows in all: {what}"
            told.append(Problem("log", None, column, what=more, help=help, severity=severity))
    return told


_TWICE = ("came twice, as clocks went back; the earlier is taken", "Export times with their offset.")
