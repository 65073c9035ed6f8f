"""What a day's contacts are chosen by, of everybody or of a range of people."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.engine.ranges import Span, between
from rightparty.plan import choice, people
from rightparty.plan.accounted import is_left
from rightparty.plan.known import what_is_known, with_past
from rightparty.plan.local_day import places_of_late, same_day
from rightparty.plan.manner import Manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response
from rightparty.plan.ways import ways
from rightparty.plan.worth import with_past_of


@dataclass(frozen=True)
class Keeping:
    """Where tables on the way are kept: under names that begin with the day's, and the range's number.

    `keeps`: the day is planned range by range, so what is known of everybody is worked out once before.
    """

    engine: Engine
    of_day: str
    keeps: bool = False
    number: int | None = None

    def kept(self, table: ir.Table, name: str) -> ir.Table:
        """A table worked out now."""
        return self.engine.materialize(table, self._named(name))

    def forget(self, *names: str) -> None:
        """Drop tables on the way, if they are there."""
        for name in names:
            self.engine.drop(self._named(name))

    def _named(self, name: str) -> str:
        return f"{self.of_day}_{name}" if self.number is None else f"{self.of_day}_{name}_{self.number}"


@dataclass(frozen=True)
class Worked:
    """What is known of some people, and their decided candidates.

    `known`, `tried`: of `what_is_known`. `past`: what worth depends on. `met`: `person_id` of those whom
    somebody contacted today, by the lender's day or their own. `span`: where their names lie.
    `response`: at the places of `manner`.
    """

    keeping: Keeping
    tables: Mapping[str, ir.Table]
    morning: Morning
    manner: Manner
    response: Response
    curable: Collection[str]
    decided: ir.Table
    balance: ir.Table
    known: ir.Table
    tried: ir.Table
    past: ir.Table
    met: ir.Table
    span: Span = (None, None)

    def cut(self, table: ir.Table) -> ir.Table:
        """The rows of a table that are about these people."""
        return between(table, "person_id", self.span)

    def in_ranges(self, spans: Sequence[Span]) -> Sequence["Worked"]:
        """The same, range by range; as a whole where nothing is kept on the way."""
        if not self.keeping.keeps:
            return [self]
        return [self.within(span, number) for number, span in enumerate(spans)]

    def within(self, span: Span, number: int) -> "Worked":
        """The same of the people of a range."""
        some = replace(self, span=span, keeping=replace(self.keeping, number=number))
        return replace(
            some,
            decided=some.cut(self.decided),
            known=some.cut(self.known),
            tried=some.cut(self.tried),
            past=some.cut(self.past),
            met=some.cut(self.met),
        )

    @cached_property
    def money(self) -> ir.Table:
        """What each candidate is about."""
        return choice.money_of(self.decided, self.balance)

    @cached_property
    def ways(self) -> ir.Table:
        """Every way to each of these people."""
        return ways(self.decided, self.known, self.tried, self.money, self.morning, self.manner, self.curable)

    @property
    def often(self) -> ir.Table:
        """Those who were contacted often enough this month."""
        return self.known.filter(self.known.reached >= self.manner.contacts_most)

    def shut(self, first: ir.Table) -> ir.Table:
        """`person_id` of those who are left alone today, whatever the limits.

        first: the first way of each.
        """
        alone = [self.met.select("person_id"), self.often.select("person_id")]
        if self.manner.holdout or self.response.learnt:
            row = with_past_of(first, self.past, self.morning)
            row = row.left_join(self.money, "candidate_id").drop("candidate_id_right")
            left_out, idle = is_left(row, self.manner, self.response)
            alone.append(row.filter(left_out | idle).select("person_id"))
        return ibis.union(*alone, distinct=True)


def worked_out(
    keeping: Keeping,
    tables: Mapping[str, ir.Table],
    morning: Morning,
    manner: Manner,
    response: Response,
    curable: Collection[str],
    decided: ir.Table,
    balance: ir.Table,
) -> Worked:
    """What is known of everybody who may be contacted."""
    known, tried = what_is_known(tables, morning, manner, balance)
    if keeping.keeps:
        known, tried = keeping.kept(known, "known"), keeping.kept(tried, "tried")
    past = with_past(known, tried, tables, morning, response)
    if keeping.keeps:
        past = keeping.kept(past, "past")
    met = _met(keeping, tables, morning)
    return Worked(
        keeping, tables, morning, manner, response, curable, decided, balance, known, tried, past, met
    )


def _met(keeping: Keeping, tables: Mapping[str, ir.Table], morning: Morning) -> ir.Table:
    """`person_id` of those contacted since the lender's day began, or since theirs did, wherever they are."""
    met = people.contacted(tables, morning)
    late = keeping.kept(places_of_late(tables, morning), "late")
    still = same_day(keeping.engine, late, morning)
    if still is None:
        keeping.forget("late")
    else:
        met = ibis.union(met, still, distinct=True)
    return keeping.kept(met, "met") if keeping.keeps else met
