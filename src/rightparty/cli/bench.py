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


@app.command
def owed(
    *,
    debts: Annotated[int, Parameter(validator=Number(gte=1))] = 1_000_000,
    overdue: Annotated[float, Parameter(validator=Number(gte=0, lte=1))] = 0.15,
    checks: bool = False,
    profile: bool = False,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """How fast what is owed is worked out, from Parquet to Parquet: time, processor time and memory.

    It makes a book of debts of twelve instalments in a temporary folder, sorted by debt. Ten million debts
    take some minutes to make.

    Example: rightparty bench owed --debts 100000

    Args:
        debts: How many debts; each has twelve instalments, and payments for those that were met.
        overdue: The share of debts that are behind.
        checks: Read the book as a command does, with every check, and not as it stands.
        profile: Tell each query too.
        format: How the table is printed.
        out: Write to this file, its form by its ending.
    """
    from rightparty.bench.owed import COLUMNS as STAGES
    from rightparty.bench.owed import owed_figures

    with progress() as report:
        rows = owed_figures(debts, overdue, report, checks=checks, profile=profile)
    emit_rows(rows, STAGES, format, out)


@app.command
def service(*, quick: bool = False, format: Format = "text", out: Path | None = None) -> None:
    """How fast the service decides over its API, and sends mails with every guarantee on.

    It makes a home and a database of its own, with 20,000 people who do not exist, and starts two servers,
    workers, a mail server and a load generator beside each other; some minutes. Nothing leaves the machine.

    Example: rightparty bench service --quick

    Args:
        quick: a few of everything, to see that it works; its figures say nothing.
        format: How the table is printed.
        out: Write to this file, its form by its ending.
    """
    from rightparty.bench.service import QUICK, WHOLE, as_rows, service_figures

    with progress() as report:
        rows = as_rows(list(service_figures(QUICK if quick else WHOLE, report)))
    emit_rows(rows, tuple(rows[0]), format, out)


@app.command
def parties(
    *,
    people: Annotated[int, Parameter(validator=Number(gte=1))] = 100_000,
    towns: Annotated[int, Parameter(validator=Number(gte=1))] = 1,
    days: Annotated[int, Parameter(validator=Number(gte=1))] = 30,
    churn: list[float] | None = None,
    plays: Path | None = None,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """How few debt words reach strangers, and how many borrowers are reached, in towns whose truth is known.

    A model is fitted on one town and measured on others, played day by day beside common practice. A town of
    100,000 takes most of an hour. Needs `rightparty[models]`.

    Example: rightparty bench parties --people 5000 --days 3

    Args:
        people: Inhabitants of each town.
        towns: Towns measured for each rate of change.
        days: Days played in each.
        churn: Shares of numbers that change hands in a year; 4 % and 10 % unless told otherwise.
        plays: Write every policy's days to this file too, as JSON.
        format: How the table is printed.
        out: Write to this file, its form by its ending.
    """
    from rightparty.bench.parties import CHURNS, as_rows, fitted, played, together
    from rightparty.law.load import load_law

    law, rows, days_played = load_law(), [], []
    with progress() as report:
        for rate in churn or CHURNS:
            model = fitted(people, rate, report).fitted.model
            seen = together(
                [played((people, seed, rate), model, law, days, report) for seed in range(1, towns + 1)]
            )
            rows += as_rows(seen)
            days_played += [{"churn": rate, **row} for row in seen.rows]
    if plays is not None:
        emit_rows(days_played, tuple(days_played[0]), "json", plays)
    emit_rows(rows, tuple(rows[0]), format, out)


@app.command
def plan(
    *,
    people: Annotated[int, Parameter(validator=Number(gte=1))] = 200_000,
    format: Format = "text",
    out: Path | None = None,
) -> None:
    """How fast a day is planned, with shared limits and without, and how little whole contacts lose.

    The people are made by arithmetic, 3.3 ways to each. A million takes about 5 GB, ten million 20.

    Example: rightparty bench plan --people 10000

    Args:
        people: How many people are overdue.
        format: How the table is printed.
        out: Write to this file, its form by its ending.
    """
    from rightparty.bench.plan import as_rows, plan_figures

    emit_rows(as_rows(list(plan_figures(people))), COLUMNS, format, out)
