"""What a text says of a promise to pay: that it falls due tomorrow, or that it was kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed import owed_one
from rightparty.book.promises import kept_lately
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.law.vocabulary import NEUTRAL, OFFER, REMINDER
from rightparty.words.fields import Claim

_TAIL = 4


@dataclass(frozen=True)
class Spoken:
    """A promise that a text is about; `received`: what came for which debt, where it was kept."""

    debt_ids: tuple[str, ...]
    made_at: datetime
    due_on: date
    amount: Decimal
    received: Mapping[str, Decimal] = field(default_factory=dict)


def recalled(contact: Contact, dossier: Dossier, today: date) -> Spoken | None:
    """The promise of the person that a reminder is of: open, about these debts, and due tomorrow."""
    if contact.content != REMINDER:
        return None
    found = [
        row
        for row in dossier.rows("promises")
        if row["person_id"] == contact.person_id
        and set(row["debt_ids"]) & set(contact.debt_ids)
        and row["made_at"] <= contact.at
        and row["due_on"] == today + timedelta(days=1)
        and row.get("status") in (None, "open")
    ]
    row = min(found, key=lambda row: str(row["promise_id"]), default=None)
    return None if row is None else _spoken(row)


def kept(contact: Contact, dossier: Dossier, today: date, begins: datetime) -> Spoken | None:
    """The promise of the person that was just kept, where the contact is of the class that confirms it.

    While one was just kept, nothing else of that class goes: an offer is not what it asks for. `begins`: when
    the day `today` began.

    Raises:
        Refused: the person has been thanked, or asked, since the money came.
    """
    if contact.content != OFFER:
        return None
    lately = kept_lately(dossier, contact.at, today, contact.person_id, contact.debt_ids)
    last = max(lately, key=lambda one: (one.kept_on or date.min, one.promise_id), default=None)
    if last is None or last.kept_on is None:
        return None
    since = begins - timedelta(days=(today - last.kept_on).days - 1)
    for row in dossier.rows("events"):
        if (
            row["direction"] == "out"
            and row["person_id"] == contact.person_id
            and since <= row["at"] <= contact.at
            and row["content"] in (OFFER, *NEUTRAL)
            and row["contact_id"] != contact.candidate_id
        ):
            raise Refused("a promise was kept, and the person has heard from us since", "let it rest")
    promise = next(row for row in dossier.rows("promises") if row["promise_id"] == last.promise_id)
    return replace(_spoken(promise), received=last.received)


def _spoken(promise: Row) -> Spoken:
    return Spoken(tuple(promise["debt_ids"]), promise["made_at"], promise["due_on"], promise["amount"])


def claims_of(
    contact: Contact, dossier: Dossier, promise: Spoken, today: date
) -> tuple[tuple[str, ...], tuple[Claim, ...]]:
    """The debts that a text about a promise names, and a sum and the promise's day for each.

    Of one that is recalled: the debt, and what was promised. Of one that was kept: each debt for which money
    came, and how much.

    Raises:
        Refused: a promise about several debts is recalled; the person owes a part of a debt only; or it was
            kept, and nothing is owed any more on any of its debts: then whoever settles them says so.
    """
    sums = dict(sorted(promise.received.items()))
    if contact.content == OFFER:
        owed = [owed_one(dossier, debt_id, today) for debt_id in dict.fromkeys(promise.debt_ids)]
        if not any(one.total or one.next_due_amount for one in owed):
            raise Refused("nothing is owed any more", "whoever settles the debt says so")
    elif len(set(promise.debt_ids)) == 1:
        sums = {promise.debt_ids[0]: promise.amount}
    else:
        raise Refused("a promise about several debts is not recalled by a text", "a human must speak of it")
    claims = [_claim(contact, dossier, promise, debt_id, amount) for debt_id, amount in sums.items()]
    return tuple(sums), tuple(claims)


def _claim(contact: Contact, dossier: Dossier, promise: Spoken, debt_id: str, amount: Decimal) -> Claim:
    debt = next((row for row in dossier.rows("debts") if row["debt_id"] == debt_id), None)
    if debt is None:
        raise Refused("the store has no row of `debts` for this contact")
    if limit_of(contact.person_id, debt_id, dossier.rows("liabilities")) is not None:
        raise Refused("the person owes a part of this debt only", "a human must tell which")
    return Claim(
        amount=amount,
        currency=debt["currency"],
        due_on=promise.due_on,
        product=debt["product"],
        tail=tail_of(debt),
    )


def tail_of(debt: Row) -> str | None:
    """The last characters of a debt's account, by which its owner knows it; None where it is too short."""
    account = "".join(one for one in str(debt["account"] or "") if one.isascii() and one.isalnum()).upper()
    return account[-_TAIL:] if len(account) > _TAIL else None


def limit_of(person_id: str, debt_id: str, liabilities: Sequence[Row]) -> Decimal | None:
    """Up to which amount a person owes a debt, where that is limited."""
    rows = (row for row in liabilities if (row["person_id"], row["debt_id"]) == (person_id, debt_id))
    return next((row["amount"] for row in rows), None)
