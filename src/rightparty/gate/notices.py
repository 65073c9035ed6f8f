"""Notices: what each one reaches, and whether it is in force for a contact.

A stop reaches what its scope says. Without a scope it reaches as far as it can: a person everywhere,
and a point for everybody. Any other notice reaches what all of its ids name together.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.dossier import Row
from rightparty.law.questions import NoticeDays, NoticeInForce

if TYPE_CHECKING:
    import ibis.expr.types as ir

STOPS = ("opt_out", "cease", "refused_to_pay", "refuses_contact")
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

_WIDE = ("all", "")
_KEYS = ("person_id", "debt_id", "point_id", "creditor_id", "channel")


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
    if point and (scope in ("point", *_WIDE) or not person):
        found.append(
            Reach(notice, point_id=point, channel=notice.get("channel") if scope == "channel" else None)
        )
    if not found:
        debt, creditor = notice.get("debt_id"), notice.get("creditor_id")
        found.append(Reach(notice, debt_id=debt, creditor_id=None if debt else creditor))
    return tuple(found)


def _plain_reach(notice: Row) -> Reach:
    person, debt, point, creditor = (notice.get(key) for key in _KEYS[:4])
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
        and all(_said(detail_of(notice), key) for key in q.detail)
    )


def detail_of(notice: Row) -> Mapping[str, Any]:
    """A notice's detail as a mapping; empty where it has none."""
    raw = notice.get("detail")
    found: Mapping[str, Any] = json.loads(raw) if isinstance(raw, str) else (raw or {})
    return found


def _said(detail: Mapping[str, Any], asked: str) -> bool:
    """Whether a detail has a true value under a key, or one of the values of `key=value|value`."""
    key, _, values = asked.partition("=")
    said = detail.get(key)
    return said in values.split("|") if values else said is True or said == "true"


def _ends(end: Reach, begun: Reach) -> bool:
    """Whether a later notice is about the same matter: the same reference, and the same debt or all."""
    return (
        end.begins > begun.begins
        and end.notice.get("ref") == begun.notice.get("ref")
        and end.debt_id in (None, begun.debt_id)
    )


def _by_medium(notice: Row, question: NoticeInForce | NoticeDays) -> bool:
    medium = notice.get("medium")  # unknown may have been written: it counts
    return not question.media or medium is None or medium in question.media


def reaches(notices: "ir.Table") -> "ir.Table":
    """What notices reach, as a table: the notice's columns and the five keys of a `Reach`."""
    begins = ibis.greatest(
        ibis.coalesce(notices.received_at, notices["at"]),
        ibis.coalesce(notices["from"], notices.received_at, notices["at"]),
    )
    n = notices.mutate(begins=begins, reach_scope=notices.scope.fill_null(""))
    stop, null = n.kind.isin(STOPS), ibis.null("string")
    whole = n.kind.isin(PERSONAL) & n.person_id.notnull()
    pointless = whole | (
        ~n.kind.isin(PLACED) & (n.person_id.notnull() | n.debt_id.notnull() | n.creditor_id.notnull())
    )
    nobody = n.filter(stop, n.person_id.isnull(), n.point_id.isnull())
    by_person = n.filter(stop, n.person_id.notnull(), (n.reach_scope != "point") | n.point_id.isnull())
    by_point = n.filter(
        stop, n.point_id.notnull(), n.reach_scope.isin(("point", *_WIDE)) | n.person_id.isnull()
    )
    return ibis.union(
        _keyed(
            n.mutate(
                debt_id=whole.ifelse(null, n.debt_id),
                creditor_id=whole.ifelse(null, n.creditor_id),
                point_id=pointless.ifelse(null, n.point_id),
            ).filter(~n.kind.isin(STOPS)),
            channel=null,
        ),
        _keyed(nobody, channel=null, creditor_id=nobody.debt_id.notnull().ifelse(null, nobody.creditor_id)),
        _keyed(
            by_person,
            point_id=null,
            debt_id=(by_person.reach_scope == "debt").ifelse(by_person.debt_id, null),
            creditor_id=(by_person.reach_scope == "creditor").ifelse(by_person.creditor_id, null),
            channel=by_person.reach_scope.isin(("channel", "point")).ifelse(by_person.channel, null),
        ),
        _keyed(
            by_point,
            person_id=null,
            debt_id=null,
            creditor_id=null,
            channel=(by_point.reach_scope == "channel").ifelse(by_point.channel, null),
        ),
    )


def _keyed(notices: "ir.Table", **keys: Any) -> "ir.Table":
    columns = ("notice_id", "kind", "medium", "begins", "until", "hours", "days", "recording", "ref", *_KEYS)
    return notices.mutate(**keys).select(*columns)


def reaching(asked: "ir.Table", asked_debts: "ir.Table", notices: "ir.Table") -> "ir.Table":
    """Pairs of a candidate and a notice that reaches it, in force or ended.

    Joined by the most telling key that a reach has, so that each join is on equal keys.
    """
    reach = reaches(notices)
    debts = asked_debts.select(
        "candidate_id", "person_id", "point_id", "creditor_id", "channel", "asked_at", "debt"
    )
    plain = asked.select("candidate_id", "person_id", "point_id", "creditor_id", "channel", "asked_at")
    unset = {key: reach[key].isnull() for key in _KEYS}
    parts = (
        (debts, reach.filter(reach.debt_id.notnull()), ("debt", "debt_id")),
        (plain, reach.filter(unset["debt_id"], reach.person_id.notnull()), ("person_id", "person_id")),
        (
            plain,
            reach.filter(unset["debt_id"], unset["person_id"], reach.point_id.notnull()),
            ("point_id", "point_id"),
        ),
        (
            plain,
            reach.filter(
                unset["debt_id"], unset["person_id"], unset["point_id"], reach.creditor_id.notnull()
            ),
            ("creditor_id", "creditor_id"),
        ),
    )
    return ibis.union(*(_joined(left, right, key) for left, right, key in parts), distinct=True)


def _joined(left: "ir.Table", right: "ir.Table", key: tuple[str, str]) -> "ir.Table":
    reach = right.rename(**{f"reach_{name}": name for name in _KEYS})
    agreeing = [
        reach[f"reach_{name}"].isnull() | (reach[f"reach_{name}"] == left[name])
        for name in ("person_id", "point_id", "creditor_id", "channel")
    ]
    pairs = left.join(reach, [left[key[0]] == reach[f"reach_{key[1]}"], *agreeing])
    return pairs.select(
        "candidate_id",
        "asked_at",
        "notice_id",
        "kind",
        "medium",
        "begins",
        "until",
        "hours",
        "days",
        "recording",
        "ref",
        "reach_person_id",
        "reach_debt_id",
    )


def notice_answers(pairs: "ir.Table", questions: Sequence[NoticeInForce]) -> "ir.Table":
    """One row a candidate that some notice reaches; one boolean column a question."""
    pairs = _not_ended(pairs)
    running = (pairs.begins <= pairs.asked_at) & (pairs.until.isnull() | (pairs.until > pairs.asked_at))
    answers: dict[str, Any] = {}
    for question in questions:
        medium = (
            ibis.literal(True)
            if not question.media
            else (pairs.medium.isnull() | pairs.medium.isin(question.media))
        )
        begun = pairs.begins.max(where=running & (pairs.kind == question.kind) & medium)
        answers[question.name] = begun.notnull()
    return pairs.group_by("candidate_id").agg(**answers)


def _not_ended(pairs: "ir.Table") -> "ir.Table":
    """Pairs without the notices that a later one about the same matter has ended: the twin of `_ends`."""
    begun = pairs.filter(pairs.kind.isin(tuple(ENDED_BY)))
    begun = begun.mutate(ender=begun.kind.cases(*ENDED_BY.items()))
    ends = pairs.filter(pairs.kind.isin(tuple(ENDED_BY.values())), pairs.begins <= pairs.asked_at)
    ends = ends.select(
        end_candidate="candidate_id",
        end_kind="kind",
        end_begins="begins",
        end_ref="ref",
        end_debt="reach_debt_id",
    )
    ended = begun.join(
        ends,
        [
            begun.candidate_id == ends.end_candidate,
            begun.ender == ends.end_kind,
            ends.end_begins > begun.begins,
            begun.ref.identical_to(ends.end_ref),
            ends.end_debt.isnull() | (ends.end_debt == begun.reach_debt_id),
        ],
    )
    return pairs.anti_join(ended.select("candidate_id", "notice_id"), ["candidate_id", "notice_id"])


def known_since(meta_since: Mapping[str, datetime], absent: Iterable[str], table: str) -> datetime | None:
    """Since when a table's silence means something: None when the lender never said."""
    return None if table in set(absent) else meta_since.get(table)
