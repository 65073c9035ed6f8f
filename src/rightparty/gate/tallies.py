"""Counters over one person's history, prepared: what counts is found once, and counted at any instant.

A past contact counts from an instant on (its own, or when somebody took the call), and for some counters only
up to one (until it was answered, until a wrong number was learnt). Its local day is worked out once a zone.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import inf
from typing import Any

from rightparty.gate.answers import counter_known_from, events_known_from
from rightparty.gate.gathered import Gathered
from rightparty.gate.history import Mark, counts
from rightparty.gate.questions_asked import QuestionsAsked
from rightparty.gate.zones import ahead
from rightparty.law.facts import NEVER
from rightparty.law.questions import Counter
from rightparty.law.vocabulary import ATTEMPT, TOLD, UNANSWERED, VOICE, Per

_EVER = datetime.max.replace(tzinfo=UTC)

Today = Sequence[tuple[int, int]]
"""The pairs of a class of zones and its local day that differ: see `Places.today`."""


class Places:
    """The zones where a person may be, those in one class in which all past contacts fall on equal days."""

    def __init__(self, zones: Sequence[str], marks: Iterable[Mark]) -> None:
        self.zones = tuple(zones)
        stamps = sorted({mark.t.timestamp() for mark in marks})
        days = {zone: tuple(int((s + ahead(zone, s)) // 86400) for s in stamps) for zone in self.zones}
        self._kinds = list(dict.fromkeys(days.values()))
        self._classes = {zone: self._kinds.index(found) for zone, found in days.items()}
        self._days = [dict(zip(stamps, found, strict=True)) for found in self._kinds]

    def days(self, stamp: float) -> tuple[int, ...]:
        """The local day of a past contact in each class."""
        return tuple(found[stamp] for found in self._days)

    def today(self, locals_: Mapping[str, float]) -> Today:
        """From local seconds since 1970 by zone: each class with each day that it is there."""
        if len(locals_) == 1:
            return [(0, int(local // 86400)) for local in locals_.values()]
        return list({(self._classes[zone], int(local // 86400)) for zone, local in locals_.items()})


@dataclass(frozen=True)
class _Entry:
    """One past contact that counts between two instants, both excluded."""

    t: float
    begins: float
    ends: float
    days: tuple[int, ...]
    keys: frozenset[str]

    def runs(self, now: float) -> bool:
        return self.begins < now < self.ends


class Tally:
    """One counter for one person, point, sender and set of debts.

    `steady`: every past contact counts from its own instant on for good; then two searches count.
    `told_twice`: one contact has marks that differ, and which of them counts depends on the instant.
    """

    def __init__(self, g: Gathered, counter: Counter, places: Places) -> None:
        self.counter = counter
        self.told_twice = False
        self._groups: list[_Group] = []
        marks = g.marks_for(counter)
        if not marks:
            return
        entries: dict[tuple[str, bool], _Entry] = {}
        belongs = g.belonging(counter)
        plain = replace(counter, kind=ATTEMPT) if counter.kind == UNANSWERED else counter
        for mark in marks:
            if counts(mark, plain, _EVER, None) and belongs(mark):
                entry = _entry(g, counter, mark, places)
                self.told_twice |= entries.setdefault((mark.contact_id, mark.inbound), entry) != entry
        self._groups = [_Group(found) for found in self._grouped(g, entries.values())]

    @property
    def idle(self) -> bool:
        """Whether nothing ever counts."""
        return not self._groups

    def _grouped(self, g: Gathered, entries: Iterable[_Entry]) -> list[list[_Entry]]:
        """Entries in order of time; where debts count apart, once for each debt."""
        ordered = sorted(entries, key=lambda entry: (entry.begins, entry.t))
        per = apart(self.counter)
        if per is None:
            return [ordered] if ordered else []
        each = [[e for e in ordered if key in e.keys] for key in sorted(g.debt_keys(per, g.contact.debt_ids))]
        return [found for found in each if found]

    def count(self, now: float, today: Today, answer: float) -> int:
        """How many contacts count at an instant; `answer`: when the person last wrote or called."""
        best = 0
        days, since = self.counter.days, answer if self.counter.since_answer else -inf
        for group in self._groups:
            for place, day in today:
                found = group.count(now, place, day - days, since)
                best = max(found, best)
        return best

    def last(self, now: float) -> float | None:
        """When the latest contact was that counts at an instant."""
        found = (group.last(now) for group in self._groups)
        return max((last for last in found if last is not None), default=None)


class _Group:
    """Contacts that count together, in order of time."""

    def __init__(self, entries: Sequence[_Entry]) -> None:
        self._entries = entries
        self._begins = [entry.begins for entry in entries]
        self._times = [entry.t for entry in entries]
        self._days = [list(days) for days in zip(*(entry.days for entry in entries), strict=True)]
        self._steady = (
            all(entry.ends == inf for entry in entries)
            and self._times == sorted(self._times)
            and all(days == sorted(days) for days in self._days)
        )

    def count(self, now: float, place: int, before: int, since: float) -> int:
        """Contacts that count now, of days after `before`, and after the instant `since`."""
        if not self._steady:
            found = [e for e in self._entries if e.runs(now) and e.days[place] > before and e.t > since]
            return len(found)
        upto = bisect_left(self._begins, now)
        first = bisect_right(self._days[place], before, 0, upto)
        if since > -inf:
            first = max(first, bisect_right(self._times, since, 0, upto))
        return upto - first

    def last(self, now: float) -> float | None:
        """When the latest of them was that counts now."""
        if self._steady:
            upto = bisect_left(self._begins, now)
            return self._times[upto - 1] if upto else None
        return max((entry.t for entry in self._entries if entry.runs(now)), default=None)


class Tallies:
    """Every counter of a law over the history of one person, at one point, about some debts.

    `told_twice`: as of a tally; then all is counted anew for each contact.
    """

    def __init__(self, g: Gathered, asked: QuestionsAsked) -> None:
        marks = [*g.marks, *g.elsewhere]
        self._places = places = Places(g.zones, marks)
        self._counters: list[tuple[str, Tally, float]] = []
        self._minutes: list[tuple[str, Tally, float]] = []
        self._idle: list[tuple[float, Mapping[str, Any]]] = []
        self.told_twice = False
        for window in asked.windows:
            found = [(one.name, Tally(g, one, places)) for one in window] if marks else []
            known_from = _stamp(counter_known_from(g, window[0]))
            self._counters += self._sorted(found, known_from, {one.name: 0 for one in window})
        timed = [(name, Tally(g, counter, places)) for name, counter in asked.timed] if marks else []
        since = _stamp(events_known_from(g, 1))
        self._minutes += self._sorted(timed, since, {name: NEVER for name, _ in asked.timed})
        self._known_from = max((known_from for known_from, _ in self._idle), default=-inf)
        self._all_idle = {name: count for _, idle in self._idle for name, count in idle.items()}
        c = g.contact
        self._answers = sorted(
            m.t.timestamp()
            for m in g.marks
            if m.inbound and (m.person_id == c.person_id or m.point_id == c.point_id)
        )

    def _sorted(
        self, tallies: Iterable[tuple[str, Tally]], known_from: float, idle: dict[str, int]
    ) -> list[tuple[str, Tally, float]]:
        """The tallies that have something to count; of the others it is known already what they say."""
        live = []
        for name, tally in tallies:
            self.told_twice |= tally.told_twice
            if not tally.idle:
                live.append((name, tally, known_from))
                del idle[name]
        self._idle.append((known_from, idle))
        return live

    def count(self, found: dict[str, Any], now: float, locals_: Mapping[str, float]) -> None:
        """Add what counts at an instant to the facts; `locals_`: local seconds since 1970 by zone."""
        found.update(self._all_idle)
        if now < self._known_from:
            for known_from, idle in self._idle:
                found.update(idle if known_from <= now else dict.fromkeys(idle))
        if self._counters:
            today, answer = self._places.today(locals_), self._last_answer(now)
            for name, tally, known_from in self._counters:
                found[name] = tally.count(now, today, answer) if known_from <= now else None
        for name, tally, known_from in self._minutes:
            found[name] = _minutes(tally.last(now), now) if known_from <= now else None

    def _last_answer(self, now: float) -> float:
        """When the person, or whoever holds the point, last wrote or called."""
        before = bisect_left(self._answers, now)
        return self._answers[before - 1] if before else -inf


def _minutes(last: float | None, now: float) -> int:
    return NEVER if last is None else min(NEVER, (int(now) - int(last)) // 60)


def _stamp(at: datetime | None) -> float:
    return inf if at is None else at.timestamp()


def apart(counter: Counter) -> Per | None:
    """The key by which debts count apart, if they do."""
    return next((per for per in (Per.DEBT, Per.ACCOUNT) if per in counter.per), None)


def _entry(g: Gathered, counter: Counter, mark: Mark, places: Places) -> _Entry:
    t = mark.t.timestamp()
    begins, ends = t, inf
    if counter.kind == TOLD and mark.channel in VOICE and mark.reached_at is not None:
        begins = max(t, mark.reached_at.timestamp())
    if counter.kind == UNANSWERED and mark.answered_at is not None:
        # Unanswered up to the very instant at which it was answered, which is included.
        ends = mark.answered_at.timestamp() + 5e-7
    if counter.recounted and (learnt := g.misdirected_at(mark)) is not None:
        ends = min(ends, learnt.timestamp())
    per = apart(counter)
    keys = g.debt_keys(per, mark.debts) if per else frozenset[str]()
    return _Entry(t, begins, ends, places.days(t), keys)
