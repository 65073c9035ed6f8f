"""Conditions about people that several instruments of mainland China share."""

from rightparty.law.logic import among, no
from rightparty.law.rule import part


@part
def outsider(c):
    """Somebody who neither owes the debt nor stands in for who does."""
    return no(c.owes | c.stands_in)


@part
def unproven_agent(c):
    """Somebody who says that they speak for the borrower, whose mandate nobody has checked."""
    return outsider(c) & among(c.role, ("attorney", "adviser", "representative"))


@part
def cannot_be_reached(c):
    """The borrower has died, lacks capacity, or cannot be reached at any point or by repeated attempts."""
    absent = among(c.borrower_status, ("deceased", "incapable")) | c.borrower_unreachable
    return absent | (c.borrower_failed_days >= c.limit("failed_days"))


@part
def volunteers(c):
    """Somebody else said of their own accord, on record, that they want to pay."""
    return c.notice("willing_to_pay", by="person")


@part
def without_leave(c):
    """Somebody outside the debt whom nothing of their own opens to us: no consent, no offer to pay."""
    known = ("emergency_contact", "reference", "friend", "family", "colleague", "employer", "address_book")
    others = among(c.role, known) | among(c.role, ("other", "unrelated"))
    return outsider(c) & others & no(c.notice("consent", by="person") | volunteers(c))
