"""`rightparty book`: check what a lender hands in, and bring foreign tables into the form of a book."""

import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

from cyclopts import App, Parameter

from rightparty.book.book import Book
from rightparty.book.guess import as_mapping, guess_columns
from rightparty.book.importing import Imported, import_book, read_foreign, samples, with_zone
from rightparty.book.load import load_book
from rightparty.book.mapping import ColumnMapping, mapping_text, missing_facts, read_mapping
from rightparty.book.meta import BookMeta
from rightparty.book.problems import Problem, errors
from rightparty.book.refusals import Refusal, refusals
from rightparty.book.stated import instant_of
from rightparty.book.tables import TABLES
from rightparty.cli.arguments import aware
from rightparty.cli.book_ask import ask_meta, show_guesses
from rightparty.cli.book_report import Format, Report, lines_of_problems, lines_of_refusals, show
from rightparty.cli.engines import opened
from rightparty.cli.from_postgres import address_of, fetched
from rightparty.cli.progress import progress
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput, Refused
from rightparty.law.load import COUNTRIES, Law, load_law
from rightparty.law.questions import Counter, MinutesSince, Question

app = App(name="book", help="Check what a lender hands in, or make it from foreign tables.")
app.command("rightparty.cli.book_drop:drop", name="drop")

_TOLD_BY_CONTACTS = ("call_consented", "borrower_failed_days")
"""Facts that are answered from the log of past contacts, beside every count."""

MEMORY = "2GB"
"""What the engine may hold at once; more spills to disk."""


@app.command
def check(
    dir: Path,
    *,
    at: datetime | None = None,
    quarantine: Path | None = None,
    house: Path | None = None,
    format: Format = "text",
    engine: str = "duckdb",
    memory: str = MEMORY,
) -> int:
    """Name every problem of a book at once, and what will refuse for want of facts.

    Ends with 3 if any row or file cannot be used. Personal data in free text is noted, and refuses nothing.

    Example: rightparty book check book --quarantine left-out.csv

    Args:
        dir: the book's folder.
        at: when the book is to be used, with its offset; says whether it is too old by then.
        quarantine: write the rows left out, each with its reasons, to this file.
        house: the lender's policy file: its rules may need more facts.
        format: text for people; json has everything; csv the problems, one a line.
        engine: duckdb, spark, or the URL of a Spark master.
        memory: what the engine may hold at once, such as 4GB; DuckDB spills the rest to disk.
    """
    law = load_law(house)
    moment = None if at is None else aware(at, "--at")
    with closing(opened(engine, memory)) as running:
        try:
            with progress() as tell:
                address = address_of(dir)
                folder = fetched(address, running.scratch / "fetched") if address else dir
                book = load_book(folder, running, tell, free_text=True)
        except InvalidInput as fault:
            problems = [problem for problem in fault.problems if isinstance(problem, Problem)]
            show(Report(str(dir), problems, refused=True), format)
            print(f"error: {fault.message}", file=sys.stderr)
            return InvalidInput.exit_code
        if quarantine is not None:
            running.write(book.quarantine.order_by("file", "line"), quarantine)
        report = _report(book, running, wanting(book, running, law, moment))
    show(report, format)
    if not report.errors:
        return 0
    count = len(report.errors)
    print(f"error: {count:,} problem{'s' if count > 1 else ''} in {dir}", file=sys.stderr)
    return InvalidInput.exit_code


@dataclass(frozen=True)
class Said:
    """Constants of an export: what no column of it says."""

    creditor_id: str | None = None
    "the lender's own short name"
    creditor_name: str | None = None
    "the lender's name"
    creditor_kind: str | None = None
    "bank, consumer_finance, micro_loan, assignee, debt_buyer …"
    country: str | None = None
    "of lender and borrowers, such as CN"
    currency: str | None = None
    "such as CNY"
    product: str | None = None
    "personal, instalment, credit_card, auto …"
    zone: str | None = None
    "time zone of the export's dates; follows from a country that has one"
    opened_on: str | None = None
    "when the loans were paid out, if all on one day"
    principal: str | None = None
    "amount of the loans, if all the same"
    annual_rate: str | None = None
    "yearly rate of the loans, 0.24 or 24%, if all the same"
    language: str | None = None
    "in which all borrowers are written to, such as zh-Hans"
    person_status: str | None = None
    "alive, if that is known of every borrower"
    debt_status: str | None = None
    "active, if no debt is settled, sold or written off"
    payment_status: str | None = None
    "posted, if every amount paid has arrived"


_NOTHING_SAID = Said()


@app.command(name="import")
def import_(
    *source: Path,
    to: Path,
    map: Path | None = None,  # noqa: A002 - the option's name
    guess: bool = False,
    as_of: datetime | None = None,
    complete_since: Annotated[tuple[str, ...], Parameter(consume_multiple=True)] = (),
    said: Annotated[Said, Parameter(name="*")] = _NOTHING_SAID,
) -> int:
    """Make a book from a lender's own tables: CSV, Excel or Parquet with Chinese or English headers.

    Friends, references and address books become relations; their numbers are not kept.

    Example: rightparty book import export.xlsx --to book --guess --country CN --currency CNY

    Args:
        source: the export's files; every sheet of an Excel file is read.
        to: a new folder for the book.
        map: the mapping of headers. With `--guess` the guess is written here (default: TO/mapping.toml).
        guess: propose what the headers mean, show it, and go on with it.
        as_of: the instant the export describes, with its offset; else it is asked for at a terminal.
        complete_since: TABLE=DATE: since when nothing is missing from a table. Again for each table.
        said: what the export does not say of itself.
    """
    if not source:
        raise Refused("There is nothing to import.", "Name one or more files before `--to`.")
    if not guess and map is None:
        raise Refused("It is not said what the headers mean.", "Add `--guess`, or `--map MAP.toml`.")
    constants = {name: value for name, value in asdict(said).items() if value is not None}
    with closing(open_engine(memory_limit=MEMORY)) as engine:
        known = None if guess or map is None else read_mapping(map)
        tables = read_foreign(source, engine, known.columns if known else ())
        if known is None:
            file = map or to / "mapping.toml"
            known = _guessed(samples(tables, engine), constants, file)
        mapping = with_zone(known.with_constants(constants))
        meta = _meta(as_of, complete_since)
        with progress() as tell:
            done = import_book(tables, mapping, meta, to, engine, tell)
        _tell_import(done, to)
        _tell_refusals(to, engine)
    return InvalidInput.exit_code if errors(done.problems) else 0


def _pair(text: str) -> tuple[str, str]:
    table, equals, value = text.partition("=")
    if not equals or table not in TABLES:
        raise Refused(f"--complete-since `{text}` is no table with a date.", "Write events=2025-01-01.")
    return table, value


def _guessed(cells: Mapping[str, Sequence[str]], said: Mapping[str, str], file: Path) -> ColumnMapping:
    """Guess, show the guess, and write it to a file for review."""
    guesses = guess_columns(cells)
    show_guesses(guesses)
    mapping = with_zone(as_mapping(guesses).with_constants(said))
    remarks = {one.header: f"{one.confidence:.0%}: {one.why}" for one in guesses}
    file.parent.mkdir(parents=True, exist_ok=True)
    missing = [problem.column for problem in missing_facts(mapping)]
    file.write_text(mapping_text(mapping, remarks, missing), encoding="utf-8")
    print(f"the guess is in {file}: review it", file=sys.stderr)
    return mapping


def _meta(as_of: datetime | None, complete_since: Sequence[str]) -> BookMeta:
    """What the lender states, from the command line or asked for at a terminal."""
    since = dict(_pair(one) for one in complete_since)
    at = None if as_of is None else aware(as_of, "--as-of")
    if at is None and not since and sys.stdin.isatty():
        return ask_meta()
    return BookMeta(at, {table: _since(table, text) for table, text in since.items()})


def _since(table: str, text: str) -> datetime:
    at = instant_of(text)
    if isinstance(at, str):
        raise Refused(
            f"--complete-since {table}: `{text}` {at}.", "Write a date, or an instant with its offset."
        )
    return at


def _tell_import(done: Imported, to: Path) -> None:
    print(f"{to}: a book from {done.taken:,} of {done.read:,} rows")
    width = max(map(len, done.rows))
    for table, rows in done.rows.items():
        print(f"  {table:<{width}} {rows:>10,}")
    if done.problems:
        print("\n".join(lines_of_problems(done.problems)), file=sys.stderr)


def _tell_refusals(to: Path, engine: Engine) -> None:
    """What the new book lacks, so that nobody learns it when nothing goes out."""
    book = load_book(to, engine)
    lacking = wanting(book, engine, load_law(), None)
    print("\n".join(lines_of_refusals(lacking)), file=sys.stderr)
    print(f"then: rightparty book check {to}", file=sys.stderr)


def _report(book: Book, engine: Engine, refused: tuple[Refusal, ...]) -> Report:
    rows = engine.rows(book.quarantine.group_by("table").agg(n=book.quarantine.count()))
    return Report(
        folder=str(book.folder),
        problems=book.problems,
        refusals=refused,
        read=book.read,
        loaded=book.loaded,
        quarantined={row["table"]: row["n"] for row in rows},
    )


def _of_past_contacts(question: Question) -> bool:
    """Whether a question is answered from the log of past contacts."""
    return isinstance(question, Counter | MinutesSince) or question.name in _TOLD_BY_CONTACTS


def wanting(book: Book, engine: Engine, law: Law, at: datetime | None) -> tuple[Refusal, ...]:
    """What this law will refuse because the book does not state it."""
    asking: dict[str, list[str]] = defaultdict(list)
    for rule in law.rules:
        for name, question in rule.questions.items():
            asking[name].append(rule.id)
            if _of_past_contacts(question) and rule.id not in asking["history"]:
                asking["history"].append(rule.id)
            if isinstance(question, Counter) and question.unconsented:
                asking["call_consented"].append(rule.id)
    oldest = None
    if at is not None:
        parameters = law.rule("house.default.balance_is_too_old").instrument.parameters
        oldest = timedelta(hours=int(parameters["balance_hours_max"].on(at.date())))
    return refusals(
        book, engine, asking, history_days=law.history_days_max, countries=COUNTRIES, at=at, oldest=oldest
    )
