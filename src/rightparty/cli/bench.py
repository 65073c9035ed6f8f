"""`rightparty bench`: the figures of the performance page, measured on this machine."""

from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter
from cyclopts.validators import Number

from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress

app = App(name="bench", help="Measure the figures of the performance page on this machine.")

COLUMNS = ("what", "measured", "unit", "goal", "reached")


@app.command
def law(
    *,
    people: Annotated[int, Parameter(validator=Number(gte=1))] = 250_000,
    proofs: bool = True,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """How fast the law answers, one contact in values and a table in columns, and how fast it is proven.

    Example: rightparty bench law --people 10000

    Args:
        people: How many people each of the two books has; the more, the less the start counts.
        proofs: Measure the proofs too: a minute, and the extra `proof`.
        format: How the table is printed.
        out: Write to this file, its form by its ending.
    """
    from rightparty.bench.law import as_rows, law_figures

    with progress() as report:
        figures = list(law_figures(people, report))
        if proofs:
            from rightparty.bench.proofs import proof_figures
            from rightparty.law.load import load_law

            figures += proof_figures(load_law(), progress=report)
    emit_rows(as_rows(figures), COLUMNS, format, out)
