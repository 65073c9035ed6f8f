"""No contact past a cap: past contacts are counted here over the history itself, apart from the rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rightparty.law.properties.property import EVER, Property, all_of, never, possible, together
from rightparty.law.properties.situations import (
    Picked,
    Situation,
    any_of,
    at_least,
    each,
    exactly,
    flagged,
    is_one_of,
    may_be_one_of,
    maybe,
    member,
    opposite,
    same,
    surely,
    surely_notice,
    surely_within,
    through,
    unanswered,
    unconsented,
    within,
    without,
)
from rightparty.law.symbols.events import Event
from rightparty.law.symbols.kleene import Bit, neither
from rightparty.law.symbols.world import World
from rightparty.law.vocabulary import ALL, ATTEMPT, CONNECTED, CONVERSATION, REPLY, SMS, VOICE

_BUT_REPLY = tuple(k for k in ALL if k != REPLY)
_REPLY = "an inbound contact is answered, however often we were in touch"


@dataclass(frozen=True)
class Cap:
    """At most `most` contacts of a kind within `days` local days; the next one is not allowed.

    `on`: the channels that are closed once the cap is full. `debts`: counted for each debt, or account,
    alone. `within_place`: whether it binds by where the person may be, rather than a country concerned.
    """

    id: str
    place: str
    sentence: str
    citation: str
    books: tuple[str, ...]
    most: int
    kind: str
    days: int
    picked: Picked
    on: Sequence[str]
    since: date
    zone: str
    debts: str = ""
    inbound: bool = False
    classes: tuple[str, ...] = _BUT_REPLY
    applies: Situation = lambda _world: True
    excepted: Situation = lambda _world: False
    exceptions: tuple[str, ...] = (_REPLY,)
    until: date | None = None

    def as_property(self) -> Property:
        """The cap as a property: nothing once it is full, and something while one is free."""
        on = is_one_of("channel", *self.on)
        full = at_least(self.most, self.kind, self.days, self.picked, debts=self.debts, inbound=self.inbound)
        free = exactly(
            self.most - 1, self.kind, self.days, self.picked, debts=self.debts, inbound=self.inbound
        )
        valid = all_of(self.applies, opposite(self.excepted), on)
        return Property(
            f"cap.{self.id}",
            self.sentence,
            self.citation,
            self.books,
            together(
                never(all_of(within(self.place), valid, full), self.classes),
                possible(("one is free", all_of(surely_within(self.place), valid, free), self.classes)),
            ),
            self.since,
            self.until,
            self.zone,
            self.place,
            self.exceptions,
        )


_NOT_PLACED = without("busy", "not_in_service")


def _theirs(_world: World, event: Event) -> Bit:
    """Contacts to a point not learnt, by now, to be somebody else's (comment 14(b)(2)(i)-3)."""
    return neither(event.bit("misdirected"))


_US_CALLS: Picked = each(
    same("collector", "person"), through(*VOICE), _NOT_PLACED, _theirs, unconsented(ATTEMPT)
)
_US = maybe("us_collector")
_CONSENT = "calls under the person's consent of the last seven days (12 CFR 1006.14(b)(3)(i))"
_ATTORNEY = "calls to the consumer's attorney (12 CFR 1006.14(b)(3)(iii))"
_US_FREE = any_of(
    surely("call_consented"),
    is_one_of("role", "attorney"),
    all_of(surely("is_reply"), is_one_of("content", REPLY), flagged("inbound_call")),
)
_OTHERWISE = "a frequency agreed with the debtor, for as long as the agreement runs (5.3)"
_AGREED_FREQUENCY = surely_notice("agreed_frequency")
_NEW_YORK = "America/New_York"
_SHANGHAI = "Asia/Shanghai"

_CAPS = (
    Cap(
        "cn_connected", "CN", "At most three connected calls a day to a debtor, over creditor and agencies.",
        "GB/T 45251-2025, 5.3", ("chn",), 3, CONNECTED, 1, each(same("creditor", "person"), through(*VOICE)),
        VOICE, date(2025, 2, 28), _SHANGHAI,
        applies=any_of(
            may_be_one_of("creditor_kind", "bank", "consumer_finance", "micro_loan"), maybe("by_agency")
        ),
        excepted=_AGREED_FREQUENCY, exceptions=(_REPLY, _OTHERWISE),
    ),
    Cap(
        "cn_unanswered", "CN", "At most six unanswered calls a day to a number, over creditor and agencies.",
        "CBA guideline 2026 (trial)", ("chn",), 6, ATTEMPT, 1,
        each(same("creditor", "point"), through(*VOICE), unanswered), VOICE, date(2026, 1, 30), _SHANGHAI,
        applies=member("cba"),
    ),
    Cap(
        "us_calls", "US", "At most seven calls about one debt to one person within seven days.",
        "12 CFR 1006.14(b)(2)(i)(A)", ("usa",), 7, ATTEMPT, 7, _US_CALLS, VOICE, date(2021, 11, 30),
        _NEW_YORK, debts="debt", applies=_US, excepted=_US_FREE, exceptions=(_REPLY, _CONSENT, _ATTORNEY),
    ),
    Cap(
        "us_conversation", "US", "No call about a debt within seven days of a conversation about it.",
        "12 CFR 1006.14(b)(2)(i)(B)", ("usa",), 1, CONVERSATION, 7,
        each(same("collector", "person"), through(*VOICE)), VOICE, date(2021, 11, 30), _NEW_YORK,
        debts="debt", inbound=True, applies=_US, excepted=_US_FREE,
        exceptions=(_REPLY, _CONSENT, _ATTORNEY),
    ),
    Cap(
        "br_calls", "BR", "At most three calls to one person within seven days.",
        "Policy, after CDC, art. 71", ("bra",), 3, ATTEMPT, 7,
        each(same("creditor", "person"), through(*VOICE)), VOICE, EVER, "America/Sao_Paulo",
    ),
    Cap(
        "id_contacts", "ID", "At most three contacts a day to one person, over all channels.",
        "Policy, after POJK 22/2023, art. 62(2)(d)", ("idn",), 3, ATTEMPT, 1, same("creditor", "person"),
        (*VOICE, SMS, "email", "app", "im", "letter"), EVER, "Asia/Jakarta",
    ),
)  # fmt: skip

CAPS = tuple(cap.as_property() for cap in _CAPS)
"""Every cap, one property each."""
