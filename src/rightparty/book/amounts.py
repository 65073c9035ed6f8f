"""What one row of an export says about an instalment: how much fell due, and how much of it was paid."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

ZERO = Decimal("0.00")


@dataclass(frozen=True)
class Due:
    """An instalment: principal + interest + fee fell due, `paid` of it came in."""

    principal: Decimal
    interest: Decimal
    fee: Decimal | None
    paid: Decimal


def amounts_due(given: Mapping[str, Decimal]) -> Due:
    """From whatever amounts an export states. What is overdue stays what the export says it is.

    `given` holds some of principal, interest, fee and total (what fell due), overdue,
    overdue_principal and overdue_interest (what of it is unpaid), and amount (what was paid). Where the
    export does not split what fell due, it is taken as principal. Raises `ValueError` where the amounts
    contradict each other.
    """
    parts = {name: given[name] for name in ("principal", "interest", "fee") if name in given}
    total, overdue, paid = given.get("total"), given.get("overdue"), given.get("amount")
    if "overdue_principal" in given and total is None and "principal" not in parts:
        return _unpaid(given, overdue)
    if total is None and "principal" in parts:
        total = sum(parts.values(), ZERO)
    if total is None:
        if overdue is None:
            raise ValueError("no amount says what fell due")
        total = overdue + (paid or ZERO)
    if paid is None:
        paid = ZERO if overdue is None else total - overdue
    if overdue is not None and total - paid != overdue:
        raise ValueError(f"{total} due less {paid} paid is not {overdue} overdue")
    if paid < 0:
        raise ValueError(f"{overdue} overdue is more than the {total} that fell due")
    rest = total - sum(parts.values(), ZERO)
    if rest < 0 or (rest and {"principal", "interest"} <= set(parts)):
        raise ValueError(f"the parts do not add up to {total}")
    principal, interest = parts.get("principal"), parts.get("interest")
    if principal is None:
        principal, rest = rest, ZERO
    return Due(principal, rest if interest is None else interest, parts.get("fee"), paid)


def _unpaid(given: Mapping[str, Decimal], overdue: Decimal | None) -> Due:
    """Only what is unpaid is known, in its parts: what was paid is taken off already."""
    principal, interest = given["overdue_principal"], given.get("overdue_interest")
    fee = given.get("fee")
    if interest is None:
        interest = ZERO if overdue is None else overdue - principal - (fee or ZERO)
    if interest < 0 or (overdue is not None and principal + interest + (fee or ZERO) != overdue):
        raise ValueError(f"the parts do not add up to {overdue}")
    return Due(principal, interest, fee, ZERO)
