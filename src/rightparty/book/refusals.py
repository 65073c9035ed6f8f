"""What will refuse for want of facts: said beforehand, with the column or statement that mends it.

A rule that needs a fact which nobody stated refuses. Which rules ask for which fact is the law's to
say, and is handed in; here stands from which column or statement of the book a fact comes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.book.book import Book
from rightparty.book.stated import FILE
from rightparty.book.tables import STANDING_IN_ROLES
from rightparty.engine import Engine


@dataclass(frozen=True)
class Refusal:
    """A fact that the book lacks for `unknown` of the `of` rows of a table, and the rules that refuse.

    `where` is the table and column, or the key of `book.toml`.
    """

    fact: str
    where: str
    what: str
    help: str
    rules: tuple[str, ...]
    unknown: int = 0
    of: int = 0

    def __str__(self) -> str:
        rules = f"{len(self.rules)} rule{'s' if len(self.rules) != 1 else ''} will refuse"
        return f"{self.where}: {self.what}; {rules}" if self.rules else f"{self.where}: {self.what}"


@dataclass(frozen=True)
class _Source:
    """The column a fact comes from; `country`: it matters only where that law may bind."""

    fact: str
    table: str
    column: str
    help: str
    country: str = ""


_COLUMNS = (
    _Source("person_status", "persons", "status", "Write `alive` for everyone of whom that is known."),
    _Source("settled", "debts", "status", "Write `active` for debts that are neither settled nor sold."),
    _Source("payment_pending", "payments", "status", "Write `posted` for payments that have arrived."),
    _Source("reversed_today", "payments", "status", "Write `reversed` for payments that were taken back."),
    _Source("cba_member", "creditors", "member_of", "Write `cba`, other associations, or `none`.", "CN"),
    _Source(
        "us_collector", "creditors", "us_debt_collector", "Write true or false (12 CFR 1006.2(i)).", "US"
    ),
    _Source("agency_listed", "agencies", "listed_from", "Write since when the agency is on the list.", "CN"),
    _Source(
        "agency_announced", "placements", "borrower_notified_at", "Write when the borrower was told.", "CN"
    ),
)
_HOURS = ("outside_agreed_hours", "within_agreed_hours", "inconvenient_now", "call_consented")
"""Facts about a person's hours, and whether calls are consented to: they stand in `notices`."""

_BALANCE = ("balance_quotable", "overdue", "days_to_due", "amount_matches")
_OF_ROWS = {
    "notices": _HOURS,
    "events": ("history",),
    "payments": ("payment_pending", "reversed_today", "promise_kept_lately", *_BALANCE),
    "instalments": _BALANCE,
    "charges": _BALANCE,
    "promises": ("promise_open", "promise_due_tomorrow", "promise_kept_lately"),
    "agreements": ("agreement_performing",),
    "evidence": ("right_party",),
    "complaints": ("complaint_unanswered",),
    "relations": ("represented", "attorney_acts"),
}
"""Which facts become unknown where a row of a table was left out."""

_TABLES = {
    "promise_open": "promises",
    "promise_due_tomorrow": "promises",
    "promise_kept_lately": "promises",
    "agreement_performing": "agreements",
    "balance_quotable": "charges",
    "complaint_unanswered": "complaints",
    "represented": "relations",
    "attorney_acts": "relations",
}


def refusals(
    book: Book,
    engine: Engine,
    asking: Mapping[str, Sequence[str]],
    *,
    history_days: int,
    countries: Collection[str],
    at: datetime | None = None,
    oldest: timedelta | None = None,
) -> tuple[Refusal, ...]:
    """Everything that will refuse because the book does not state it.

    `asking[fact]` are the rules that need a fact; facts named `notice_…` need the notices, those in
    `asking` under `history` the events of the last `history_days`. `countries` have rulebooks. `at` is
    when the book will be used (default: its own date), `oldest` how old a balance may be then.
    """
    bound = _countries(book, engine)
    return (
        *_dates(book, asking, at, oldest),
        *_history(book, asking, history_days, at),
        *_notices(book, engine, asking),
        *_absent_tables(book, asking),
        *_quarantined(book, engine, asking),
        *_columns(book, engine, asking, bound),
        *_lawless(asking, bound, countries),
    )


def _rules(asking: Mapping[str, Sequence[str]], fact: str) -> tuple[str, ...]:
    return tuple(asking.get(fact, ()))


def _dates(
    book: Book, asking: Mapping[str, Sequence[str]], at: datetime | None, oldest: timedelta | None
) -> Iterator[Refusal]:
    as_of, rules = book.meta.as_of, _rules(asking, "balance_age_hours")
    if as_of is None:
        help = f"Write `as_of = 2026-11-23T07:00:00+08:00` into {FILE}, or fill `as_of` in debts."
        yield Refusal("balance_age_hours", f"{FILE} as_of", "the date of the book is not stated", help, rules)
    elif at is not None and as_of > at:
        what = f"the book is of {as_of.isoformat()}, later than {at.isoformat()}"
        yield Refusal("balance_age_hours", f"{FILE} as_of", what, "Correct it.", rules)
    elif at is not None and oldest is not None and at - as_of > oldest:
        hours = int((at - as_of).total_seconds() // 3600)
        limit = int(oldest.total_seconds() // 3600)
        what = f"the balances are {hours} hours old; after {limit} none may be quoted"
        both = tuple(dict.fromkeys((*rules, *_rules(asking, "balance_quotable"))))
        yield Refusal("balance_age_hours", f"{FILE} as_of", what, "Export the book again.", both)


def _history(
    book: Book, asking: Mapping[str, Sequence[str]], days: int, at: datetime | None
) -> Iterator[Refusal]:
    rules, now = _rules(asking, "history"), at or book.meta.as_of
    since, where = book.meta.complete_since.get("events"), f"{FILE} complete_since.events"
    help = f"State since when no contact is missing from `events`; {days} days are needed."
    if "events" in book.absent_tables:
        what = "the book has no `events`: past contacts are unknown"
        yield Refusal("history", "events", what, "Hand in the contact log, even if it is empty.", rules)
    elif since is None:
        what = "it is not stated since when `events` is complete: contacts cannot be counted"
        yield Refusal("history", where, what, help, rules)
    elif now is not None and now - since < timedelta(days=days):
        what = f"`events` is complete for {max((now - since).days, 0)} days; the longest count takes {days}"
        yield Refusal("history", where, what, help, rules)


def _notice_rules(asking: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Every rule that asks for a notice, or for hours that notices tell."""
    facts = (fact for fact in asking if fact.startswith("notice_") or fact in _HOURS)
    return tuple(sorted({rule for fact in facts for rule in asking[fact]}))


def _notices(book: Book, engine: Engine, asking: Mapping[str, Sequence[str]]) -> Iterator[Refusal]:
    rules = _notice_rules(asking)
    since, where = book.meta.complete_since.get("notices"), f"{FILE} complete_since.notices"
    if "notices" in book.absent_tables:
        what = "the book has no `notices`: stops, disputes and attorneys are unknown"
        yield Refusal("notices", "notices", what, "Hand in the table, even if it is empty.", rules)
    elif since is None:
        what = "it is not stated since when `notices` is complete: a stop may be missing"
        yield Refusal("notices", where, what, "State it; it must reach back to the oldest debt.", rules)
    else:
        debts = book.tables["debts"]
        first_day = ibis.literal(since.astimezone(UTC).replace(tzinfo=None)).cast("timestamp")
        older = engine.count(debts.filter(debts.opened_on.cast("timestamp") < first_day))
        if older:
            what = f"{older:,} debts are older than `notices` is complete ({since.isoformat()})"
            help = "Hand in earlier notices, or state an earlier date if none are missing."
            yield Refusal("notices", where, what, help, rules, older, engine.count(debts))


def _absent_tables(book: Book, asking: Mapping[str, Sequence[str]]) -> Iterator[Refusal]:
    for fact, table in _TABLES.items():
        if table in book.absent_tables and fact in asking:
            what = f"the book has no `{table}`: whether there are any is unknown"
            yield Refusal(fact, table, what, "Hand in the table, even if it is empty.", _rules(asking, fact))


def _quarantined(book: Book, engine: Engine, asking: Mapping[str, Sequence[str]]) -> Iterator[Refusal]:
    """A row left out may be the stop, the call or the payment that a rule asks for."""
    counts = book.quarantine.group_by("table").agg(n=book.quarantine.count())
    left_out = {row["table"]: row["n"] for row in engine.rows(counts)}
    for table, facts in _OF_ROWS.items():
        if table not in left_out:
            continue
        rules = {rule for fact in facts for rule in asking.get(fact, ())}
        rules |= set(_notice_rules(asking)) if table == "notices" else set()
        what = f"{left_out[table]:,} quarantined: of whomever such a row may tell, not everything is known"
        help = "Mend the rows; until then the people, points and debts that they name are refused."
        count = left_out[table]
        yield Refusal(facts[0], table, what, help, tuple(sorted(rules)), count, book.read[table])


def _columns(
    book: Book, engine: Engine, asking: Mapping[str, Sequence[str]], bound: Mapping[str, int]
) -> Iterator[Refusal]:
    for source in _COLUMNS:
        if source.fact not in asking or (source.country and source.country not in bound):
            continue
        rows = _contacted(book) if source.table == "persons" else book.tables[source.table]
        (counts,) = engine.rows(rows.agg(known=rows[source.column].count(), of=rows.count()))
        unknown = counts["of"] - counts["known"]
        if unknown:
            of = "people who owe or stand in" if source.table == "persons" else "rows"
            what = f"is not known for {unknown:,} of {counts['of']:,} {of}"
            where = f"{source.table}.{source.column}"
            yield Refusal(
                source.fact, where, what, source.help, _rules(asking, source.fact), unknown, counts["of"]
            )


def _contacted(book: Book) -> ir.Table:
    """The persons to whom anything could be addressed: those who owe, and those who may stand in."""
    relations = book.tables["relations"]
    standing = relations.filter(relations.role.isin(STANDING_IN_ROLES.split())).select("person_id")
    both = book.tables["liabilities"].select("person_id").union(standing)
    return book.tables["persons"].semi_join(both, "person_id")


def _lawless(
    asking: Mapping[str, Sequence[str]], bound: Mapping[str, int], countries: Collection[str]
) -> Iterator[Refusal]:
    for country, people in sorted(bound.items()):
        if country not in countries:
            what = f"{people:,} people or creditors are of {country}, for which there is no rulebook"
            help = "Nobody there is contacted until there is one."
            rules = _rules(asking, "has_rulebook")
            yield Refusal("has_rulebook", "persons.country", what, help, rules, people)


def _countries(book: Book, engine: Engine) -> dict[str, int]:
    """How many persons and creditors each country has."""
    parts: list[ir.Table] = [book.tables[name].select("country") for name in ("persons", "creditors")]
    both = ibis.union(*parts)
    return {row["country"]: row["n"] for row in engine.rows(both.group_by("country").agg(n=both.count()))}
