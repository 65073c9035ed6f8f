"""Validation information about a debt: 12 CFR 1006.34(c), as one typed block.

A collector tells, on first contact, what the debt is, how it came to be what it is since the itemization
date, until when it may be disputed, and how. A fact that is unknown refuses the notice, by its name: a field
of it may say that there is none, and never be blank (comment 34(c)(2)(viii)-1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from decimal import Decimal
from typing import ClassVar, Final

from rightparty.book.dossier import Dossier, Row
from rightparty.book.owed import owed_one
from rightparty.book.owed_facts import COSTS
from rightparty.errors import Refused
from rightparty.gate.holidays import public_holidays
from rightparty.words.occasions import VALIDATION, Occasion
from rightparty.words.plain import clean

ITEMIZED_BY: Final = ("last_statement", "charge_off", "last_payment", "transaction", "judgment")
"""The dates that itemization may begin from (12 CFR 1006.34(b)(3)); one is used throughout."""

ABOUT_REGULATOR: Final = "www.cfpb.gov/debt-collection"
"""The page that the notice must name (12 CFR 1006.34(c)(3)(iv))."""

_DAYS_OF_POST, _DAYS = 5, 30
_SATURDAY = 5
_COUNTRY = "US"


@dataclass(frozen=True)
class Validation(Occasion):
    """Validation information about one debt; None is unknown, and refuses the notice.

    `creditor_then`, `amount_then`: who was owed how much on the itemization date `itemized_on`, which is
    one of `ITEMIZED_BY`. `interest`, `fees` were added since, `payments`, `credits` taken off. `amount_now`
    is what is owed on the day it is sent, `sent_on`.
    """

    TEXT: ClassVar[str] = VALIDATION
    collector: str | None
    collector_address: str | None
    person: str | None
    person_address: str | None
    tail: str | None
    creditor_then: str | None
    creditor_now: str | None
    itemized_by: str | None
    itemized_on: date | None
    currency: str | None
    amount_then: Decimal | None
    interest: Decimal | None
    fees: Decimal | None
    payments: Decimal | None
    credits: Decimal | None
    amount_now: Decimal | None
    sent_on: date | None

    def __post_init__(self) -> None:
        for one in fields(self):
            value = getattr(self, one.name)
            if isinstance(value, str):
                clean(one.name, value)
            if isinstance(value, Decimal) and (not value.is_finite() or value < 0):
                raise Refused(f"`{one.name}` is below zero", "recompute it")

    @property
    def unknown(self) -> tuple[str, ...]:
        """The names of the facts that nobody knows."""
        return tuple(one.name for one in fields(self) if getattr(self, one.name) is None)

    @property
    def until(self) -> date:
        """The last day of the validation period."""
        if self.sent_on is None:
            raise Refused("the day of sending is unknown", "fill in `sent_on`")
        return validation_ends(self.sent_on)

    @property
    def amounts(self) -> Iterable[Decimal]:
        """Every amount that the block states, but for zeros."""
        stated = (self.amount_then, self.interest, self.fees, self.payments, self.credits, self.amount_now)
        return (one for one in stated if one)

    def check(self, as_of: date) -> None:
        """All is known, the itemization adds up, and it is sent on that day."""
        if self.unknown:
            raise Refused(
                f"a validation notice needs {', '.join(f'`{name}`' for name in self.unknown)}, not known",
                "fill them into the book: where there is none of an amount, say 0",
            )
        if self.itemized_by not in ITEMIZED_BY:
            raise Refused(
                f"itemization does not begin from `{self.itemized_by}`", f"known: {', '.join(ITEMIZED_BY)}"
            )
        then, interest, fees, paid, credited = map(_known, self._parts)
        if then + interest + fees - paid - credited != self.amount_now:
            raise Refused("the itemization does not add up to what is owed now", "recompute what is owed")
        if self.sent_on != as_of or self.itemized_on is None or self.itemized_on > as_of:
            raise Refused("the notice is not of the day on which it is sent", "check the dates")

    @property
    def _parts(self) -> tuple[Decimal | None, ...]:
        return (self.amount_then, self.interest, self.fees, self.payments, self.credits)


def validation_ends(sent_on: date) -> date:
    """The last day of the validation period: thirty days after the notice is taken to have arrived.

    It is taken to arrive on the fifth day that is no Saturday, Sunday or federal holiday (34(b)(5)).
    """
    day, working = sent_on, 0
    while working < _DAYS_OF_POST:
        day += timedelta(days=1)
        working += day.weekday() < _SATURDAY and day not in public_holidays(_COUNTRY, day.year)
    return day + timedelta(days=_DAYS)


def validation_of(
    dossier: Dossier,
    debt_id: str,
    person_id: str,
    *,
    address: str | None,
    tail: str | None,
    sent_on: date,
    itemized_by: str | None = None,
    creditor_then: str | None = None,
) -> Validation:
    """The block as far as a book's rows fill it, sent on the day `sent_on`; the debt's creditor collects.

    `address`: where the person gets post; `tail`: the last digits of the account. The itemization begins on
    `itemized_on`, or on the day of a judgment or a charge-off where the book names no other; what that day
    was (`itemized_by`), where it is neither, and who was owed then (`creditor_then`), where the debt was
    assigned, no book says. What fell due of the principal since has no field: interest and fees are unknown.
    """
    debt = _one(dossier, "debts", "debt_id", debt_id)
    creditor = _one(dossier, "creditors", "creditor_id", debt["creditor_id"])
    person = _one(dossier, "persons", "person_id", person_id)
    by, on = _itemized(debt, itemized_by)
    stated = _amounts(dossier, debt_id, on, sent_on)
    return Validation(
        collector=creditor["name"],
        collector_address=creditor["address"],
        person=person["name"],
        person_address=address,
        tail=tail,
        creditor_then=creditor_then or (None if _assigned(debt) else creditor["name"]),
        creditor_now=creditor["name"],
        itemized_by=by,
        itemized_on=on,
        currency=debt["currency"],
        sent_on=sent_on,
        **stated,
    )


def _amounts(dossier: Dossier, debt_id: str, on: date | None, sent_on: date) -> Mapping[str, Decimal | None]:
    """What was owed on the itemization date, what changed since, and what is owed now."""
    now = owed_one(dossier, debt_id, sent_on)
    names = ("amount_then", "interest", "fees", "payments", "credits")
    stated: dict[str, Decimal | None] = dict.fromkeys(names)
    stated["amount_now"] = now.total if now.quotable else None
    if on is None or not now.quotable:
        return stated
    then = owed_one(dossier, debt_id, on)
    grown = None if now.due is None or then.due is None else now.due - then.due
    interest, fees = _added(dossier, debt_id, on, sent_on, grown)
    return stated | {
        "amount_then": then.total,
        "interest": interest,
        "fees": fees,
        "payments": now.paid - then.paid,
        "credits": now.taken_off - then.taken_off,
    }


def _one(dossier: Dossier, table: str, key: str, value: str) -> Row:
    found = next((row for row in dossier.rows(table) if row[key] == value), None)
    if found is None:
        raise Refused(f"the store has no row of `{table}` for this notice")
    return found


def _itemized(debt: Row, by: str | None) -> tuple[str | None, date | None]:
    """Which date the itemization begins from, and what that day was."""
    named = (("judgment", debt["judgment_on"]), ("charge_off", debt["charged_off_on"]))
    given = debt["itemized_on"]
    if given is not None:
        return by or next((kind for kind, day in named if day == given), None), given
    return next(((kind, day) for kind, day in named if day is not None), (by, None))


def _assigned(debt: Row) -> bool:
    return debt["assigned_from"] is not None or debt["original_creditor"] not in (None, debt["creditor_id"])


def _added(
    dossier: Dossier, debt_id: str, after: date, until: date, grown: Decimal | None
) -> tuple[Decimal | None, Decimal | None]:
    """Interest and fees that were added in a time, of all that fell due in it."""
    rows = [
        row
        for row in dossier.rows("instalments")
        if row["debt_id"] == debt_id and after < row["due_on"] <= until
    ]
    if grown is None or any(row["principal"] for row in rows):
        return None, None
    charged = [
        row["amount"]
        for row in dossier.rows("charges")
        if row["debt_id"] == debt_id and row["kind"] in COSTS and after < row["at"].date() <= until
    ]
    fees = sum((row["fee"] or Decimal(0) for row in rows), Decimal(0)) + sum(charged, Decimal(0))
    return grown - fees, fees


def _known(value: Decimal | None) -> Decimal:
    return value if value is not None else Decimal(0)
