"""Which contacts people check: all with a grave finding, and of each collector's others a share by lot.

The lot of a contact hangs on a key and its id alone. So nobody picks, whoever has the key can draw the same
again, and neither the order of the rows nor another collector's contacts change anything.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

from rightparty.errors import InvalidInput
from rightparty.words.verdicts import CANNOT_TELL, GRAVE, SEVERITIES, VIOLATION

FINDING, SHARE = "finding", "share"
"""Why a contact was drawn: the machine found something in it, or it was its lot."""

UNKNOWN_COLLECTOR: Final = ""
"""Contacts whose collector nobody named are drawn from together, as one collector's."""


@dataclass(frozen=True)
class Made:
    """A contact that was made, and whose it was; `collector_id` of None is unknown."""

    contact_id: str
    collector_id: str | None = None


@dataclass(frozen=True)
class Found:
    """What the machine found in a contact: a rule, its severity and its verdict; see `audit.finding`."""

    contact_id: str
    rule: str
    severity: str
    verdict: str = VIOLATION


@dataclass(frozen=True)
class Drawing:
    """How a sample is drawn.

    key: whoever does not know it cannot tell whose turn it is; at least one byte. share: of each collector's
    contacts without a finding, from 0 to 1. least: how many of them at the least. severity: contacts with a
    finding so grave, or graver, are all drawn. doubts: also those of which the machine could not tell.
    """

    key: bytes
    share: Fraction = Fraction(2, 100)
    least: int = 2
    severity: str = GRAVE
    doubts: bool = False

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn by, all at once."""
        problems = []
        if not self.key:
            problems.append("the key is empty: then anybody could tell which contacts will be checked")
        if not 0 <= self.share <= 1:
            problems.append(f"the share is {float(self.share):g}: it lies between 0 and 1")
        if self.least < 0:
            problems.append(f"the least number is {self.least}: it is 0 or more")
        if self.severity not in SEVERITIES:
            problems.append(f"`{self.severity}` is no severity: {', '.join(SEVERITIES)}")
        if problems:
            raise InvalidInput("no sample can be drawn so", "correct what is named", problems)


@dataclass(frozen=True)
class Drawn:
    """A contact to be checked.

    because: `FINDING` or `SHARE`. chance: with which probability it was drawn; 1 divided by it is how many
    contacts it stands for. rules: what the machine found in it, as far as it was drawn for that.
    """

    contact_id: str
    collector_id: str | None
    because: str
    chance: Fraction
    rules: tuple[str, ...] = ()


def lot(key: bytes, contact_id: str) -> bytes:
    """The lot of a contact, HMAC-SHA-256: of two contacts the one with the lesser lot is drawn first."""
    return hmac.digest(key, contact_id.encode(), hashlib.sha256)


def sample(contacts: Iterable[Made], findings: Iterable[Found], drawing: Drawing) -> tuple[Drawn, ...]:
    """The contacts to be checked, in the order of their lots.

    Args:
        contacts: all that were made; the same one twice counts once.
        findings: what the machine found in them; findings of other contacts are left.
        drawing: how to draw. A greater share, or a lesser severity, never takes anybody out of a sample.

    Raises:
        InvalidInput: a contact is said to be of several collectors.
    """
    made = _once(contacts)
    found = _drawn_for(findings, drawing, made)
    drawn = [
        Drawn(contact_id, made[contact_id], FINDING, Fraction(1), tuple(sorted(rules)))
        for contact_id, rules in found.items()
    ]
    others: dict[str, list[str]] = {}
    for contact_id, collector in made.items():
        others.setdefault(collector or UNKNOWN_COLLECTOR, []).append(contact_id)
    for ids in others.values():
        quiet = [one for one in ids if one not in found]
        # Counted over all of the collector's contacts: what is found in one takes no other out of the sample.
        wanted = max(drawing.least, ceil(drawing.share * len(ids)))
        drawn += _by_lot(quiet, min(wanted, len(quiet)), drawing.key, made)
    return tuple(sorted(drawn, key=lambda one: lot(drawing.key, one.contact_id)))


def _by_lot(ids: Sequence[str], wanted: int, key: bytes, made: Mapping[str, str | None]) -> list[Drawn]:
    first = sorted(ids, key=lambda one: lot(key, one))[:wanted]
    return [Drawn(one, made[one], SHARE, Fraction(wanted, len(ids))) for one in first]


def _once(contacts: Iterable[Made]) -> Mapping[str, str | None]:
    """Each contact with its collector; what one row does not say, another may."""
    made: dict[str, str | None] = {}
    twice = set()
    for one in contacts:
        known = made.setdefault(one.contact_id, one.collector_id or None)
        if known is None:
            made[one.contact_id] = one.collector_id or None
        elif one.collector_id and one.collector_id != known:
            twice.add(one.contact_id)
    if twice:
        problems = [f"contact `{one}` is said to be of several collectors" for one in sorted(twice)]
        raise InvalidInput("whose contacts these are is not clear", "name one collector a contact", problems)
    return made


def _drawn_for(
    findings: Iterable[Found], drawing: Drawing, made: Mapping[str, str | None]
) -> Mapping[str, set[str]]:
    """The rules for which contacts are drawn, whatever their lot."""
    enough = SEVERITIES[: SEVERITIES.index(drawing.severity) + 1]
    verdicts = (VIOLATION, CANNOT_TELL) if drawing.doubts else (VIOLATION,)
    found: dict[str, set[str]] = {}
    for one in findings:
        if one.contact_id in made and one.severity in enough and one.verdict in verdicts:
            found.setdefault(one.contact_id, set()).add(one.rule)
    return found
