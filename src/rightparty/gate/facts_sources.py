"""What every topic of facts reads: the candidates of a chunk with their debts, zones, days and notices.

Most of what is asked of a candidate is the same for all channels, and much of it for all points. So a chunk
is looked at in three grains, and each topic works in the coarsest that has what it reads:

- *whom*: a person about some debts, from a sender, at an instant (and what of the point counts there: its
  zones, whether it is elsewhere, what was lost of it);
- *point*: the same at one point;
- *each*: a candidate, which adds channel, mode, content and what else is proposed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.gate import asked as ask
from rightparty.gate import where
from rightparty.gate.history_table import marks
from rightparty.gate.notice_table import CONSENTS, kinds_needed, reaching
from rightparty.gate.placed import Placed
from rightparty.law.load import Law

if TYPE_CHECKING:
    from rightparty.book.book import Book

Q = TypeVar("Q")

WHOM, POINT, EACH = "whom", "point", "each"

Answer = Callable[[ir.Table], Any]


def columns(names: Iterable[str]) -> dict[str, Answer]:
    """Columns as they stand, under their own names."""
    return {name: _column(name) for name in names}


def _column(name: str) -> Answer:
    return lambda raw: raw[name]


@dataclass
class Found:
    """What a topic contributes at one grain.

    `parts`: tables of at most one row for each of the grain's. `answers`: by question name, the answer as an
    expression over the grain's rows with the columns of every part. `kept`: columns of these that are only
    answered by `late`, over whole candidates: for what is read of more than one grain.
    """

    parts: list[ir.Table] = field(default_factory=list)
    answers: dict[str, Answer] = field(default_factory=dict)
    kept: dict[str, Answer] = field(default_factory=dict)
    late: dict[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True)
class Surroundings:
    """What all chunks of a table share: past contacts, places, and the instants they lie between.

    `contacts[True]` are by person, `contacts[False]` by point (`history_table`). `by_lenders`: those by
    person, and what other lenders tell of. `consents`, `wrong_numbers`, `couples`: whether there
    are any. `balances`: by day, what is owed, once somebody asked.
    """

    contacts: Mapping[bool, ir.Table]
    by_lenders: ir.Table
    placed: Placed
    consents: bool
    wrong_numbers: bool
    couples: bool
    first: datetime
    last: datetime
    balances: dict[date, ir.Table] = field(default_factory=dict)

    @cached_property
    def marks(self) -> Mapping[bool, ir.Table]:
        """Contacts as marks, one for each kind of thing that happened."""
        return {by_person: marks(contacts) for by_person, contacts in self.contacts.items()}


@dataclass(frozen=True)
class Sources:
    """One chunk of candidates at one grain, and what all topics share of it; kept in the engine.

    `base`: one row for each of the grain's, under the key `candidate_id`, whatever the grain. *Whom* has the
    columns of `asked.with_parties`, those of the person, `zones_key`, `elsewhere`, `lost_…`, `told` and the
    creditor's business day. *Point* and *each* have the key of that row as `of_whom`, the point's columns,
    and of the other only `chunk.OF_WHOM`. `of_debts`: one row for each of *whom* and debt it names.
    `zonesets`, `offsets`: the zones of each `zones_key`, and every zone's offsets around the candidates.
    `home`: offsets of the creditors' zones through all time. `days_run_on`: no clock there goes back into the
    day before.
    """

    engine: Engine
    book: Book
    law: Law
    around: Surroundings
    grain: str
    base: ir.Table
    of_debts: ir.Table
    zonesets: ir.Table
    offsets: ir.Table
    home: ir.Table
    days_run_on: bool

    @property
    def tables(self) -> Mapping[str, ir.Table]:
        """The book's tables."""
        return self.book.tables

    @cached_property
    def debts(self) -> ir.Table:
        """One row for each of the grain's and debt it names."""
        if self.grain == WHOM:
            return self.of_debts
        own = self.base.select("candidate_id", "of_whom", "point_id", "channel")
        theirs = self.of_debts.rename(whose="candidate_id")
        return own.join(theirs, own.of_whom == theirs.whose).drop("whose", "of_whom")

    def asks(self, *names: str) -> bool:
        """Whether the law asks one of these questions."""
        return any(name in self.law.questions for name in names)

    def of(self, kind: type[Q]) -> list[Q]:
        """The law's questions of one family."""
        return [question for question in self.law.questions.values() if isinstance(question, kind)]

    def named(self, table: str) -> str:
        """The name under which the engine keeps a table of this grain."""
        return f"gate_{self.grain}_{table}"

    @cached_property
    def notices(self) -> ir.Table:
        """Pairs of a row and a notice that reaches it, with the local day on which it began.

        But for *each*, only consents: they reach whoever is named, on whatever channel.
        """
        kinds = kinds_needed(self.law.questions.values()) if self.grain == EACH else list(CONSENTS)
        wanted = self.tables["notices"].filter(lambda n: n.kind.isin(kinds))
        pairs = reaching(self.base, self.debts, wanted)
        keys = self.base.select("candidate_id", "home_zone", "collector_id", "business_day", "debt_ids")
        known = self.engine.materialize(ask.attach(pairs, keys, "candidate_id"), self.named("reaching"))
        return self.engine.materialize(self.on_home_day(known, "begins"), self.named("notices"))

    def on_home_day(self, rows: ir.Table, instant: str) -> ir.Table:
        """Rows (with `home_zone`) and the creditor's local day of an instant, as `<instant>_day`."""
        return where.local(rows, self.home, instant, "home_zone", instant).drop(f"{instant}_second")

    def silent(self, raw: ir.Table, table: str) -> Any:
        """Whether nothing can be read from what a table does not say."""
        return ibis.literal(True) if table in self.book.absent_tables else raw[f"lost_{table}"]
