"""Every contact there could be: terms for all questions, tied to one another as the book ties them.

Counts, and minutes since something, are sums over the events of a symbolic history, and times of day those
of one instant in two zones. All else is free, known or unknown, but for what one answer says of another.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from datetime import UTC, datetime
from itertools import pairwise, permutations
from typing import Any
from zoneinfo import ZoneInfo

import z3

from rightparty.law import questions as ask
from rightparty.law.facts import NEVER
from rightparty.law.questions import Question
from rightparty.law.rule import Rule
from rightparty.law.symbols.events import DAY, ZONES, History, mark_of
from rightparty.law.symbols.kleene import Amount, Truth, Word, either, term, truth, word
from rightparty.law.symbols.terms import Answer, Terms
from rightparty.law.symbols.words import code
from rightparty.law.vocabulary import Per

EVENTS = 8
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_ALWAYS_KNOWN = frozenset(("channel", "content", "is_reply", "tied", "channel_fits"))
_ELSEWHERE = ("work", "shared", "billing")
_AGENCY_ONLY = ("agency_placed", "agency_announced", "agency_listed", "sub_agency", "agency_recall_overdue")


def events_for(rules: Iterable[Rule], at: datetime) -> int:
    """How many past contacts fill the largest cap in force, and one more; never fewer than eight."""
    caps = [rule.limit(cap.limit, at) for rule in rules if rule.in_force(at) for cap in rule.recording.caps]
    return max(EVENTS, *(int(cap) + 1 for cap in caps)) if caps else EVENTS


class World(Terms):
    """One contact with a history of `events` past contacts; `prefix` tells two worlds' symbols apart."""

    def __init__(self, events: int = EVENTS, history: History | None = None) -> None:
        super().__init__()
        self.history = history or History.of(events)
        self.now = self.history.now
        self._marks: set[str] = set()

    def truth(self, name: str) -> Truth:
        """A named fact that is a truth."""
        return truth(self.answer(ask.Fact(name)))

    def word(self, name: str) -> Word:
        """A named fact that is a text."""
        return word(self.answer(ask.Fact(name)))

    def local_days(self, kind: str) -> None:
        """Ask for the local days of all marks of a kind: their axioms then hold."""
        self._marks.add(mark_of(kind))

    def axioms(self) -> list[Any]:
        """What holds of the answers asked for so far, each by itself and beside the others."""
        found = [*super().axioms(), *self.more, *self.now.axioms()]
        for event in self.history.events if self._marks else ():
            found += event.axioms()
            for mark in sorted(self._marks):
                found += event.clock_axioms(mark)
        return [*found, *self._implied(), *self._of_places(), *self._of_facts()]

    def _made(self, question: Question) -> Answer:
        make = _MADE.get(type(question))
        if make:
            return make(self, question)
        free = self.free(question)
        if isinstance(question, ask.Fact) and question.name in _ALWAYS_KNOWN:
            if isinstance(free, Truth):
                return Truth.of(z3.Bool(self._name(question)))
            return Word(z3.Int(self._name(question)), known=True, codes=code)
        return free

    def complete(self, days: int) -> Any:
        """Whether the history is known to reach back over so many days."""
        return z3.Bool(f"history known {days}d")

    @property
    def notices_known(self) -> Any:
        """Whether a notice that is not on file was not given."""
        return z3.Bool("notices known")

    def _count(self, counter: ask.Counter) -> Amount:
        self.local_days(counter.kind)
        known = [self.complete(counter.days)]
        if Per.LENDERS in counter.per:
            known.append(z3.Bool(f"history of lenders known {counter.days}d"))
            self.more += [one for event in self.history.events for one in event.lender_axioms()]
        known += [self.notices_known] if counter.unconsented else []
        known += [z3.Bool("evidence known")] if counter.recounted else []
        return Amount(self.history.counted(counter), z3.And(*known))

    def _minutes(self, question: ask.MinutesSince) -> Amount:
        self.local_days(question.kind)
        ever, seconds = self.history.last_before(question)
        minutes = z3.Int(question.name)
        self.more.append(z3.Implies(term(ever), z3.And(60 * minutes <= seconds, seconds < 60 * minutes + 60)))
        short = z3.If(minutes > NEVER, NEVER, minutes)
        return Amount(z3.If(term(ever), short, NEVER), self.complete(1))

    def _notice(self, question: ask.NoticeInForce) -> Truth:
        value = z3.Bool(question.name)
        return Truth.of(value, either(value, self.notices_known))

    def _notice_days(self, question: ask.NoticeDays) -> Amount:
        days = z3.Int(question.name)
        return Amount(days, either(days != NEVER, self.notices_known))

    def _second(self, question: ask.LocalSecond) -> Amount:
        if question.zone:
            return Amount(self._second_in(question.zone), known=True)
        first, other = (self.now.second(zone) for zone in ZONES)
        less = first <= other if question.end == "min" else first >= other
        return Amount(z3.If(less, first, other), self.now.situated)

    def _second_in(self, zone: str) -> Any:
        """The second of the day in a named zone, whose offset is one of those it has had lately."""
        day, ahead = z3.Int(f"today {zone}"), z3.Int(f"ahead {zone}")
        second = self.now.at + ahead - DAY * day
        self.more += [z3.Or(*(ahead == one for one in _offsets(zone))), second >= 0, second < DAY]
        return second

    def weekday(self, zone: str) -> Any:
        """The local weekday, 0 for Monday: 1970-01-01 was a Thursday."""
        weekday, week = z3.Int(f"weekday_{zone}"), z3.Int(f"week_{zone}")
        self.more += [self.now.day(zone) + 3 == 7 * week + weekday, weekday >= 0, weekday < 7]
        return weekday

    def holiday(self, country: str, zone: str) -> Any:
        """Whether the local day is a public holiday of a country."""
        return z3.Bool(f"holiday_{country}_{zone}")

    def _closed(self, question: ask.ClosedDay) -> Truth:
        shut = []
        for zone in ZONES:
            if question.days:
                weekday = self.weekday(zone)
                shut.append(z3.And(*(weekday != WEEKDAYS.index(day) for day in question.days)))
            if question.holidays:
                shut.append(self.holiday(question.holidays, zone))
        return Truth.of(either(*shut), self.now.situated)

    def _debt_is(self, question: ask.DebtIs) -> Truth:
        value = z3.Bool(question.name)
        stated = True if not question.values else z3.Bool(f"all debts state {question.column}")
        return Truth.of(value, either(value, stated))

    def _member(self, question: ask.Member) -> Truth:
        value = z3.Bool(question.name)
        return Truth.of(value, either(value, z3.Bool("memberships known")))

    def _within(self, question: ask.Within) -> Truth:
        whole = "-" not in question.place
        return Truth.of(z3.Bool(question.name), known=True if whole else z3.Bool(f"known {question.name}"))

    def _flag(self, question: ask.Flag) -> Truth:
        return Truth.of(z3.Bool(question.name))

    def _implied(self) -> Iterator[Any]:
        """Where one question is narrower than another: a notice with media means that there is a notice."""
        pairs = permutations(self.asked.values(), 2)
        for narrow, wide in pairs:
            if type(narrow) is not type(wide) or not _narrower(narrow, wide):
                continue
            left, right = self.answers[narrow.name], self.answers[wide.name]
            if isinstance(left, Truth) and isinstance(right, Truth):
                yield z3.Implies(term(left.yes), term(right.yes))
                if not isinstance(narrow, ask.Within):  # where somebody is may be unknown for a part alone
                    yield z3.Implies(term(right.nay), term(left.nay))
            elif isinstance(left, Amount) and isinstance(right, Amount):
                yield left.value >= right.value  # the latest of more is no longer ago
        for question in self.asked.values():
            if isinstance(question, ask.NoticeDays):
                same = {one.name: getattr(question, one.name) for one in fields(question) if one.name != "of"}
                beside = self.answers.get(ask.NoticeInForce(**same).name)
                days = self.answers[question.name]
                if isinstance(beside, Truth) and isinstance(days, Amount):
                    never = days.value == NEVER
                    yield z3.Implies(beside.nay, never) if question.of else term(beside.yes) == z3.Not(never)

    def _of_places(self) -> Iterator[Any]:
        """A subdivision lies in its country, and a longer history holds a shorter one."""
        days = sorted({q.days for q in self.asked.values() if isinstance(q, ask.Counter)} | {1})
        for less, more in pairwise(days):
            yield z3.Implies(self.complete(more), self.complete(less))
        for question in [*self.asked.values()]:
            if isinstance(question, ask.DebtNumber) and question.pick == "max":
                least = self.answers.get(ask.DebtNumber(question.column, "min").name)
                most = self.answers[question.name]
                if isinstance(least, Amount) and isinstance(most, Amount):
                    yield z3.And(least.value <= most.value, least.known == most.known)

    def _of_facts(self) -> Iterator[Any]:
        """What named facts say of one another (`gate/answer_standing.py`)."""
        have = self.answers
        if "by_agency" in have:
            agency = self.truth("by_agency")
            if "us_collector" in have:
                yield z3.Implies(term(agency.yes), term(self.truth("us_collector").yes))
            for name in _AGENCY_ONLY:
                if name in have:
                    yield z3.Implies(term(agency.nay), term(self.truth(name).nay))
        if "point_place" in have:
            place = self.word("point_place")
            away = z3.And(term(place.known), z3.Or(*(place.code == code(one) for one in _ELSEWHERE)))
            yield self.now.elsewhere == away
        if "outside_agreed_hours" in have and "within_agreed_hours" in have:
            outside, inside = self.truth("outside_agreed_hours"), self.truth("within_agreed_hours")
            yield z3.Not(z3.And(term(outside.yes), term(inside.yes)))


def _narrower(one: Question, other: Question) -> bool:
    """Whether the first question asks for less than the second, so that its yes means the other's."""
    if isinstance(one, ask.NoticeInForce | ask.NoticeDays) and isinstance(other, type(one)):
        a, b = vars(one), vars(other)
        return (
            a["kind"] == b["kind"]
            and a.get("of") == b.get("of")
            and (not b["media"] or (bool(a["media"]) and set(a["media"]) <= set(b["media"])))
            and all(b[key] in (a[key], "", False) for key in ("to", "by", "at_point", "for_channel"))
            and set(b["detail"]) <= set(a["detail"])
        )
    if isinstance(one, ask.EvidenceDays) and isinstance(other, ask.EvidenceDays):
        return set(one.kinds) <= set(other.kinds)
    if isinstance(one, ask.DebtIs) and isinstance(other, ask.DebtIs):
        among = bool(one.values) and set(one.values) <= set(other.values)
        return one.column == other.column and (not other.values or among)
    if isinstance(one, ask.Within) and isinstance(other, ask.Within):
        return one.place.startswith(f"{other.place}-")
    return False


def _offsets(zone: str) -> tuple[int, ...]:
    """By how many seconds a zone is ahead of UTC in winter and in summer of late years."""
    instants = [datetime(year, month, 1, tzinfo=UTC) for year in range(2020, 2031) for month in (1, 4, 7, 10)]
    ahead = {at.astimezone(ZoneInfo(zone)).utcoffset() for at in instants}
    return tuple(sorted(int(one.total_seconds()) for one in ahead if one is not None))


_MADE: Mapping[type, Callable[[World, Any], Answer]] = {
    ask.Counter: World._count,
    ask.MinutesSince: World._minutes,
    ask.NoticeInForce: World._notice,
    ask.NoticeDays: World._notice_days,
    ask.LocalSecond: World._second,
    ask.ClosedDay: World._closed,
    ask.DebtIs: World._debt_is,
    ask.Member: World._member,
    ask.Within: World._within,
    ask.Flag: World._flag,
}
