"""From one person's rows to the words of one message: only what is known, and exactly what is owed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed import Owed, owed_one
from rightparty.desk.texts_promised import Spoken, claims_of, kept, limit_of, recalled, tail_of
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.law.load import HOME_ZONES
from rightparty.law.vocabulary import FULL, NEUTRAL, OFFER, VOICE
from rightparty.words.fields import Claim, Fields
from rightparty.words.languages import language_of
from rightparty.words.obligations import obligations
from rightparty.words.render import Text, render

REPLY_DAYS: Mapping[str, int] = {"letter": 14}
"""How many days a text leaves to answer, by channel: a letter is a week on its ways."""

_REPLY_DAYS = 7
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
    promise = recalled(contact, dossier, today) or kept(contact, dossier, today, _begins(today, creditor))
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
        promised_on=_day(promise.made_at, creditor) if promise else None,
        kept=contact.content == OFFER and promise is not None,
        valid_until=valid_until,
        address=creditor["address"],
        tax_id=creditor["tax_id"],
        licence=creditor["licence"] if creditor["us_debt_collector"] else None,
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


def _begins(today: date, creditor: Row) -> datetime:
    """When a business day of the creditor's country begins."""
    return datetime.combine(today, time(0), ZoneInfo(HOME_ZONES.get(creditor["country"], "UTC")))


def _day(at: datetime, creditor: Row) -> date:
    return at.astimezone(ZoneInfo(HOME_ZONES.get(creditor["country"], "UTC"))).date()


def _claims(
    contact: Contact, dossier: Dossier, today: date, promise: Spoken | None
) -> tuple[tuple[str, ...], tuple[Claim, ...]]:
    """The debts that the text is about, each with its sum."""
    found = []
    if promise is not None:
        return claims_of(contact, dossier, promise, today)
    for debt in sorted(dossier.rows("debts"), key=lambda row: str(row["debt_id"])):
        if debt["debt_id"] in contact.debt_ids:
            claim = _claim(contact, debt, owed_one(dossier, debt["debt_id"], today), dossier)
            if claim is not None:
                found.append((debt["debt_id"], claim))
    if not found:
        raise Refused("there is nothing to tell: nothing is due")
    return tuple(debt_id for debt_id, _ in found), tuple(claim for _, claim in found)


def _claim(contact: Contact, debt: Row, owed: Owed, dossier: Dossier) -> Claim | None:
    overdue = contact.content in (FULL, OFFER)
    amount, due_on = (owed.total, owed.oldest_due_on) if overdue else (owed.next_due_amount, owed.next_due_on)
    if not amount or due_on is None:
        return None
    if not owed.quotable:
        raise Refused(f"the balance cannot be quoted: {owed.unquotable_because}")
    limit = limit_of(contact.person_id, debt["debt_id"], dossier.rows("liabilities"))
    if limit is not None and limit < amount:
        raise Refused("the person owes a part of this debt only", "a human must tell which")
    given = debt["original_creditor"]
    parts = (owed.principal, owed.interest, owed.fee) if overdue else (None, None, None)
    return Claim(
        amount=amount,
        currency=debt["currency"],
        due_on=due_on,
        product=debt["product"],
        tail=tail_of(debt),
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
            "judged": True if debt["judgment_on"] and debt["judgment_on"] <= contact.at.date() else None,
        },
    )
