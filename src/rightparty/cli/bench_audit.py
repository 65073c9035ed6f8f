"""`rightparty bench audit`: how well an audit finds what was planted, and how many rows it judges."""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rightparty.cli.bench_kept import PRINTED, AtLeastOne, Kept
from rightparty.cli.progress import progress

if TYPE_CHECKING:
    from rightparty.bench.figure import Figure

Country = Literal["CN", "US", "TW"]


def audit(
    *,
    country: list[Country] | None = None,
    number: AtLeastOne = 2_000,
    seed: str = "0",
    by: Literal["kind", "rule"] | None = None,
    misses: Path | None = None,
    rows: int = 200_000,
    keep: Kept = PRINTED,
) -> None:
    """How much of what was planted in a log an audit finds, how seldom it accuses wrongly, and its speed.

    The planter reads no rulebook; beside each violation stands a lawful look-alike, and a tenth of the
    cases lies at the very edge.

    Example: rightparty bench audit --country CN --number 100 --rows 0

    Args:
        country: Whose violations are planted; all three unless some are named.
        number: Cases of each country in which something is to be told.
        seed: Another seed plants other cases.
        by: A row for each kind of violation, or for each rule, too.
        misses: Write each miss and each false alarm to this file, with its sentence.
        rows: Rows of a log without texts on which speed is measured; 0 measures none.
    """
    from rightparty.bench.audit import COLUMNS, of_country, rows_of, speed
    from rightparty.bench.planted import told

    with progress() as report:
        found = [of_country(one, number, seed, report) for one in country or ("CN", "US", "TW")]
        figures = speed(rows, report) if rows else ()
    if misses is not None:
        with misses.open("w", encoding="utf-8") as file:
            for one in found:
                lines: list[str] = []
                told(one.scored, lines.append)
                file.writelines(f"{one.country}: {line}\n" for line in lines)
    asked = {"number": number, "seed": seed, "by": by, "rows": rows}
    keep.keep("audit", rows_of(found, by=(by,) if by else ()), COLUMNS, asked)
    if figures:
        _say_speed(figures, rows, keep)


def _say_speed(figures: "Sequence[Figure]", rows: int, keep: Kept) -> None:
    from rightparty.bench.report import append, record

    for figure in figures:
        print(f"{figure.what}: {figure.measured:,.0f} {figure.unit}", file=sys.stderr)
    if keep.history is not None:
        told = [{**vars(figure), "reached": figure.reached} for figure in figures]
        append(keep.history, record("auditspeed", told, datetime.now(UTC), {"rows": rows}))
