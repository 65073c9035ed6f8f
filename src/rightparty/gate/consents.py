"""Contacts that some counters leave out: made under a consent, or to a point that proved a stranger's.

The column reading of `Gathered.consented` and of `Gathered._misdirected`.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import ibis

from rightparty.gate.asked import attach
from rightparty.gate.facts_sources import Sources
from rightparty.gate.history import CONSENT_DAYS, ELSEWHERE
from rightparty.gate.notices import detail_of
from rightparty.law.vocabulary import CONVERSATION, VOICE

if TYPE_CHECKING:
    import ibis.expr.types as ir


def consents(s: Sources) -> "ir.Table":
    """Candidates with the consents to this collector's calls that reach them, running or not.

    `withdrawn_at`: the earliest withdrawal after the consent.
    """
    n = s.notices
    given = n.filter(
        n.kind == "consent", n.given_to == n.collector_id, n.own_channel.isnull() | n.own_channel.isin(VOICE)
    )
    given = given.anti_join(_for_other_purposes(s), "detail")
    consent = given.select(
        "candidate_id", "notice_id", "person_id", "home_zone", "begins", "begins_day", "until", "ref"
    )
    withdrawn = n.filter(n.kind == "consent_withdrawn")
    withdrawn = withdrawn.select(of="candidate_id", off_at="begins", off_ref="ref")
    pairs = consent.join(
        withdrawn,
        [
            consent.candidate_id == withdrawn.of,
            withdrawn.off_at > consent.begins,
            consent.ref.identical_to(withdrawn.off_ref),
        ],
    )
    ends = pairs.group_by("candidate_id", "notice_id").agg(withdrawn_at=pairs.off_at.min())
    return s.engine.materialize(attach(consent, ends, "candidate_id", "notice_id"), "gate_consents")


def _for_other_purposes(s: Sources) -> "ir.Table":
    """Details of consents that are to something else than calls."""
    said = s.notices.filter(s.notices.kind == "consent", s.notices.detail.notnull())
    rows = [
        row
        for row in s.engine.rows(said.select("detail").distinct())
        if detail_of(row).get("purpose") not in (None, "calls")
    ]
    return s.engine.create("gate_other_purposes", rows, ibis.schema({"detail": "string"}))


def consented(s: Sources, marks: "ir.Table", keys: Sequence[str]) -> "ir.Table":
    """Which marks (`keys`, `past_t`, `past_debts`) were made while a consent about their debts ran.

    Returns:
        `keys`, and `consented` true.
    """
    given = consents(s)
    pairs = marks.join(given, "candidate_id")
    pairs = pairs.filter(
        pairs.begins <= pairs.past_t,
        pairs.until.isnull() | (pairs.past_t < pairs.until),
        pairs.withdrawn_at.isnull() | (pairs.withdrawn_at > pairs.past_t),
    )
    dated = s.on_home_day(pairs, "past_t")
    running = dated.filter(dated.past_t_day - dated.begins_day < CONSENT_DAYS)
    spoken = s.around.marks[True]
    spoken = spoken.filter(spoken.kind == CONVERSATION)
    spoken = spoken.select(spoke_with="person_id", spoke_at="t", spoke_of="debts")
    spent = running.join(
        spoken,
        [
            running.person_id == spoken.spoke_with,
            spoken.spoke_at > running.begins,
            spoken.spoke_at < running.past_t,
            running.past_debts.intersect(spoken.spoke_of).length() > 0,
        ],
    )
    left = running.anti_join(spent.select(*keys, "notice_id"), [*keys, "notice_id"])
    return left.select(*keys, consented=ibis.literal(True)).distinct()


def misdirected(s: Sources, pairs: "ir.Table", keys: Sequence[str]) -> "ir.Table":
    """Points of past contacts that were learnt, between the contact and now, not to be the person's.

    Returns:
        `keys`; `misdirected`: the candidate's own point is one of them; `wrong_home` and `wrong_elsewhere`:
        how many of the contact's points are, at home and elsewhere.
    """
    e = s.tables["evidence"]
    wrong = e.filter(e.kind == "wrong_number").select(
        wrong_for="person_id", wrong_point="point_id", wrong_at="at"
    )
    places = s.tables["points"].select(wrong_point="point_id", wrong_place="place")
    wrong = attach(wrong, places, "wrong_point")
    went = (
        pairs.past_points.contains(wrong.wrong_point)
        if "past_points" in pairs.columns
        else pairs.point_id == wrong.wrong_point
    )
    found = pairs.join(
        wrong,
        [
            pairs.person_id == wrong.wrong_for,
            wrong.wrong_at >= pairs.past_t,
            wrong.wrong_at <= pairs.asked_at,
            went,
        ],
    )
    elsewhere = found.wrong_place.isin(ELSEWHERE).fill_null(False)
    own = (found.wrong_point == found.point_id).any() if "point_id" in found.columns else ibis.literal(False)
    return found.group_by(*keys).agg(
        misdirected=own,
        wrong_home=found.wrong_point.nunique(where=~elsewhere),
        wrong_elsewhere=found.wrong_point.nunique(where=elsewhere),
    )
