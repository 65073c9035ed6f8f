"""What a rule can ask about a contact: facts, counts over history, notices in force, the time of day.

Every question has a `name`. A row of facts, by whatever means it was gathered, is a mapping from
these names to answers; None (or NULL) is an answer too: nobody knows.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rightparty.law.vocabulary import Per

FACTS: Mapping[str, str] = {
    "channel": "how the contact would be made",
    "mode": "informing or interactive",
    "content": "content class asked for",
    "is_reply": "answers an inbound contact of this person in the same medium, for the first time",
    "owes": "the person is liable on every debt named, now",
    "stands_in": "a representative with a verified mandate on every debt named",
    "represented": "somebody else acts for the person on a debt named: attorney, adviser, guardian …",
    "attorney_acts": "an attorney is on file for a debt named, with a checked mandate or without",
    "right_party": "verified, unverified or not_theirs: whose the point is",
    "tied": "some evidence ties the point to the person, otherwise than through an address book",
    "sender_fits": "the sender is the creditor's, in use, and made for the channel",
    "complaint_unanswered": "a complaint by the person, or about the point, has no answer yet",
    "only_in_address_books": "all that links the point to the person is somebody's address book",
    "person_status": "alive, deceased, minor or incapable",
    "channel_fits": "the point can carry the channel",
    "one_creditor": "all debts named belong to one creditor",
    "creditor_kind": "kind of creditor",
    "cba_member": "creditor or sender is a member of the China Banking Association",
    "in_chn": "creditor, sender, debt or person is in mainland China",
    "in_usa": "creditor, sender, debt or person is in the United States",
    "has_rulebook": "every country concerned has a rulebook",
    "us_collector": "the sender is a debt collector in the sense of 12 CFR 1006.2(i)",
    "by_agency": "an agency sends",
    "agency_placed": "the agency holds a placement of every debt named, not recalled",
    "agency_announced": "the borrower was told of the placement before",
    "agency_listed": "the agency is on the published list on that day",
    "collectors": "how many collectors come together on a visit",
    "overdue": "what is overdue on all debts named, after tolerance",
    "days_to_due": "days until the next instalment falls due; a large number when none will",
    "balance_age_hours": "age of the oldest balance among the debts named",
    "balance_quotable": "every amount needed to state the balance is known",
    "amount_matches": "the amount the message would state equals what is overdue",
    "settled": "one of the debts is settled, sold or discharged",
    "payment_pending": "a payment on one of the debts is under way",
    "promise_open": "an open promise covers one of the debts and is not yet past due",
    "agreement_performing": "a repayment agreement covering one of the debts is being kept",
    "outside_agreed_hours": "hours were agreed with the person, and this is outside them",
    "within_agreed_hours": "hours were agreed on record, and this is inside them",
    "inconvenient_now": "the person named this hour or day as inconvenient",
}
"""Facts of a contact, and what each means."""


@dataclass(frozen=True)
class Fact:
    """A named fact from `FACTS`."""

    name: str


@dataclass(frozen=True)
class Counter:
    """How many past contacts of a kind lie within `days` calendar days, today included.

    Days are the recipient's; with several possible zones, the zone that counts most. `channels`,
    `contents`: only these (empty = all). `without`: outcomes that do not count. `inbound` counts
    contacts that the person began as well. `since_answer`: only after the person's last inbound.
    """

    kind: str
    days: int
    per: tuple[Per, ...]
    channels: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    inbound: bool = False
    since_answer: bool = False

    @property
    def name(self) -> str:
        """Unique, and legible in a query: `connected_1d_creditor_person_call_ai_call`."""
        parts = [self.kind, f"{self.days}d", *self.per, *self.channels, *self.contents]
        parts += ["without", *self.without] if self.without else []
        parts += ["both_ways"] if self.inbound else []
        parts += ["since_answer"] if self.since_answer else []
        return "_".join(parts)


@dataclass(frozen=True)
class NoticeInForce:
    """Has a notice of this kind, through one of these media (empty = any), taken effect and not ended?"""

    kind: str
    media: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """`notice_attorney`, `notice_cease_written_electronic`."""
        return "_".join(["notice", self.kind, *self.media])


@dataclass(frozen=True)
class LocalSecond:
    """The second of the day where the person may be: the earliest (`min`) or latest (`max`) of all zones.

    With `zone`, the time in that one zone instead.
    """

    end: str
    zone: str = ""

    @property
    def name(self) -> str:
        """`local_second_min`, `local_second_Asia/Shanghai`."""
        return f"local_second_{self.zone or self.end}"


Question = Fact | Counter | NoticeInForce | LocalSecond
