"""A symbolic history: past contacts whose kind, time, channel, point, sender and debts are all open.

`hit` and `counted` say over symbols what `gate.history.counts` and `gate.gathered.counted`, `days_of` say
over rows: the same conditions in the same order; a test holds the two against each other.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import z3

from rightparty.law.questions import Counter, MinutesSince
from rightparty.law.symbols.kleene import Bit, both, either, neither
from rightparty.law.symbols.words import code
from rightparty.law.vocabulary import ALL, ATTEMPT, CONNECTED, CONVERSATION, TOLD, UNANSWERED, VOICE, Per

DAY = 86_400
ZONES = ("a", "b")
DEBTS = (0, 1)
KINDS = (ATTEMPT, CONNECTED, CONVERSATION)
CHANNELS = (
    "call", "ai_call", "ringless", "sms", "email", "app", "push", "inbox", "im", "im_group", "letter",
    "postcard", "visit", "social",
)  # fmt: skip


@dataclass(frozen=True)
class Now:
    """The contact's own instant, in seconds; each zone's clock; the two debts it names.

    `situated`: some zone is known. `places`: where the person may be, at most two zones; they may be equal.
    """

    prefix: str = ""

    @cached_property
    def at(self) -> Any:
        """Seconds since 1970, in UTC."""
        return z3.Int(f"{self.prefix}now")

    def ahead(self, zone: str) -> Any:
        """By how many seconds a zone's clock is ahead of UTC."""
        return z3.Int(f"{self.prefix}ahead_{zone}")

    def day(self, zone: str) -> Any:
        """The local day, counted from 1970-01-01."""
        return z3.Int(f"{self.prefix}today_{zone}")

    def second(self, zone: str) -> Any:
        """The second of the local day."""
        return self.at + self.ahead(zone) - DAY * self.day(zone)

    @cached_property
    def situated(self) -> Any:
        """Whether any zone is known."""
        return z3.Bool(f"{self.prefix}zones_known")

    @cached_property
    def two_debts(self) -> Any:
        """Whether the contact names a second debt."""
        return z3.Bool(f"{self.prefix}two_debts")

    @cached_property
    def elsewhere(self) -> Any:
        """Whether the point counts as another sort of place than home: work, shared, billing."""
        return z3.Bool(f"{self.prefix}point_elsewhere")

    def axioms(self) -> Iterator[Any]:
        """What holds of every instant: clocks are at most fourteen hours from UTC."""
        yield self.at >= 0
        for zone in ZONES:
            yield z3.And(self.ahead(zone) >= -12 * 3600, self.ahead(zone) <= 14 * 3600)
            yield z3.And(self.second(zone) >= 0, self.second(zone) < DAY)


@dataclass(frozen=True)
class Event:
    """One past contact. A contact is told by at most three marks: attempt, connected, conversation.

    Who, where and for whom is asked only as "the same as now's": person, spouse, point, creditor, collector.
    """

    number: int
    now: Now

    def bit(self, name: str) -> Any:
        """A truth about this event."""
        return z3.Bool(f"{self.now.prefix}event{self.number}_{name}")

    def whole(self, name: str) -> Any:
        """A number of this event."""
        return z3.Int(f"{self.now.prefix}event{self.number}_{name}")

    @cached_property
    def present(self) -> Any:
        """Whether it happened at all."""
        return self.bit("present")

    @cached_property
    def inbound(self) -> Any:
        """Whether the person began it."""
        return self.bit("inbound")

    @cached_property
    def channel(self) -> Any:
        """The code of its channel."""
        return self.whole("channel")

    @cached_property
    def content(self) -> Any:
        """The code of its content class; one that nobody recorded counts as full."""
        return self.whole("content")

    @cached_property
    def _times(self) -> dict[str, Any]:
        return {kind: self.whole(f"t_{kind}") for kind in (*KINDS, "reached")}

    def t(self, kind: str) -> Any:
        """When something happened: attempt, reached, connected, conversation."""
        return self._times[kind]

    def happened(self, kind: str) -> Bit:
        """Whether something did: there is an attempt in every contact."""
        return True if kind == ATTEMPT else self.bit(kind)

    def day(self, kind: str, zone: str) -> Any:
        """The local day of one of its marks."""
        return self.whole(f"day_{kind}_{zone}")

    def voice(self) -> Bit:
        """Whether it was a call."""
        return self.among_channels(VOICE)

    def among_channels(self, channels: tuple[str, ...]) -> Bit:
        """Whether it went through one of these."""
        return either(*(self.channel == code(channel) for channel in channels))

    def among_contents(self, contents: tuple[str, ...]) -> Bit:
        """Whether it was of one of these classes."""
        return either(*(self.content == code(content) for content in contents))

    def about(self, per: Per, kind: str, debt: int) -> Any:
        """Whether it counts to one of the contact's debts; a conversation to those that were spoken of."""
        spoken = "spoken_" if kind == CONVERSATION else ""
        return self.bit(f"{spoken}{'account' if per is Per.ACCOUNT else 'debt'}{debt}")

    def axioms(self) -> Iterator[Any]:
        """What holds of every past contact, whatever is asked of it."""
        yield either(*(self.channel == code(channel) for channel in CHANNELS))
        yield either(*(self.content == code(content) for content in ALL))
        for later, earlier in ((CONVERSATION, CONNECTED), (CONNECTED, "reached")):
            yield z3.Implies(self.bit(later), self.bit(earlier))
            yield z3.Implies(self.bit(later), self.t(earlier) <= self.t(later))
        yield z3.Implies(self.bit("reached"), self.t(ATTEMPT) <= self.t("reached"))
        yield z3.Implies(self.bit("same_point"), self.bit("elsewhere") == self.now.elsewhere)
        yield z3.Not(z3.And(self.bit("same_person"), self.bit("spouse")))
        for debt in DEBTS:
            for spoken in ("", "spoken_"):  # the same debt has the same account
                yield z3.Implies(self.bit(f"{spoken}debt{debt}"), self.bit(f"{spoken}account{debt}"))

    def lender_axioms(self) -> Iterator[Any]:
        """What holds of a contact that another lender tells of: it is nobody else's, and went out."""
        other = self.bit("of_lenders")
        for name in ("same_creditor", "same_collector", "same_point", "inbound"):
            yield z3.Implies(other, z3.Not(self.bit(name)))

    def clock_axioms(self, kind: str) -> Iterator[Any]:
        """The local days of one of its marks; a zone's clock may have changed by an hour since."""
        for zone in ZONES:
            shift = self.whole(f"shift_{kind}_{zone}")
            yield z3.Or(shift == -3600, shift == 0, shift == 3600)
            local = self.t(kind) + self.now.ahead(zone) + shift
            yield z3.And(local >= DAY * self.day(kind, zone), local < DAY * self.day(kind, zone) + DAY)


@dataclass(frozen=True)
class History:
    """All past contacts, and the instant they are looked back on from."""

    now: Now
    events: tuple[Event, ...]

    @classmethod
    def of(cls, count: int, prefix: str = "") -> "History":
        """A history of this many events, each of which may or may not have happened."""
        now = Now(prefix)
        return cls(now, tuple(Event(number, now) for number in range(count)))

    def hit(self, event: Event, counter: Counter) -> Bit:
        """Whether an event is of the kind a counter counts, whatever its day and keys."""
        kind = mark_of(counter.kind)
        at, t = self.now.at, event.t(kind)
        if counter.kind == TOLD:
            told = either(neither(event.voice()), both(event.bit("reached"), event.t("reached") < at))
        elif counter.kind == UNANSWERED:
            told = neither(both(event.bit(CONNECTED), event.t(CONNECTED) < at))
        else:
            told = True
        return both(
            event.present,
            event.happened(kind),
            t < at,
            counter.inbound or neither(event.inbound),
            told,
            not counter.channels or event.among_channels(counter.channels),
            not counter.contents or event.among_contents(counter.contents),
            not counter.flags or either(*(event.bit(f"flag_{flag}") for flag in counter.flags)),
            *(neither(event.bit(f"outcome_{outcome}")) for outcome in counter.without),
            not counter.since_answer or neither(self._answered_after(event, kind)),
            *(self._key(event, per) for per in counter.per),
            bool({Per.LENDERS, Per.CREDITOR, Per.COLLECTOR, Per.POINT} & set(counter.per))
            or neither(event.bit("of_lenders")),
            not counter.recounted or neither(event.bit("misdirected")),
            not counter.unconsented or neither(event.bit(f"consented_{kind}")),
        )

    def _answered_after(self, event: Event, kind: str) -> Bit:
        """Whether the person, or whoever holds the point, last wrote or called then or later."""
        at, t = self.now.at, event.t(kind)
        return either(
            *(
                both(
                    heard.present,
                    heard.inbound,
                    either(heard.bit("same_person"), heard.bit("same_point")),
                    heard.happened(mark),
                    heard.t(mark) < at,
                    heard.t(mark) >= t,
                )
                for heard in self.events
                for mark in KINDS
            )
        )

    def _key(self, event: Event, per: Per) -> Bit:
        if per is Per.COUPLE:
            return either(event.bit("same_person"), event.bit("spouse"))
        if per is Per.LENDERS:
            return either(event.bit("same_creditor"), event.bit("of_lenders"))
        if per is Per.PLACE:
            return event.bit("elsewhere") == self.now.elsewhere
        return True if per in (Per.DEBT, Per.ACCOUNT) else event.bit(f"same_{per.value}")

    def counted(self, counter: Counter) -> Any:
        """How many events a counter counts: in the zone, and for the debt, that count most."""
        kind = mark_of(counter.kind)
        hits = {event: self.hit(event, counter) for event in self.events}
        apart = next((per for per in (Per.DEBT, Per.ACCOUNT) if per in counter.per), None)
        most = z3.IntVal(0)
        for zone in ZONES:
            for debt in DEBTS if apart else (None,):
                inside = [
                    both(
                        hit,
                        self.now.day(zone) - event.day(kind, zone) < counter.days,
                        apart is None or debt is None or event.about(apart, kind, debt),
                    )
                    for event, hit in hits.items()
                ]
                total = z3.Sum([z3.If(one, 1, 0) for one in inside])
                if debt == 1:
                    total = z3.If(self.now.two_debts, total, 0)
                most = z3.If(total > most, total, most)
        return z3.If(self.now.situated, most, 0)

    def last_before(self, question: MinutesSince) -> tuple[Bit, Any]:
        """Whether we did such a thing at all, and for how many seconds it is past at least."""
        kind = mark_of(question.kind)
        asked = Counter(question.kind, 1, question.per, question.channels)
        any_, least = [], z3.IntVal(-1)
        for event in self.events:
            hit = self.hit(event, asked)
            any_.append(hit)
            past = self.now.at - event.t(kind)
            least = z3.If(both(hit, either(least < 0, past < least)), past, least)
        return either(*any_), least


def mark_of(kind: str) -> str:
    """The mark a counter's kind is dated by."""
    return ATTEMPT if kind in (UNANSWERED, TOLD) else kind
