"""Kinds of pairs that are two people and yet agree: what else than being one person explains agreement.

Each kind says which roles its pairs share for a cause. What they share is learnt from the data; in everything
else they are as strangers are, but for what relatives now and then have in common.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from rightparty.parties.linkage.roles import Role

HOME = (Role.ADDRESS, Role.POSTCODE, Role.NUMBER)
"""The roles of an address."""


@dataclass(frozen=True)
class Kind:
    """`shared`: with how many pairs on the most alike level learning begins, by role.

    `needs`: a field of one role of each group, or there is no such kind. `leaks`: how many pairs share a
    value of a role that is not learnt, beside coincidence.
    """

    name: str
    needs: tuple[tuple[Role, ...], ...]
    shared: Mapping[Role, float]
    leaks: Mapping[Role, float]


KINDS = (
    Kind(
        "one household",
        ((Role.SURNAME,), (*HOME, Role.PHONE)),
        {
            Role.SURNAME: 0.9,
            **dict.fromkeys(HOME, 0.9),
            Role.PHONE: 0.3,
            Role.CATEGORY: 0.5,
            Role.TEXT: 0.2,
        },
        {Role.GIVEN: 0.02, Role.DATE: 0.02, Role.EMAIL: 0.05, Role.IDENTIFIER: 0.002},
    ),
    Kind(
        "neighbours",
        (HOME,),
        {**dict.fromkeys(HOME, 0.5), Role.CATEGORY: 0.5, Role.TEXT: 0.2},
        {},
    ),
    Kind(
        "namesakes",
        ((Role.SURNAME, Role.GIVEN), (Role.EMAIL, Role.GIVEN)),
        {Role.SURNAME: 0.9, Role.GIVEN: 0.9, Role.MIDDLE: 0.3, Role.EMAIL: 0.2, Role.CATEGORY: 0.5},
        {},
    ),
)
"""Relatives under one roof; people of one place; people of one name, and of e-mail addresses made of it."""
