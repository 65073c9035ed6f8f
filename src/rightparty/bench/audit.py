"""How well an audit does on planted violations, and how fast it is on a long log without texts."""

import csv
import random
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

from rightparty.audit.findings import Found, findings_of
from rightparty.audit.joined import joined
from rightparty.audit.judged import Judging, audit_law
from rightparty.audit.log import Log, read_log
from rightparty.audit.minimal import book_of
from rightparty.bench.figure import MORE, Figure
from rightparty.bench.planted import Scored, read_labels, score
from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.engine import Engine, open_engine
from rightparty.parties.model import default_model
from rightparty.world.planted.planter import plant

Progress = Callable[[str, int, int], None]
COLUMNS = (
    "country", "what", "name", "planted", "found", "recall", "recall_low", "recall_high", "alarms",
    "precision", "overtold",
)  # fmt: skip
"""One row for a country and what is scored: see `bench.planted.COLUMNS`."""

_HEADER = ("客户编号", "案件编号", "拨打时间", "被叫号码", "联系人关系", "接通状态", "催收员")
_ROLES = ("本人",) * 8 + ("紧急联系人", "朋友", "")
_OUTCOMES = ("接通", "未接", "忙线", "空号")
_CALLS_EACH, _DAYS, _COLLECTORS, _FIRST = 6, 60, 200, datetime(2026, 3, 1, tzinfo=UTC)
MEMORY = "6GB"
_GOAL = 1_000_000
"""Rows a second, for rules that need no text."""


@dataclass(frozen=True)
class OfCountry:
    """What an audit found of one country's planting, and how many contacts it judged."""

    country: str
    contacts: int
    scored: Scored


def of_country(country: str, number: int, seed: str = "0", progress: Progress | None = None) -> OfCountry:
    """Plant violations of every kind, audit the log with its book, and score the findings by the labels."""
    with tempfile.TemporaryDirectory() as kept, closing(open_engine(memory_limit=MEMORY)) as engine:
        folder = Path(kept) / country
        plant(folder, number=number, seed=seed, country=country)
        log = read_log(engine, [folder / "events.csv"])
        book = joined(log, load_book(folder, engine), engine)
        found = _judged(engine, book, log, progress, roles_known=True)
        rows = engine.rows(
            found.findings.select("contact_id", "rule", "also", "verdict", "found_by", "evidence")
        )
        return OfCountry(country, engine.count(found.contacts), score(rows, read_labels(folder)))


def rows_of(found: Sequence[OfCountry], *, by: Sequence[str] = ()) -> list[Mapping[str, Any]]:
    """The scores as `COLUMNS`; `by`: also each `kind` or `rule`."""
    kept = ("all", "found by", "boundary", *by)
    return [
        {"country": one.country, **row}
        for one in found
        for row in one.scored.table()
        if row["what"] in kept and row["planted"]
    ]


def speed(rows: int, progress: Progress | None = None) -> Sequence[Figure]:
    """Rows a second of a long log without texts and without a book: read, and judged by the law of China."""
    with tempfile.TemporaryDirectory() as kept, closing(open_engine(memory_limit=MEMORY)) as engine:
        path = Path(kept) / "calls.csv"
        _write(path, rows)
        began = perf_counter()
        log = read_log(engine, [path], zone="Asia/Shanghai", country="CN", progress=progress)
        read = perf_counter()
        book = book_of(log, engine, country="CN", creditor_kind="micro_loan")
        found = _judged(engine, book, log, progress, roles_known=False)
        judged = perf_counter()
        engine.count(found.findings)
        return [
            Figure("rows read", rows / (read - began), "rows/s", _GOAL, MORE),
            Figure("rows judged", rows / (judged - read), "rows/s", _GOAL, MORE),
        ]


def _judged(engine: Engine, book: Book, log: Log, progress: Progress | None, *, roles_known: bool) -> Found:
    if log.first is None or log.last is None:
        raise ValueError("a planted log has rows")
    judging = Judging(engine, book, audit_law(), default_model(), progress)
    until = log.last + timedelta(microseconds=1)
    return findings_of(judging, log.first, until, lines=log.events, roles_known=roles_known)


def _write(path: Path, rows: int) -> None:
    """Calls over two months: each customer about six, one in five to somebody else."""
    dice = random.Random(1)
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(_HEADER)
        for _ in range(rows):
            who = dice.randrange(rows // _CALLS_EACH + 1)
            at = _FIRST + timedelta(seconds=dice.randrange(_DAYS * 86_400))
            out.writerow(
                (
                    f"C{who}", f"L{who}", f"{at:%Y-%m-%d %H:%M:%S}", f"13{who:09d}", dice.choice(_ROLES),
                    dice.choice(_OUTCOMES), f"T{dice.randrange(_COLLECTORS)}",
                )
            )  # fmt: skip
