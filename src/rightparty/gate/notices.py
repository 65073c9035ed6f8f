"""Notices: what each one reaches, and whether it is in force for a contact.

A stop reaches what its scope says. Without a scope it reaches as far as it can: a person everywhere,
and a point for everybody. Any other notice reaches what all of its ids name together.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from rightparty.book.dossier import Row
from rightparty.book.tables import STOP_KINDS
from rightparty.law.questions import NoticeDays, NoticeInForce

STOPS = tuple(STOP_KINDS.split())
"""Notices whose `scope` decides what they reach."""

PERSONAL = (
    "deceased",
    "incapable",
    "welfare_risk",
    "bereavement",
    "bankruptcy",
    "moratorium",
    "identity_theft",
    "hardship",
)
"""Notices about a life, not about a debt: they reach the person everywhere, whatever else they name."""

PLACED = (
    "agreed_hours",
    "inconvenient_hours",
    "inconvenient_place",
    "employer_prohibits",
    "email_use_notice",
)
"""Notices for which a point is a limit; for any other it only says where we were told."""

ENDED_BY = {
    "agreement_performing": "agreement_breached",
    "complaint_open": "complaint_closed",
    "consent": "consent_withdrawn",
}
"""Notices that a later one of another kind ends."""

LOOSENING = ("consent",)
"""Of these, those that allow something: to end one is the safe side, whoever it was given to."""

_EPOCH = date(1970, 1, 1)
WIDE = ("all", "")
KEYS = ("person_id", "debt_id", "point_id", "creditor_id", "channel")


@dataclass(frozen=True)
class Reach:
    """One thing a notice applies to: every key that is set must agree with the contact."""

    notice: Row
    person_id: str | None = None
    debt_id: str | None = None
    point_id: str | None = None
    creditor_id: str | None = None
    channel: str | None = None

    @property
    def begins(self) -> datetime:
        """When it took effect: on receipt, and not before the day it names."""
        told: datetime = self.notice.get("received_at") or self.notice["at"]
        named: datetime | None = self.notice.get("from")
        return max(told, named) if named else told

    def applies(
        self, person: str, point: str, debts: Sequence[str], creditor: str | None, channel: str
    ) -> bool:
        """Whether a contact is within reach; a reach without any key is nobody's."""
        if not any((self.person_id, self.debt_id, self.point_id, self.creditor_id)):
            return False
        return (
            self.person_id in (None, person)
            and self.point_id in (None, point)
            and self.creditor_id in (None, creditor)
            and self.channel in (None, channel)
            and (self.debt_id is None or self.debt_id in debts)
        )

    def in_force(self, at: datetime) -> bool:
        """Whether it has begun and not ended."""
        until = self.notice.get("until")
        return self.begins <= at and (until is None or until > at)


def reaches_of(notice: Row) -> tuple[Reach, ...]:
    """The value reading of `reaches`."""
    if notice["kind"] not in STOPS:
        return (_plain_reach(notice),)
    person, point = notice.get("person_id"), notice.get("point_id")
    scope = notice.get("scope") or ""
    found = []
    if person and (scope != "point" or not point):
        found.append(
            Reach(
                notice,
                person_id=person,
                debt_id=notice.get("debt_id") if scope == "debt" else None,
                creditor_id=notice.get("creditor_id") if scope == "creditor" else None,
                channel=notice.get("channel") if scope in ("channel", "point") else None,
            )
        )
    if point and (scope in ("point", *WIDE) or not person):
        found.append(
            Reach(notice, point_id=point, channel=notice.get("channel") if scope == "channel" else None)
        )
    if not found:
        debt, creditor = notice.get("debt_id"), notice.get("creditor_id")
        found.append(Reach(notice, debt_id=debt, creditor_id=None if debt else creditor))
    return tuple(found)


def _plain_reach(notice: Row) -> Reach:
    person, debt, point, creditor = (notice.get(key) for key in KEYS[:4])
    if notice["kind"] in PERSONAL and person:
        return Reach(notice, person_id=person)
    if notice["kind"] not in PLACED and (person or debt or creditor):
        point = None
    return Reach(notice, person, debt, point, creditor)


@dataclass(frozen=True)
class Asked:
    """What a question about notices is asked of: the keys of the contact that a notice may name."""

    person_id: str
    point_id: str
    channel: str
    creditor_id: str | None
    collector_id: str | None
    at: datetime


TO_MESSAGES = NoticeInForce("consent", to="collector", for_channel=True, detail=("purpose=electronic",))
"""A consent to this collector's messages at an address or number: 12 CFR 1006.6(d)(4)(i)(B), (5)(ii)."""


def in_force(question: NoticeInForce, reaches: Iterable[Reach], asked: Asked) -> bool:
    """Whether some reach of the asked kind is in force, and no later notice has ended it."""
    return any(True for _ in running(question, reaches, asked))


def running(question: NoticeInForce | NoticeDays, reaches: Iterable[Reach], asked: Asked) -> Iterator[Reach]:
    """The reaches of the asked kind that are in force, and that no later notice has ended."""
    ender = ENDED_BY.get(question.kind)
    every = tuple(reaches)
    enders = [r for r in every if r.notice["kind"] == ender and r.begins <= asked.at]
    for reach in every:
        if (
            reach.notice["kind"] == question.kind
            and reach.in_force(asked.at)
            and _fits(reach.notice, question, asked)
            and not any(_ends(end, reach) for end in enders)
        ):
            yield reach


def _fits(notice: Row, q: NoticeInForce | NoticeDays, asked: Asked) -> bool:
    to = {"collector": asked.collector_id, "creditor": asked.creditor_id}.get(q.to)
    return (
        _by_medium(notice, q)
        and (not q.to or (to is not None and notice.get("given_to") == to))
        and (not q.by or notice.get("given_by") == asked.person_id)
        and (not q.at_point or notice.get("point_id") == asked.point_id)
        and (not q.for_channel or notice.get("channel") in (None, asked.channel))
        and all(said(detail_of(notice), key) for key in q.detail)
    )


def detail_of(notice: Row) -> Mapping[str, Any]:
    """A notice's detail as a mapping; empty where it has none."""
    raw = notice.get("detail")
    found: Mapping[str, Any] = json.loads(raw) if isinstance(raw, str) else (raw or {})
    return found


def date_in_detail(detail: Mapping[str, Any], key: str) -> tuple[int | None, bool]:
    """A date in a detail as days since 1970-01-01, if any; and whether what stands there is no date."""
    written = detail.get(key)
    if not written:
        return None, False
    try:
        return (date.fromisoformat(str(written)) - _EPOCH).days, False
    except ValueError:
        return None, True


def said(detail: Mapping[str, Any], asked: str) -> bool:
    """Whether a detail has a true value under a key, or one of the values of `key=value|value`."""
    key, _, values = asked.partition("=")
    written = detail.get(key)
    return written in values.split("|") if values else written is True or written == "true"


def _ends(end: Reach, begun: Reach) -> bool:
    """Whether a later notice is about the same matter: the same reference, and the same debt or all.

    A stop ends for its own creditor only: by a notice about the same debt, or about no debt and the same
    creditor. What names neither debt nor creditor ends only what names neither.
    """
    return (
        end.begins > begun.begins
        and end.notice.get("ref") == begun.notice.get("ref")
        and end.debt_id in (None, begun.debt_id)
        and (begun.notice["kind"] in LOOSENING or _of_its_own(end, begun))
    )


def _of_its_own(end: Reach, begun: Reach) -> bool:
    """Whether the creditor of a notice that ends another is the other's, for what `_ends` lets through."""
    if end.debt_id is not None:
        return True
    return end.creditor_id == begun.creditor_id and (begun.debt_id is None or end.creditor_id is not None)


def known_since(meta_since: Mapping[str, datetime], absent: Iterable[str], table: str) -> datetime | None:
    """Since when a table's silence means something: None when the lender never said."""
    return None if table in set(absent) else meta_since.get(table)


def _by_medium(notice: Row, question: NoticeInForce | NoticeDays) -> bool:
    medium = notice.get("medium")  # unknown may have been written: it counts
    return not question.media or medium is None or medium in question.media
