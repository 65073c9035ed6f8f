"""The candidates of a decision, with what follows from their debts, people, points and senders.

Every function returns a table with one row a candidate, to be joined by `candidate_id`; unknown is NULL.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.book.tables import LIABLE_ROLES, REPRESENTING_ROLES, STANDING_IN_ROLES
from rightparty.gate.notices import STOPS
from rightparty.law.load import COUNTRIES, HOME_ZONES
from rightparty.law.vocabulary import CHANNELS_OF_POINT

if TYPE_CHECKING:
    import ibis.expr.types as ir

COLUMNS: Mapping[str, str] = {
    "candidate_id": "string",
    "debt_ids": "array<string>",
    "person_id": "string",
    "point_id": "string",
    "channel": "string",
    "mode": "string",
    "content": "string",
    "at": "timestamp",
    "sender_id": "string",
    "valid_until": "timestamp",
    "in_reply_to": "string",
    "amount": "decimal(18, 2)",
    "flags": "array<string>",
}
"""Columns of a candidates table; all but the first five may be absent or NULL."""

LINKING = (
    "stated",
    "code_confirmed",
    "carrier_match",
    "wrote_from",
    "called_from",
    "paid_from",
    "answered_as_self",
    "signed_in",
    "used_in_app",
    "skip_traced",
    "shared_household",
)
"""Evidence that ties a point to a person otherwise than through somebody else's address book."""

REPLY_WITHIN = timedelta(hours=72)
"""How long after an inbound contact an answer is still an answer to it."""

QUESTION_TAKEN_BACK_BY = (*STOPS, "attorney", "adviser", "moratorium", "bankruptcy")
"""A notice of these kinds, given after a question, leaves it to be answered by a human or not at all."""

UNSURE_ROLES = ("spouse", "heir", "guarantor")
"""Liable roles that somebody holds by more than a signature: without a stated basis nobody knows."""

CLOSED = ("settled", "sold", "discharged")
NEVER_DUE = 99_999


def stamp(at: datetime) -> Any:
    """An instant as a literal of the tables' kind: UTC without a zone."""
    return ibis.literal(at.replace(tzinfo=None)).cast("timestamp")


def attach(left: "ir.Table", right: "ir.Table", *keys: str) -> "ir.Table":
    """Left rows with the columns of the right row that has the same keys, or with NULLs."""
    renamed = right.rename({f"right_{key}": key for key in keys})
    joined = left.join(renamed, [left[key] == renamed[f"right_{key}"] for key in keys], how="left")
    return joined.drop(*(f"right_{key}" for key in keys))


def normalised(candidates: "ir.Table", at: datetime) -> "ir.Table":
    """Candidates with every column of `COLUMNS`; `asked_at` filled from `at`, content `full` by default."""
    have = set(candidates.columns)
    full = candidates.mutate(
        **{
            name: candidates[name].cast(kind) if name in have else ibis.null(kind)
            for name, kind in COLUMNS.items()
        }
    )
    return full.mutate(
        asked_at=ibis.coalesce(full["at"], stamp(at)),
        content=full.content.fill_null("full"),
        debt_ids=full.debt_ids.unique(),
    ).drop("at")


def by_debt(asked: "ir.Table", tables: "Mapping[str, ir.Table]", book_as_of: datetime | None) -> "ir.Table":
    """One row a candidate and debt it names, with what the debts table says of it."""
    opened = asked.mutate(debt=asked.debt_ids).unnest("debt")
    debts = tables["debts"].select(
        debt="debt_id",
        creditor_id="creditor_id",
        debt_status="status",
        opened_on="opened_on",
        debt_country="country",
        balance_at="as_of",
    )
    default = ibis.null("timestamp") if book_as_of is None else stamp(book_as_of)
    joined = attach(opened, debts, "debt")
    return joined.mutate(balance_at=ibis.coalesce(joined.balance_at, default))


def with_parties(asked: "ir.Table", asked_debts: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Candidates with the keys and facts of their creditor's, sender's, person's and point's own rows."""
    d = asked_debts
    closed, unknown = d.debt_status.isin(CLOSED), d.debt_status.isnull()
    debts = d.group_by("candidate_id").agg(
        creditor_id=d.creditor_id.min(),
        one_creditor=(d.creditor_id.nunique() == 1) & (d.creditor_id.count() == d.count()),
        n_debts=d.debt.nunique(),
        opened_on=d.opened_on.min(),
        balance_at=d.balance_at.min(),
        settled=_any(closed, unknown),
        debts_in_chn=(d.debt_country == "CN").any().fill_null(False),
        debts_in_usa=(d.debt_country == "US").any().fill_null(False),
        debts_elsewhere=(~d.debt_country.isin(tuple(COUNTRIES))).any().fill_null(False),
    )
    full = _with_rows(attach(asked, debts, "candidate_id"), tables)
    no_sender, agency = full.sender_id.isnull(), full.sender_agency
    by_agency = ibis.cases(
        (no_sender, False), (full.sender_known.isnull(), ibis.null("boolean")), else_=agency.notnull()
    )
    return full.mutate(
        by_agency=by_agency,
        collector_id=ibis.coalesce(agency, full.creditor_id),
        us_collector=ibis.cases((agency.notnull(), True), else_=full.us_debt_collector),
        cba_member=full.member_of.contains("cba"),
        channel_fits=_fits(full),
        sender_fits=ibis.cases((no_sender, True), (full.sender_known.notnull(), _sender_fits(full))),
        home_zone=full.creditor_country.cases(*HOME_ZONES.items(), else_="UTC"),
    )


def _with_rows(full: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Candidates with the columns of their creditor's, person's, point's and sender's own rows."""
    creditors = tables["creditors"].select(
        creditor_id="creditor_id",
        creditor_country="country",
        creditor_kind="kind",
        member_of="member_of",
        us_debt_collector="us_debt_collector",
    )
    persons = tables["persons"].select(
        person_id="person_id",
        person_country="country",
        region="region",
        person_zone="zone",
        person_status="status",
    )
    points = tables["points"].select(
        point_id="point_id",
        point_kind="kind",
        point_zone="zone",
        point_country="country",
    )
    senders = tables["senders"].select(
        sender_id="sender_id",
        sender_agency="agency_id",
        sender_known="creditor_id",
        sender_channel="channel",
        sender_from="from",
        sender_until="until",
    )
    for other, key in (
        (creditors, "creditor_id"),
        (persons, "person_id"),
        (points, "point_id"),
        (senders, "sender_id"),
    ):
        full = attach(full, other, key)
    return full


def _any(true: Any, unknown: Any) -> Any:
    """Over a group: true where some row is, unknown where none is but some is unknown."""
    return ibis.cases((true.any(), True), (unknown.any(), ibis.null("boolean")), else_=False)


def _sender_fits(full: "ir.Table") -> Any:
    begun = full.sender_from.isnull() | (full.sender_from <= full.asked_at)
    running = full.sender_until.isnull() | (full.sender_until > full.asked_at)
    ours = (full.sender_known == full.creditor_id).fill_null(False)
    return begun & running & ours & (full.sender_channel == full.channel).fill_null(False)


def _fits(full: "ir.Table") -> Any:
    pairs = [f"{kind} {channel}" for kind, channels in CHANNELS_OF_POINT.items() for channel in channels]
    return (full.point_kind + " " + full.channel).isin(pairs)


def standing(asked_debts: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """On how many debts named the person is liable, and on how many they stand in: `n_owed`, `n_acted`."""
    liable, related = tables["liabilities"], tables["relations"]
    owing = liable.filter(liable.role.isin(LIABLE_ROLES.split())).select(
        debt="debt_id",
        person_id="person_id",
        begins=ibis.null("timestamp"),
        ends="until",
        sure=~liable.role.isin(UNSURE_ROLES) | liable.basis.notnull(),
    )
    verified = related.filter(related.role.isin(STANDING_IN_ROLES.split()), related.verified_at.notnull())
    acting = verified.select(
        debt="debt_id",
        person_id="person_id",
        begins="verified_at",
        ends="until",
        sure=ibis.literal(True),
    )
    roles = ibis.union(owing.mutate(owing=True), acting.mutate(owing=False))
    base = asked_debts.select("candidate_id", "debt", "person_id", "asked_at")
    held = base.join(roles, ["debt", "person_id"])
    now = (held.begins.isnull() | (held.begins <= held.asked_at)) & (
        held.ends.isnull() | (held.ends > held.asked_at)
    )
    return (
        held.filter(now)
        .group_by("candidate_id")
        .agg(
            n_owed=held.debt.nunique(where=held.owing & held.sure),
            n_perhaps=held.debt.nunique(where=held.owing),
            n_acted=held.debt.nunique(where=~held.owing),
        )
    )


def representation(asked_debts: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Candidates about a debt on which somebody else acts: `n_representing`, and attorneys among them."""
    r = tables["relations"]
    acting = r.filter(r.role.isin(REPRESENTING_ROLES.split()))
    acting = acting.select("role", debt="debt_id", acting_id="person_id", ends="until")
    base = asked_debts.select("candidate_id", "debt", "person_id", "asked_at")
    pairs = base.join(acting, "debt")
    pairs = pairs.filter(
        pairs.acting_id != pairs.person_id, pairs.ends.isnull() | (pairs.ends > pairs.asked_at)
    )
    return pairs.group_by("candidate_id").agg(
        n_representing=pairs.count(), n_attorneys=(pairs.role == "attorney").sum()
    )


def agency_facts(asked_debts: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """For candidates that an agency sends: on how many debts it is placed, and on how many announced."""
    d = asked_debts.select("candidate_id", "debt", "collector_id", "creditor_id", "asked_at", "by_agency")
    placed = tables["placements"].select(
        debt="debt_id",
        collector_id="agency_id",
        begins="from",
        ends="until",
        recalled="recalled_at",
        announced="borrower_notified_at",
    )
    pairs = d.filter(d.by_agency).join(placed, ["debt", "collector_id"])
    now = pairs.asked_at
    live = (pairs.begins <= now) & (pairs.ends.isnull() | (pairs.ends > now))
    live = live & (pairs.recalled.isnull() | (pairs.recalled > now))
    return pairs.group_by("candidate_id").agg(
        n_placed=pairs.debt.nunique(where=live),
        n_announced=pairs.debt.nunique(where=live & (pairs.announced <= now)),
    )


def listing(asked: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Whether the sending agency is on the published list that day: unknown where the book gives no date."""
    a = tables["agencies"].select(
        collector_id="agency_id",
        creditor_id="creditor_id",
        listed_from="listed_from",
        listed_until="listed_until",
    )
    pairs = asked.filter(asked.by_agency).join(a, ["collector_id", "creditor_id"])
    day = pairs.asked_at.date()
    listed = (pairs.listed_from <= day) & (pairs.listed_until.isnull() | (pairs.listed_until >= day))
    return pairs.select("candidate_id", agency_listed=listed)


def links(asked: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """How point and person are tied: `linked` by the person's own doing, `in_book` by an address book."""
    e = tables["evidence"].select("point_id", "person_id", "kind", evidence_at="at")
    pairs = asked.select("candidate_id", "point_id", "person_id", "asked_at").join(
        e, ["point_id", "person_id"]
    )
    known = pairs.filter(pairs.evidence_at <= pairs.asked_at)
    return known.group_by("candidate_id").agg(
        linked=known.kind.isin(LINKING).any(), in_book=(known.kind == "address_book").any()
    )


def replies(asked: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Candidates that answer an inbound event of their person in the same medium, not answered before.

    Who asks us to stop after asking something has taken the question back.
    """
    events = tables["events"]
    inbound = events.filter(events.direction == "in").select(
        in_reply_to="event_id", in_person="person_id", in_point="point_id", in_channel="channel", in_at="at"
    )
    answered = events.filter(events.direction == "out", events.in_reply_to.notnull()).select(
        in_reply_to="in_reply_to", out_at="at"
    )
    base = asked.filter(asked.in_reply_to.notnull()).select(
        "candidate_id", "in_reply_to", "person_id", "point_id", "channel", "asked_at"
    )
    heard = base.join(inbound, "in_reply_to")
    heard = heard.filter(
        heard.in_person == heard.person_id,
        heard.in_point == heard.point_id,
        heard.in_channel == heard.channel,
        heard.in_at <= heard.asked_at,
        heard.in_at >= heard.asked_at - ibis.interval(hours=REPLY_WITHIN // timedelta(hours=1)),
    )
    spent = heard.join(answered, "in_reply_to").filter(lambda t: t.out_at < t.asked_at)
    stops = tables["notices"].filter(lambda t: t.kind.isin(QUESTION_TAKEN_BACK_BY))
    stops = stops.select(stop_person="person_id", stop_by="given_by", stop_point="point_id", stop_at="at")
    since = heard.join(stops, [heard.in_at < stops.stop_at, heard.asked_at >= stops.stop_at])
    theirs = (since.stop_person == since.person_id) | (since.stop_by == since.person_id)
    since = since.filter(theirs.fill_null(False) | (since.stop_point == since.point_id).fill_null(False))
    fresh = heard.anti_join(spent, "candidate_id").anti_join(since, "candidate_id")
    return fresh.select("candidate_id", is_reply=ibis.literal(True)).distinct()


def complaints(asked: "ir.Table", tables: "Mapping[str, ir.Table]") -> "ir.Table":
    """Candidates whose person, or point, has a complaint that nobody has answered yet."""
    made = tables["complaints"].select(
        "answered_at", complaint_at="at", by_person="person_id", by_point="point_id"
    )
    base = asked.select("candidate_id", "person_id", "point_id", "asked_at")
    pairs = ibis.union(
        base.join(made, base.person_id == made.by_person), base.join(made, base.point_id == made.by_point)
    )
    open_ = pairs.filter(
        pairs.complaint_at <= pairs.asked_at,
        pairs.answered_at.isnull() | (pairs.answered_at > pairs.asked_at),
    )
    return open_.select("candidate_id", complaint_any=ibis.literal(True)).distinct()
