"""From one person's rows to the words of one message: only what is known, and exactly what is owed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed import Owed, owed_one
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.law.load import HOME_ZONES
from rightparty.law.vocabulary import FULL, NEUTRAL, OFFER, REMINDER, VOICE
from rightparty.words.fields import Claim, Fields
from rightparty.words.languages import language_of
from rightparty.words.obligations import obligations
from rightparty.words.render import Text, render

REPLY_DAYS: Mapping[str, int] = {"letter": 14}
"""How many days a text leaves to answer, by channel: a letter is a week on its ways."""

_REPLY_DAYS = 7
_TAIL = 4
_CALLER: Mapping[str, str] = {
    "zh-Hans": "（说出您的姓名）",
    "zh-Hant": "（說出您的姓名）",
    "en": "(your name)",
}
"""Who will call is not known when a call is planned: the script says so."""


@dataclass(frozen=True)
class Written:
    """A text, the obligations it was shown to meet, and the debts it names (none, if it is neutral)."""

    text: Text
    obligations_met: frozenset[str]
    named_debts: tuple[str, ...]
    sums: tuple[Claim, ...]
    code: str | None = None


def write(
    contact: Contact, dossier: Dossier, sender: Row, *, code: str | None, valid_until: datetime
) -> Written:
    """The text of a contact in the person's own language, coming from a row of `senders`.

    `code`: what the person may type in the creditor's app to see that a message is genuine.

    Raises:
        Refused: no text in this language or on this channel, or a fact that it needs is unknown; then a
            human must speak to the person, or nobody.
    """
    creditor = _creditor(contact, dossier)
    person = _one(dossier, "persons", "person_id", contact.person_id)
    today = _today(contact, creditor)
    by_voice = contact.channel in VOICE
    promise = _recalled(contact, dossier, today)
    named, claims = ((), ()) if contact.content in NEUTRAL else _claims(contact, dossier, today, promise)
    fields = Fields(
        creditor_name=creditor["name"],
        neutral_name=creditor["neutral_name"],
        country=creditor["country"],
        name=person["name"],
        debt_collector=creditor["us_debt_collector"],
        agent_name=_CALLER.get(language_of(person["language"]) or "") if by_voice else None,
        hotline=creditor["hotline"],
        callback_phone=sender["value"] if by_voice else creditor["hotline"],
        code=code,
        claims=claims,
        as_of=today,
        reply_by=today + timedelta(days=REPLY_DAYS.get(contact.channel, _REPLY_DAYS)),
        promised_on=_day(promise["made_at"], creditor) if promise else None,
        valid_until=valid_until,
    )
    text = render(contact.content, person["language"], contact.channel, fields)
    return Written(text, obligations(text, fields), named, claims, code)


def _one(dossier: Dossier, table: str, key: str, value: str) -> Row:
    found = next((row for row in dossier.rows(table) if row[key] == value), None)
    if found is None:
        raise Refused(f"the store has no row of `{table}` for this contact")
    return found


def _creditor(contact: Contact, dossier: Dossier) -> Row:
    names = {row["creditor_id"] for row in dossier.rows("debts") if row["debt_id"] in contact.debt_ids}
    if len(names) != 1:
        raise Refused("one message speaks for one creditor", "plan the debts of each apart")
    return _one(dossier, "creditors", "creditor_id", names.pop())


def _today(contact: Contact, creditor: Row) -> date:
    """The business day of the creditor's country, by which the gate too reckons what is overdue."""
    return _day(contact.at, creditor)


def _day(at: datetime, creditor: Row) -> date:
    return at.astimezone(ZoneInfo(HOME_ZONES.get(creditor["country"], "UTC"))).date()


def _recalled(contact: Contact, dossier: Dossier, today: date) -> Row | None:
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
    return min(found, key=lambda row: str(row["promise_id"]), default=None)


def _claims(
    contact: Contact, dossier: Dossier, today: date, promise: Row | None
) -> tuple[tuple[str, ...], tuple[Claim, ...]]:
    """The debts that the text is about, each with its sum."""
    found = []
    if promise is not None:
        return _promised(contact, dossier, promise)
    for debt in sorted(dossier.rows("debts"), key=lambda row: str(row["debt_id"])):
        if debt["debt_id"] in contact.debt_ids:
            claim = _claim(contact, debt, owed_one(dossier, debt["debt_id"], today), dossier)
            if claim is not None:
                found.append((debt["debt_id"], claim))
    if not found:
        raise Refused("there is nothing to tell: nothing is due")
    return tuple(debt_id for debt_id, _ in found), tuple(claim for _, claim in found)


def _promised(contact: Contact, dossier: Dossier, promise: Row) -> tuple[tuple[str, ...], tuple[Claim, ...]]:
    """What was promised, and when it is due: the person's own words, on the one debt that they are about."""
    if len(promise["debt_ids"]) != 1:
        raise Refused("a promise about several debts is not recalled by a text", "a human must speak of it")
    debt = _one(dossier, "debts", "debt_id", promise["debt_ids"][0])
    if _limit(contact.person_id, debt["debt_id"], dossier.rows("liabilities")) is not None:
        raise Refused("the person owes a part of this debt only", "a human must tell which")
    claim = Claim(
        amount=promise["amount"],
        currency=debt["currency"],
        due_on=promise["due_on"],
        product=debt["product"],
        tail=_tail_of(debt),
    )
    return (debt["debt_id"],), (claim,)


def _tail_of(debt: Row) -> str | None:
    account = "".join(one for one in str(debt["account"] or "") if one.isascii() and one.isalnum()).upper()
    return account[-_TAIL:] if len(account) > _TAIL else None


def _claim(contact: Contact, debt: Row, owed: Owed, dossier: Dossier) -> Claim | None:
    overdue = contact.content in (FULL, OFFER)
    amount, due_on = (owed.total, owed.oldest_due_on) if overdue else (owed.next_due_amount, owed.next_due_on)
    if not amount or due_on is None:
        return None
    if not owed.quotable:
        raise Refused(f"the balance cannot be quoted: {owed.unquotable_because}")
    limit = _limit(contact.person_id, debt["debt_id"], dossier.rows("liabilities"))
    if limit is not None and limit < amount:
        raise Refused("the person owes a part of this debt only", "a human must tell which")
    given = debt["original_creditor"]
    parts = (owed.principal, owed.interest, owed.fee) if overdue else (None, None, None)
    return Claim(
        amount=amount,
        currency=debt["currency"],
        due_on=due_on,
        product=debt["product"],
        tail=_tail_of(debt),
        principal=parts[0],
        interest=parts[1],
        fee=parts[2],
        original_creditor=given if given not in (None, debt["creditor_id"]) else None,
        facts={
            "annual_rate": debt["annual_rate"],
            "penalty_rate": debt["penalty_rate"],
            "status": debt["status"],
            "time_barred": None
            if debt["time_barred_on"] is None
            else debt["time_barred_on"] <= contact.at.date(),
        },
    )


def _limit(person_id: str, debt_id: str, liabilities: Sequence[Row]) -> Decimal | None:
    rows = (row for row in liabilities if (row["person_id"], row["debt_id"]) == (person_id, debt_id))
    return next((row["amount"] for row in rows), None)
