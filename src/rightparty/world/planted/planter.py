"""Plants violations, their lawful look-alikes, and lawful traffic around them: a book, a log, and labels."""

import csv
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

from rightparty.book.tables import TABLES
from rightparty.errors import InvalidInput, Refused
from rightparty.world.dice import Dice
from rightparty.world.planted.case import LIKE, WRONG, Case
from rightparty.world.planted.export import export
from rightparty.world.planted.kinds import Kind, Lender, Provision, Table, table_of
from rightparty.world.planted.recipes import RECIPES, WITHOUT_EDGE
from rightparty.world.planted.sheet import CANNOT_TELL, FINE, LABELS, VIOLATION, Sheet, instant, lender_rows
from rightparty.world.write import as_texts, columns_of

CASES = 5_500
"""How many cases are planted if nothing else is said: at least 5,000 of them are violations."""

LABELS_FILE, EXPORT_FILE = "evaluation/labels.csv", "export/log-zh.csv"
"""Where they stand in the folder: a book looks into no folder of these names."""

_WRITTEN = tuple(name for name in TABLES if name != "truth")  # a lender has none
_WEEKS = timedelta(days=160)
_EDGES = (5, 4, 3, 2)  # one pair of so many lies at a boundary, of the kinds that have one
_AN_EIGHTH = Fraction(1, 8)  # aimed at: what does not divide evenly still leaves a tenth of all at one
_A_DAY = timedelta(days=1)
_KNOWN = timedelta(days=3_000)
SAMPLE_SEED = "sample"
_SAMPLE_DAYS = (date(2026, 7, 25), date(2026, 9, 24))
_SAMPLE_ORDINARY = 60


@dataclass(frozen=True)
class Planted:
    """What was written: rows by table, and how many contacts are labelled as what.

    untold: of whom it cannot be told. boundary: of all, how many lie at the very edge.
    """

    rows: Mapping[str, int]
    violations: int
    untold: int
    lawful: int
    boundary: int


def plant(
    out: Path,
    kinds: Collection[str] = (),
    number: int = CASES,
    seed: str = "1",
    country: str = "CN",
) -> Planted:
    """Write a book, its log and the labels into a new or empty folder; the same seed gives the same bytes.

    Args:
        out: gets the tables of a book with `events.csv`, the log; `evaluation/labels.csv`
            of `sheet.LABELS`; and `export/log-zh.csv`, the same log with Chinese headers, in
            GB18030, without ids.
        kinds: of the country's table; none = all.
        number: cases in which something is to be told; as many lawful look-alikes are planted beside them.
        seed: any text.
        country: of `kinds.COUNTRIES`.

    Raises:
        InvalidInput: an unknown country or kind, or no violation at all. Refused: the folder is not empty.
    """
    table = table_of(country)
    chosen = _chosen(table, kinds)
    if number < 1:
        raise InvalidInput(f"{number} violations are asked for", "ask for 1 at least")
    sheet = _sheet(table, (table.last - _WEEKS, table.last - timedelta(days=10)))
    of = _one_edge_of(table)
    for place, kind in enumerate(chosen):
        pairs = number // len(chosen) + (place < number % len(chosen))
        _plant_kind(sheet, kind, pairs, Dice(f"{country}/{seed}/{kind.id}"), of=of)
    _ordinary(sheet, number // 2, Dice(f"{country}/{seed}/ordinary"))
    return _write(out, sheet, Dice(f"{country}/{seed}/export"))


def sample(folder: Path) -> Planted:
    """A small log with its book: every kind of mainland China once or twice, always the same two months."""
    table = table_of("CN")
    sheet = _sheet(table, _SAMPLE_DAYS)
    for kind in table.kinds:
        if kind.own.until is None:
            pairs = 2 if kind.own.instrument.startswith("GB/T") else 1
            _plant_kind(sheet, kind, pairs, Dice(f"{SAMPLE_SEED}/{kind.id}"), of=2, effects=False)
    _ordinary(sheet, _SAMPLE_ORDINARY, Dice(f"{SAMPLE_SEED}/ordinary"))
    return _write(folder, sheet, Dice(f"{SAMPLE_SEED}/export"))


def _chosen(table: Table, kinds: Collection[str]) -> Sequence[Kind]:
    unknown = sorted(set(kinds) - {kind.id for kind in table.kinds})
    if unknown:
        raise InvalidInput(
            f"no kinds of violation in {table.country}: {', '.join(unknown)}",
            f"there are {', '.join(kind.id for kind in table.kinds)}",
        )
    return [kind for kind in table.kinds if not kinds or kind.id in kinds]


def _sheet(table: Table, days: tuple[date, date]) -> Sheet:
    sheet = Sheet(table, days)
    lender_rows(sheet)
    return sheet


def _one_edge_of(table: Table) -> int:
    """Of how many pairs one lies at a boundary: the fewer of a country's kinds have any, the more often."""
    bounded = sum(kind.recipe not in WITHOUT_EDGE or _is_new(kind, table) for kind in table.kinds)
    share = Fraction(bounded, len(table.kinds))
    return next((of for of in _EDGES if share / of >= _AN_EIGHTH), _EDGES[-1])


def _is_new(kind: Kind, table: Table) -> bool:
    """Whether the kind's provision took effect while the log already ran: that day is a boundary too."""
    return kind.takes_effect and kind.own.since >= table.first + _A_DAY


def _plant_kind(sheet: Sheet, kind: Kind, pairs: int, dice: Dice, *, of: int, effects: bool = True) -> None:
    """So many violations, each with its look-alike; one pair `of` so many at a boundary, if it has any.

    effects: the day on which a provision takes effect counts as one.
    """
    recipe = RECIPES[kind.recipe]
    for pair in range(pairs):
        edge = pair % of == of - 1
        edgeless = kind.recipe in WITHOUT_EDGE
        effect = edge and effects and _is_new(kind, sheet.table)
        effect = effect and (edgeless or (pair // of) % 2 == 1)
        edge = edge and (effect or not edgeless)
        day = kind.own.since if effect else _day(sheet, kind, dice)
        language = dice.pick(sheet.table.languages)
        recipe(Case(sheet, kind, dice, day, WRONG, edge, language=language))
        before = day - timedelta(days=1)
        like = before if effect else _day(sheet, kind, dice)
        recipe(Case(sheet, kind, dice, like, LIKE, edge, early=effect, language=language))


def _day(sheet: Sheet, kind: Kind, dice: Dice) -> date:
    """A day on which everything that forbids the kind is in force."""
    first, last = sheet.days
    if kind.own.until is not None:
        first, last = kind.own.until - timedelta(days=120), kind.own.until - timedelta(days=2)
    return dice.day(max(first, *(p.since for p in kind.provisions if p.until is None), kind.own.since), last)


def _ordinary(sheet: Sheet, people: int, dice: Dice) -> None:
    """Lawful traffic that no label speaks of: one to three contacts with a borrower, on as many days."""
    for number in range(people):
        lender = sheet.table.lenders[number % len(sheet.table.lenders)]
        channels = ("im", "email") if sheet.table.country == "TW" else ("sms", "call", "email")
        channel = dice.pick(channels)
        point = {"sms": "mobile", "call": "mobile"}.get(channel, channel)
        kind = _ordinary_kind(lender, {"channel": channel, "point": point})
        case = Case(sheet, kind, dice, dice.day(*sheet.days), LIKE)
        agency = case.placed(number % 3) if dice.chance(0.5) else None
        for day in range(dice.between(1, 3)):
            # Eight days apart: a call in between would follow a conversation too soon in the United States.
            case.contact(case.by_day(-8 * day), agency=agency)


def _ordinary_kind(lender: Lender, options: Mapping[str, Any]) -> Kind:
    nothing = Provision("", "", "", date(1900, 1, 1), None, "", (), "", {})
    return Kind("ordinary", "", lender, (nothing,), (), False, FINE, False, options)


def _write(out: Path, sheet: Sheet, dice: Dice) -> Planted:
    if out.exists() and any(out.iterdir()):
        raise Refused(f"{out} is not empty", help="name a new folder: nothing is planted over another book")
    out.mkdir(parents=True, exist_ok=True)
    as_of = instant(sheet.table.last + timedelta(days=3), 8 * 3600, sheet.table.zone)
    for debt in sheet.rows["debts"]:
        debt["as_of"] = as_of - timedelta(hours=1)
    sheet.rows["events"].sort(key=lambda row: (row["at"], row["event_id"]))
    _in_utc(sheet)
    texts = as_texts(sheet.rows)
    for name in _WRITTEN:
        _, lines = texts.get(name, (0, ""))
        header = ",".join(columns_of(name)) + "\n"
        (out / f"{name}.csv").write_text(header + lines, encoding="utf-8", newline="")
    (out / "book.toml").write_text(_toml(as_of), encoding="utf-8")
    log, at_line = export(sheet, dice)
    for beside in (LABELS_FILE, EXPORT_FILE):
        (out / beside).parent.mkdir()
    (out / EXPORT_FILE).write_bytes(log)
    _write_labels(out / LABELS_FILE, sheet, at_line)
    labels = sheet.labels
    told = Counter(row["verdict"] for row in labels)
    return Planted(
        {name: len(rows) for name, rows in sheet.rows.items()},
        told[VIOLATION],
        told[CANNOT_TELL],
        told[FINE],
        sum(row["boundary"] for row in labels),
    )


def _in_utc(sheet: Sheet) -> None:
    """Instants with the offset of UTC: one form for all zones of a country."""
    for rows in sheet.rows.values():
        for row in rows:
            for name, value in row.items():
                if isinstance(value, datetime):
                    row[name] = value.astimezone(UTC)


def _write_labels(path: Path, sheet: Sheet, at_line: Mapping[str, int]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(LABELS)
        for row in sheet.labels:
            told = row | {"line": at_line[row["event_id"]]}
            writer.writerow([_told(told[name]) for name in LABELS])


def _told(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ";".join(value) if isinstance(value, tuple) else str(value)


def _toml(as_of: datetime) -> str:
    since = (as_of - _KNOWN).isoformat()
    lines = ["# Planted for a benchmark: nobody in it exists.", f"as_of = {as_of.isoformat()}", ""]
    lines += ["[complete_since]", *(f"{name} = {since}" for name in _WRITTEN)]
    return "\n".join(lines) + "\n"
