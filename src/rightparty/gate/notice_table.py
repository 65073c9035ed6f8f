"""Notices as a table: what each one reaches, and which candidates it is in force for.

The twin of `gate/notices.py`, which says what the words mean.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.notices import ENDED_BY, KEYS, LOOSENING, PERSONAL, PLACED, STOPS, WIDE
from rightparty.law.questions import Counter, NoticeDays, NoticeInForce, Question

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.gate.facts_sources import Sources

HOURS = ("agreed_hours", "inconvenient_hours")
"""Notices that name hours of the day."""

CONSENTS = ("consent", "consent_withdrawn")
"""What counters and the consent to calls read: notices that reach whoever they name on every channel."""

_OF_CONSENTS = ("call_consented", "not_reassigned_days")
"""Facts that are read from consents."""

_ASKED = ("candidate_id", "person_id", "point_id", "creditor_id", "channel", "asked_at")
_CARRIED = (
    "notice_id", "kind", "medium", "begins", "until", "hours", "days", "recording", "ref",
    "given_by", "given_to", "own_point", "own_channel", "detail",
)  # fmt: skip


def kinds_needed(questions: Iterable[Question]) -> list[str]:
    """The kinds of notice that some question, or the hours agreed with a person, may ask for."""
    kinds = set(HOURS)
    for question in questions:
        if isinstance(question, NoticeInForce | NoticeDays):
            kinds.add(question.kind)
        elif question.name in _OF_CONSENTS or (isinstance(question, Counter) and question.unconsented):
            kinds.add("consent")
    return sorted(kinds | {ENDED_BY[kind] for kind in kinds if kind in ENDED_BY})


def touched(whom: "Sources", point: "Sources", notices: "ir.Table") -> "ir.Table":
    """Rows of the grain *point* (`candidate_id`) that one of some notices may reach, by what it names."""

    def naming(rows: "ir.Table", own: str, key: str) -> "ir.Table":
        named = notices.filter(notices[key].notnull()).select(**{own: key})
        return rows.semi_join(named, own).select("candidate_id")

    by_whom = ibis.union(
        naming(whom.base, "person_id", "person_id"),
        naming(whom.base, "creditor_id", "creditor_id"),
        naming(whom.of_debts, "debt", "debt_id"),
        distinct=True,
    )
    theirs = point.base.semi_join(by_whom.select(of_whom="candidate_id"), "of_whom").select("candidate_id")
    return ibis.union(theirs, naming(point.base, "point_id", "point_id"))


def reaches(notices: "ir.Table") -> "ir.Table":
    """What notices reach, as a table: the notice's columns and the five keys of a `Reach`."""
    begins = ibis.greatest(
        ibis.coalesce(notices.received_at, notices["at"]),
        ibis.coalesce(notices["from"], notices.received_at, notices["at"]),
    )
    n = notices.mutate(
        begins=begins,
        reach_scope=notices.scope.fill_null(""),
        own_point=notices.point_id,
        own_channel=notices.channel,
    )
    stop, null = n.kind.isin(STOPS), ibis.null("string")
    whole = n.kind.isin(PERSONAL) & n.person_id.notnull()
    pointless = whole | (
        ~n.kind.isin(PLACED) & (n.person_id.notnull() | n.debt_id.notnull() | n.creditor_id.notnull())
    )
    nobody = n.filter(stop, n.person_id.isnull(), n.point_id.isnull())
    by_person = n.filter(stop, n.person_id.notnull(), (n.reach_scope != "point") | n.point_id.isnull())
    by_point = n.filter(
        stop, n.point_id.notnull(), n.reach_scope.isin(("point", *WIDE)) | n.person_id.isnull()
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
    return notices.mutate(**keys).select(*_CARRIED, *KEYS)


def reaching(asked: "ir.Table", asked_debts: "ir.Table", notices: "ir.Table") -> "ir.Table":
    """Pairs of a candidate and a notice that reaches it, in force or ended.

    Joined by the most telling key that a reach has, so that each join is on equal keys.
    """
    reach = reaches(notices)
    debts = asked_debts.select(*_ASKED, "debt")
    plain = asked.select(*_ASKED)
    unset = {key: reach[key].isnull() for key in KEYS}
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
    reach = right.rename(**{f"reach_{name}": name for name in KEYS})
    agreeing = [
        reach[f"reach_{name}"].isnull() | (reach[f"reach_{name}"] == left[name])
        for name in ("person_id", "point_id", "creditor_id", "channel")
    ]
    pairs = left.join(reach, [left[key[0]] == reach[f"reach_{key[1]}"], *agreeing])
    return pairs.select(*_ASKED, *_CARRIED, "reach_person_id", "reach_debt_id", "reach_creditor_id")


def not_ended(pairs: "ir.Table") -> "ir.Table":
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
        end_creditor="reach_creditor_id",
    )
    same_debt = (ends.end_debt == begun.reach_debt_id).fill_null(False)
    same_creditor = ends.end_creditor.identical_to(begun.reach_creditor_id)
    same_creditor &= begun.reach_debt_id.isnull() | ends.end_creditor.notnull()
    ended = begun.join(
        ends,
        [
            begun.candidate_id == ends.end_candidate,
            begun.ender == ends.end_kind,
            ends.end_begins > begun.begins,
            begun.ref.identical_to(ends.end_ref),
            same_debt | (ends.end_debt.isnull() & (begun.kind.isin(LOOSENING) | same_creditor)),
        ],
    )
    return pairs.anti_join(ended.select("candidate_id", "notice_id"), ["candidate_id", "notice_id"])
