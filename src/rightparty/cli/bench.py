"""`rightparty bench`: the figures of the performance page, measured on this machine."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import App, Parameter
from cyclopts.validators import Number

from rightparty.cli.bench_audit import audit
from rightparty.cli.bench_kept import COLUMNS, PRINTED, AtLeastOne, Kept
from rightparty.cli.bench_plan import plan
from rightparty.cli.bench_words import words
from rightparty.cli.output import draw, emit_rows
from rightparty.cli.progress import progress

if TYPE_CHECKING:
    from rightparty.bench.decide import Line
    from rightparty.bench.profile import Profiled

app = App(name="bench", help="Measure the figures of the performance page on this machine.")

Countries = Literal["CN", "US"]


@Parameter(name="*")
@dataclass(frozen=True, kw_only=True)
class Peers:
    """How the other engines are measured.

    Attributes:
        sample: Of how many people every answer is compared, and given to the others.
        seconds: How long each of the others is clocked.
        peers: Folder of their environment, made if it is not there; else one beside the installation's cache.
        no_peers: Measure ours and the floor only.
    """

    sample: AtLeastOne = 1500
    seconds: Annotated[float, Parameter(validator=Number(gt=0))] = 10.0
    peers: Path | None = None
    no_peers: Annotated[bool, Parameter(negative="")] = False


_ALL_PEERS = Peers()


@app.command
def decide(
    *,
    country: list[Countries] | None = None,
    people: AtLeastOne = 150_000,
    events_each: AtLeastOne = 10,
    beside: Peers = _ALL_PEERS,
    profile: Annotated[bool, Parameter(negative="")] = False,
    keep: Kept = PRINTED,
) -> None:
    """How many candidates a second are decided, beside four other rule engines and beside the floor.

    The others are installed in an environment of their own, and are given our rules in their languages and
    facts that are counted already. Any answer that differs from ours ends the run with a fault.

    Example: rightparty bench decide --people 2000 --sample 100 --seconds 2

    Args:
        country: Whose rulebook; both unless told otherwise. May be given several times.
        people: How many people each book has; six and a half candidates each.
        events_each: Past events of each candidate.
        profile: Print which queries of ours and of the floor took longest, instead of the figures.
    """
    from rightparty.bench.decide import COLUMNS as DECIDE
    from rightparty.bench.decide import Asked, as_rows, decide_lines
    from rightparty.bench.peers.environment import environment, versions
    from rightparty.bench.plain_book import COUNTRIES
    from rightparty.cli.folder import cache

    alone = beside.no_peers or profile
    python = None if alone else environment(beside.peers or cache().parent / "bench-peers")
    asked = Asked(people, events_each, min(beside.sample, people), beside.seconds, python)
    lines: list[Line] = []
    profiles: list[tuple[str, Profiled]] = []
    with progress() as report:
        for code in country or COUNTRIES:
            lines += decide_lines(COUNTRIES[code], asked, profiles, report)
    if profile:
        rows = [{"run": run, **row} for run, one in profiles for row in one.top()]
        draw(rows, tuple(rows[0]), len(rows))
        return
    told = {
        "people": people, "events_each": events_each, "sample": asked.sample, "seconds": asked.seconds
    }  # fmt: skip
    keep.keep("decide", as_rows(lines), DECIDE, told, None if alone else versions())


@app.command
def chunks(
    *,
    country: Countries = "CN",
    people: AtLeastOne = 150_000,
    count: AtLeastOne = 5,
    events_each: AtLeastOne = 10,
    memory: str = "6GB",
    folder: Path | None = None,
    keep: Kept = PRINTED,
) -> None:
    """A large book decided by chunks of people: time per candidate chunk by chunk, and the peak of memory.

    Each chunk is made as a small Parquet set of its own, untimed, decided from it, and removed.

    Example: rightparty bench chunks --people 2000 --count 2

    Args:
        country: Whose rulebook.
        people: How many people each chunk has; six and a half candidates each.
        count: How many chunks, one after the other.
        events_each: Past events of each candidate.
        memory: The most that the engine may use.
        folder: Where the files are made; else where the system keeps what is temporary.
    """
    from rightparty.bench.chunks import as_rows
    from rightparty.bench.chunks import chunks as decided
    from rightparty.bench.plain_book import COUNTRIES

    done = []
    with progress() as report:
        for one in decided(COUNTRIES[country], people, count, events_each, memory=memory, folder=folder):
            done.append(one)
            report("chunks", one.number, count)
    rows = as_rows(done)
    told = {"country": country, "people": people, "count": count, "events_each": events_each}
    keep.keep("chunks", rows, tuple(rows[0]), {**told, "memory": memory})


@app.command
def law(
    *,
    people: Annotated[int, Parameter(validator=Number(gte=1))] = 250_000,
    proofs: bool = True,
    keep: Kept = PRINTED,
) -> None:
    """How fast the law answers, one contact in values and a table in columns, and how fast it is proven.

    Example: rightparty bench law --people 10000

    Args:
        people: How many people each of the two books has; the more, the less the start counts.
        proofs: Measure the proofs too: a minute, and the extra `proof`.
    """
    from rightparty.bench.law import as_rows, law_figures

    with progress() as report:
        figures = list(law_figures(people, report))
        if proofs:
            from rightparty.bench.proofs import proof_figures
            from rightparty.law.load import load_law

            figures += proof_figures(load_law(), progress=report)
    keep.keep("law", as_rows(figures), COLUMNS, {"people": people, "proofs": proofs})


@app.command
def owed(
    *,
    debts: AtLeastOne = 1_000_000,
    overdue: Annotated[float, Parameter(validator=Number(gte=0, lte=1))] = 0.15,
    checks: bool = False,
    profile: bool = False,
    keep: Kept = PRINTED,
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
    """
    from rightparty.bench.owed import COLUMNS as STAGES
    from rightparty.bench.owed import owed_figures

    with progress() as report:
        rows = owed_figures(debts, overdue, report, checks=checks, profile=profile)
    keep.keep("owed", rows, STAGES, {"debts": debts, "overdue": overdue, "checks": checks})


@app.command
def service(*, quick: bool = False, keep: Kept = PRINTED) -> None:
    """How fast the service decides over its API, and sends mails with every guarantee on.

    It makes a home and a database of its own, with 20,000 people who do not exist, and starts two servers,
    workers, a mail server and a load generator beside each other; some minutes. Nothing leaves the machine.

    Example: rightparty bench service --quick

    Args:
        quick: a few of everything, to see that it works; its figures say nothing.
    """
    from rightparty.bench.service import QUICK, WHOLE, as_rows, service_figures

    with progress() as report:
        rows = as_rows(list(service_figures(QUICK if quick else WHOLE, report)))
    keep.keep("service", rows, tuple(rows[0]), {"quick": quick})


@app.command
def parties(
    *,
    people: Annotated[int, Parameter(validator=Number(gte=1))] = 100_000,
    towns: Annotated[int, Parameter(validator=Number(gte=1))] = 1,
    days: Annotated[int, Parameter(validator=Number(gte=1))] = 30,
    churn: list[float] | None = None,
    plays: Path | None = None,
    keep: Kept = PRINTED,
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
    told = {"people": people, "towns": towns, "days": days}
    keep.keep("parties", rows, tuple(rows[0]), told)


app.command(audit)
app.command(plan)
app.command(words)
