"""Where the figures of a `rightparty bench` go: the same for every bench."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated, Any

from cyclopts import Parameter
from cyclopts.validators import Number

from rightparty.cli.output import Format, emit_rows

COLUMNS = ("what", "measured", "unit", "goal", "reached")

AtLeastOne = Annotated[int, Parameter(validator=Number(gte=1))]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Kept:
    """Where a run's figures go.

    Attributes:
        format: How the table is printed.
        out: Write to this file, its form by its ending.
        svg: Draw the figures as a bar chart on a log scale too; needs the extra `charts`.
        history: Add the run to this file, a line of JSON: commit, date, machine, versions, figures.
    """

    format: Format = "text"
    out: Path | None = None
    svg: Path | None = None
    history: Path | None = None

    def keep(
        self,
        bench: str,
        rows: Sequence[Mapping[str, Any]],
        columns: Sequence[str],
        asked: Mapping[str, Any],
        versions: Mapping[str, str] | None = None,
    ) -> None:
        """Print a run's rows, draw them, and add them to the history."""
        from rightparty.bench.report import append, bars, record, title

        if self.history is not None:
            append(self.history, record(bench, rows, datetime.now(UTC), asked, versions))
        if self.svg is not None:
            from rightparty.bench.chart import draw as chart

            self.svg.write_text(chart(*title(bench), bars(bench, rows)), encoding="utf-8")
        emit_rows(rows, columns, self.format, self.out)


PRINTED = Kept()
