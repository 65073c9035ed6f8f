"""Where a contact would go: the column reading of `answer_points.py`, but for countries."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.asked import LINKING, QUESTION_TAKEN_BACK_BY, REPLY_WITHIN, attach
from rightparty.gate.domains import public_domains
from rightparty.gate.facts_notices import hit, running
from rightparty.gate.facts_sources import Found, Sources, columns
from rightparty.gate.notices import TO_MESSAGES
from rightparty.law.facts import NEVER
from rightparty.law.questions import EvidenceDays
from rightparty.law.vocabulary import CHANNELS_OF_POINT

if TYPE_CHECKING:
    import ibis.expr.types as ir

_HOURS = int(REPLY_WITHIN.total_seconds() // 3600)


def proposed_facts(_s: Sources) -> Found:
    """What is proposed: it is of each candidate by itself."""
    return Found(
        late={
            "channel": lambda raw: raw.channel,
            "mode": lambda raw: raw["mode"],
            "content": lambda raw: raw.content,
            "collectors": lambda raw: raw.collectors,
            "channel_fits": _fits,
        }
    )


def point_facts(s: Sources) -> Found:
    """Facts of the point itself, and of what ties it to the person."""
    found = Found([_links(s)], kept=columns(("point_kind",)))
    found.answers = {
        "point_kind": lambda raw: raw.point_kind,
        "point_place": lambda raw: ibis.cases(
            (raw.point_kind.notnull(), raw.point_where.fill_null("unknown"))
        ),
        "domain_public": _domain_public,
        "right_party": lambda raw: ibis.cases((~raw.lost_evidence, raw.right_party.fill_null("unverified"))),
        "tied": lambda raw: raw.linked.fill_null(False),
        "only_in_address_books": lambda raw: raw.in_book.fill_null(False) & ~raw.linked.fill_null(False),
        "traced_without_authority": lambda raw: (raw.traced & ~raw.otherwise & ~raw.authorised).fill_null(
            False
        ),
    }
    if s.asks("prior_collector_used"):
        found.parts.append(_prior_collector(s))
        found.answers["prior_collector_used"] = lambda raw: raw.prior_used.fill_null(False)
    return found


def reply_facts(s: Sources) -> Found:
    """Whether a candidate answers what its person wrote or said."""
    if not s.asks("is_reply"):
        return Found()
    return Found([_replies(s)], kept={"answers": lambda raw: raw.is_reply}, late={"is_reply": _is_reply})


def _is_reply(raw: "ir.Table") -> Any:
    return raw.answers.fill_null(False)


def _fits(raw: "ir.Table") -> Any:
    pairs = [f"{kind} {channel}" for kind, channels in CHANNELS_OF_POINT.items() for channel in channels]
    return (raw.point_kind + " " + raw.channel).isin(pairs)


def _domain_public(raw: "ir.Table") -> Any:
    """The twin of `gate.domains.is_public_domain`."""
    domain = raw.point_value.re_extract("[^@]*$", 0).lower()
    return ((raw.point_kind == "email") & domain.isin(sorted(public_domains()))).fill_null(False)


def _about(s: Sources) -> "ir.Table":
    """Candidates with every piece of evidence about their point and person, up to the contact."""
    e = s.tables["evidence"].select(
        "point_id", "person_id", "kind", "authority", "source", "since", seen_at="at"
    )
    base = s.base.select("candidate_id", "point_id", "person_id", "asked_at", "home_zone", "business_day")
    pairs = base.join(e, ["point_id", "person_id"])
    return pairs.filter(pairs.seen_at <= pairs.asked_at)


def _links(s: Sources) -> "ir.Table":
    """How point and person are tied: by the person's own doing, by an address book, by tracing."""
    known = _about(s)
    traced = known.kind == "skip_traced"
    return known.group_by("candidate_id").agg(
        linked=known.kind.isin(LINKING).any(),
        in_book=(known.kind == "address_book").any(),
        traced=traced.any(),
        otherwise=(known.kind.isin(LINKING) & ~traced).any(),
        authorised=(traced & known.authority.notnull()).any(),
    )


def evidence_facts(s: Sources) -> Found:
    """Days since the latest evidence of some kinds, where the creditor does business."""
    found, asked = Found(), s.of(EvidenceDays)
    if asked:
        dated = _dated(s, sorted({kind for question in asked for kind in question.kinds}))
        age = dated.business_day - dated.seen_at_day
        columns = {q.name: age.min(where=dated.kind.isin(q.kinds)) for q in asked}
        found.parts.append(dated.group_by("candidate_id").agg(**columns))
        found.answers = {q.name: _evidence_days(q.name) for q in asked}
    if s.asks("not_reassigned_days"):
        found.kept["evidence_lost"] = lambda raw: raw.lost_evidence
    return found


def _dated(s: Sources, kinds: Sequence[str]) -> "ir.Table":
    about = _about(s)
    return s.on_home_day(about.filter(about.kind.isin(kinds)), "seen_at")


def reassignment_facts(s: Sources) -> Found:
    """Days since a database said that a number had not changed hands since its person wrote or consented."""
    if not s.asks("not_reassigned_days"):
        return Found()
    dated = _dated(s, ["not_recycled", "wrote_from"])
    wrote = dated.group_by("candidate_id").agg(wrote_at=dated.seen_at.max(where=dated.kind == "wrote_from"))
    dated = attach(attach(dated, wrote, "candidate_id"), _last_consents(s), "candidate_id")
    told_at = ibis.coalesce(dated.wrote_at, dated.consented_at)
    covers = dated.since.isnull() | told_at.isnull() | (dated.since <= told_at)
    age = dated.business_day - dated.seen_at_day
    checked = dated.group_by("candidate_id").agg(
        checked_age=age.min(where=(dated.kind == "not_recycled") & covers)
    )
    return Found(
        [checked],
        kept={"not_reassigned_days": lambda raw: raw.checked_age},
        late={"not_reassigned_days": _not_reassigned},
    )


def _not_reassigned(raw: "ir.Table") -> Any:
    return ibis.cases((~raw.evidence_lost, raw.not_reassigned_days.fill_null(NEVER)))


def looked_up(s: Sources) -> "ir.Table":
    """Points (`candidate_id`) that such a database was asked about."""
    e = s.tables["evidence"]
    checked = e.filter(e.kind == "not_recycled").select("point_id", "person_id")
    return s.base.semi_join(checked, ["point_id", "person_id"]).select("candidate_id")


def _last_consents(s: Sources) -> "ir.Table":
    """When each candidate's person last consented to this collector's messages, by a consent that runs."""
    now = running(s, [TO_MESSAGES], "gate_details_of_consents")
    return now.group_by("candidate_id").agg(consented_at=now.begins.max(where=hit(now, TO_MESSAGES)))


def _evidence_days(column: str) -> Any:
    return lambda raw: ibis.cases((~raw.lost_evidence, raw[column].fill_null(NEVER)))


def _prior_collector(s: Sources) -> "ir.Table":
    """Whether the agency that held a debt named just before the one that sends used the point."""
    placed = s.tables["placements"].select("agency_id", debt="debt_id", placed_at="from")
    d = s.debts.select("candidate_id", "debt", "collector_id", "asked_at")
    pairs = d.join(placed, "debt")
    others = pairs.collector_id.isnull() | (pairs.agency_id != pairs.collector_id)
    earlier = pairs.filter(others, pairs.placed_at <= pairs.asked_at)
    last = earlier.group_by("candidate_id").agg(last_at=earlier.placed_at.max())
    held = attach(earlier, last, "candidate_id")
    prior = held.group_by("candidate_id").agg(prior=held.agency_id.max(where=held.placed_at == held.last_at))
    about = _about(s)
    used = about.filter(about.kind == "collector_used").select("candidate_id", prior="source").distinct()
    return prior.join(used, ["candidate_id", "prior"]).select("candidate_id", prior_used=ibis.literal(True))


def _replies(s: Sources) -> "ir.Table":
    """Candidates that answer an inbound event of their person in the same medium, not answered before.

    Who asks us to stop after asking something has taken the question back.
    """
    events = s.tables["events"]
    inbound = events.filter(events.direction == "in").select(
        in_reply_to="event_id", in_person="person_id", in_point="point_id", in_channel="channel", in_at="at"
    )
    answered = events.filter(events.direction == "out", events.in_reply_to.notnull()).select(
        in_reply_to="in_reply_to", out_at="at"
    )
    base = s.base.filter(s.base.in_reply_to.notnull()).select(
        "candidate_id", "in_reply_to", "person_id", "point_id", "channel", "asked_at"
    )
    heard = base.join(inbound, "in_reply_to")
    heard = heard.filter(
        heard.in_person == heard.person_id,
        heard.in_point == heard.point_id,
        heard.in_channel == heard.channel,
        heard.in_at <= heard.asked_at,
        heard.in_at >= heard.asked_at - ibis.interval(hours=_HOURS),
    )
    spent = heard.join(answered, "in_reply_to").filter(lambda t: t.out_at < t.asked_at)
    stops = s.tables["notices"].filter(lambda t: t.kind.isin(QUESTION_TAKEN_BACK_BY))
    stops = stops.select(stop_person="person_id", stop_by="given_by", stop_point="point_id", stop_at="at")
    since = heard.join(stops, [heard.in_at < stops.stop_at, heard.asked_at >= stops.stop_at])
    theirs = (since.stop_person == since.person_id) | (since.stop_by == since.person_id)
    since = since.filter(theirs.fill_null(False) | (since.stop_point == since.point_id).fill_null(False))
    fresh = heard.anti_join(spent, "candidate_id").anti_join(since, "candidate_id")
    return fresh.select("candidate_id", is_reply=ibis.literal(True)).distinct()
