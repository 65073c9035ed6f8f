"""A person's dossier kept in memory, of which many contacts are asked at many instants.

What rows say is read once. Facts that change only where a row begins or ends, or a day turns, are gathered by
`gate/answers.py` and kept until then; past contacts are counted, and clocks read, for each contact anew.
A test holds the answers against those of `gate/answers.py`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from math import inf
from typing import Any

from rightparty.book.dossier import Dossier
from rightparty.gate.answers import answered, valid_second_max
from rightparty.gate.asked import RECALL_WITHIN, REPLY_WITHIN
from rightparty.gate.combine import Outcome
from rightparty.gate.contact import Contact
from rightparty.gate.gathered import Gathered
from rightparty.gate.history import Mark
from rightparty.gate.questions_asked import asked_of
from rightparty.gate.tallies import Tallies
from rightparty.gate.verdict import verdict
from rightparty.gate.zones import PersonalHours, ahead, personal_hours
from rightparty.law.load import Law
from rightparty.parties.model import PartyModel

_DAY = 86400
_VIEWS = 16
"""How many views and tallies a dossier keeps, the latest made: more than there are channels with a sender of
their own. What else they differ in, callers name freely, and a tally takes some 25 KiB."""
_PROOF_ENDS_S = 2.0  # a proof ends in the two seconds from when it says
_STATIC = (
    "debts",
    "creditor",
    "person",
    "point",
    "by_agency",
    "collector_id",
    "agency",
    "zones",
    "reaches",
    "marks",
    "elsewhere",
    "couple",
    "_accounts",
)
"""Parts of what is gathered that hang on no instant."""


class Prepared:
    """One dossier under one law, read once; it must be made anew when a row is added."""

    def __init__(self, dossier: Dossier, law: Law, model: PartyModel) -> None:
        self.dossier, self.law, self.model = dossier, law, model
        self.asked = asked_of(law)
        self._views: dict[Any, _View] = {}
        self._tallies: dict[Any, Tallies] = {}
        self._marks: Sequence[Mark] | None = None

    def gather(self, contact: Contact) -> dict[str, Any]:
        """Answers to every question of the law about one contact, by name."""
        return self._view(contact).facts(contact)

    def verdict(self, contact: Contact) -> tuple[Outcome, Mapping[str, Any]]:
        """What the law says to one contact, and the facts it was told."""
        known = self._view(contact).facts(contact)
        return verdict(self.law, known, contact.at, contact.channel, contact.content), known

    def gathered(self, contact: Contact) -> Gathered:
        """One contact seen against the dossier, with the parts that hang on no instant worked out already."""
        return self._view(contact).gathered(contact)

    @cached_property
    def edges(self) -> Sequence[float]:
        """Every instant, in order, at which what some row says may begin or end."""
        return sorted({at.timestamp() for at in _instants(self.dossier)})

    @cached_property
    def daily(self) -> Sequence[float]:
        """Seconds of a UTC day at which what is stated of the whole book reaches back a day further."""
        stated = self.dossier.meta.complete_since.values()
        return sorted({at.timestamp() % _DAY for at in stated})

    def _view(self, c: Contact) -> "_View":
        who = (c.debt_ids, c.person_id, c.point_id, c.channel, c.sender_id)
        key = (who, c.in_reply_to, c.amount, c.flags, c.collectors, c.at.utcoffset())
        view = self._views.get(key)
        if view is None:
            g = Gathered(c, self.dossier, self.model)
            if self._marks is not None:
                g.__dict__["marks"] = self._marks
            self._marks = g.marks
            whose: tuple[Any, ...] = (c.debt_ids, c.person_id, c.point_id, c.sender_id, frozenset(g.zones))
            if self.asked.by_channel:
                whose = (*whose, c.channel)  # a consent to call may name a channel
            tallies = self._tallies.get(whose)
            if tallies is None:
                tallies = self._tallies[whose] = Tallies(g, self.asked)
                _drop_oldest(self._tallies)
            view = self._views[key] = _View(self, g, tallies)
            _drop_oldest(self._views)
        return view


def _drop_oldest(kept: dict[Any, Any]) -> None:
    """Keep the latest; several threads may be at it."""
    for key in list(kept)[:-_VIEWS]:
        kept.pop(key, None)


@dataclass
class _Stretch:
    """Facts that hold between two instants, both excluded, and what is read anew at each contact."""

    since: float
    until: float
    facts: Mapping[str, Any]
    hours: tuple[PersonalHours, ...]


class _View:
    """Contacts that differ in nothing but their instant, and what hangs on it."""

    def __init__(self, prepared: Prepared, g: Gathered, tallies: Tallies) -> None:
        self._prepared, self._tallies = prepared, tallies
        self._kept = {name: getattr(g, name) for name in _STATIC}
        self._stretch = _Stretch(inf, -inf, {}, ())
        self._zones = g.zones
        stated = [row.get("as_of") or g.dossier.meta.as_of for row in g.debts]
        oldest: datetime | None = min((at for at in stated if at), default=None)
        names = prepared.law.questions
        self._plain = [name for name in ("content", "mode") if name in names]
        self._silence = False if g.notices_known else None
        self._aged = oldest if "balance_age_hours" in names else None
        self._valid = "valid_second_max" in names

    def gathered(self, contact: Contact) -> Gathered:
        """One contact against the dossier."""
        g = Gathered(contact, self._prepared.dossier, self._prepared.model)
        g.__dict__.update(self._kept)
        return g

    def facts(self, contact: Contact) -> dict[str, Any]:
        """Answers to every question of the law."""
        at = contact.at
        now = at.timestamp()
        stretch = self._stretch
        if not stretch.since < now < stretch.until:
            stretch = self._stretch = self._gathered_anew(contact, now)
        found = dict(stretch.facts)
        locals_, by_clock = self._prepared.asked.clocks(now, self._zones)
        found.update(by_clock)
        if self._tallies.told_twice:
            found.update(answered(self.gathered(contact), self._prepared.asked.counted))
        else:
            self._tallies.count(found, now, locals_)
        for name in self._plain:
            found[name] = getattr(contact, name)
        if self._aged is not None:
            found["balance_age_hours"] = int((at - self._aged).total_seconds()) / 3600
        if self._valid:
            found["valid_second_max"] = valid_second_max(contact, self._zones)
        if stretch.hours:
            self._judge_hours(found, stretch, at)
        return found

    def _judge_hours(self, found: dict[str, Any], stretch: _Stretch, at: datetime) -> None:
        judged = personal_hours(stretch.hours, self._zones, at)
        for name in self._prepared.asked.hours:
            # Where nothing is true, the stretch says whether silence is false or unknown.
            found[name] = getattr(judged, name) or self._silence

    def _gathered_anew(self, contact: Contact, now: float) -> _Stretch:
        g, asked = self.gathered(contact), self._prepared.asked
        return _Stretch(*self._holds(contact, g, now), answered(g, asked.standing), g.hours)

    def _holds(self, contact: Contact, g: Gathered, now: float) -> tuple[float, float]:
        """Between which instants nothing but counts and clocks changes; an edge itself stands alone."""
        home_zone = g.home_zone
        edges = self._prepared.edges
        place = bisect_left(edges, now)
        since = edges[place - 1] if place else -inf
        until = edges[place] if place < len(edges) else inf
        own = contact.at.utcoffset() or timedelta()
        starts = [*self._prepared.daily, -own.total_seconds(), -float(ahead(home_zone, now))]
        for start in starts:
            last = now - (now - start) % _DAY
            since, until = max(since, last), min(until, last + _DAY)
        since, until = _proven(g, now, since, until)
        if now in (since, until) or ahead(home_zone, since) != ahead(home_zone, until):
            return now, now
        return since, until


def _proven(g: Gathered, now: float, since: float, until: float) -> tuple[float, float]:
    """The stretch cut where a proof grows too old; the seconds around that instant stand alone."""
    ends = g.belief.holds_until
    if ends is None:
        return since, until
    last, first = ends.timestamp(), ends.timestamp() + _PROOF_ENDS_S
    if last <= now <= first:
        return now, now
    return (since, min(until, last)) if now < last else (max(since, first), until)


def _instants(dossier: Dossier) -> Iterator[datetime]:
    """Instants that rows name, and those at which an answer grows too old."""
    for rows in dossier.tables.values():
        for row in rows:
            yield from (value for value in row.values() if isinstance(value, datetime))
    for row in dossier.rows("events"):
        yield row["at"] + REPLY_WITHIN
    for row in dossier.rows("placements"):
        if row.get("recalled_at"):
            yield row["recalled_at"] + RECALL_WITHIN
