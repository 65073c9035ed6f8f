"""A proof is of a number or an address, not of the id that a book gives it.

A lender may write another number into the row of a point. From then on no proof and no check of the old one
counts, and nothing that came or arrived there. What anybody says of the row's owner stays: a statement, which
proves nothing, and what somebody there said or a carrier denied.
"""

from typing import Final

STAYS: Final = (
    "stated",
    "skip_traced",
    "address_book",
    "wrong_number",
    "disclosure_reported",
    "carrier_mismatch",
    "shared_household",
)
"""The kinds of evidence that still count when the number has become another."""


def of_the_value(row: str) -> str:
    """Whether a row (by its alias) of `book_evidence` is of the value that its point has now, as SQL.

    What answers a contact is as old as the contact: it went to the value of that time.
    """
    return _OF_THE_VALUE.format(row=row)


def counts(row: str) -> str:
    """Whether a row (by its alias) of `book_evidence` counts for its point as it is now, as SQL."""
    stays = ", ".join(f"'{kind}'" for kind in STAYS)
    return f"({row}.kind IN ({stays}) OR {of_the_value(row)})"


# Scalar sub-queries, each by a key: made into a join, a book might be read from end to end.
_OF_THE_VALUE = """
coalesce((
    SELECT p.value_since < least({row}.at,
        (SELECT c.claimed_at FROM desk_planned_contact c WHERE c.contact_id = {row}.contact_id))
    FROM book_points p WHERE p.point_id = {row}.point_id AND p.value_since IS NOT NULL), true)
"""
