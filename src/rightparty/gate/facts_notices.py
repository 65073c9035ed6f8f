"""What notices tell of every candidate: those in force, the days since, and the hours agreed or refused."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC
from typing import TYPE_CHECKING, Any

import ibis

from rightparty.gate.asked import attach
from rightparty.gate.facts_sources import Found, Sources, columns
from rightparty.gate.notice_table import HOURS, not_ended
from rightparty.gate.notices import date_in_detail, detail_of, said
from rightparty.gate.zones import UNREADABLE, WEEKDAYS, hours_of, personal_hours
from rightparty.law.facts import NEVER
from rightparty.law.questions import NoticeDays, NoticeInForce

if TYPE_CHECKING:
    import ibis.expr.types as ir

HOURS_SCHEMA: Mapping[str, str] = {
    "hours_key": "string",
    "zones_key": "string",
    "asked_at": "timestamp",
    "outside_agreed_hours": "boolean",
    "within_agreed_hours": "boolean",
    "inconvenient_now": "boolean",
}
HOUR_FACTS = ("outside_agreed_hours", "within_agreed_hours", "inconvenient_now")


def notice_facts(s: Sources) -> Found:
    """Notices in force and the days since they began, one column a question."""
    asked: list[NoticeInForce | NoticeDays] = [*s.of(NoticeInForce), *s.of(NoticeDays)]
    if not asked:
        return Found()
    now = running(s, asked, "gate_details")
    read: dict[str, Any] = {}
    found = Found()
    for question in asked:
        fits = hit(now, question)
        if isinstance(question, NoticeInForce):
            read[question.name] = fits.any()
            found.late[question.name] = _in_force(question.name)
        else:
            read |= _days(now, question, fits)
            found.late[question.name] = _days_answer(question)
    found.parts.append(now.group_by("candidate_id").agg(**read))
    found.kept = columns(read)
    return found


def running(s: Sources, asked: Sequence[NoticeInForce | NoticeDays], name: str) -> "ir.Table":
    """Candidates with the notices in force for them that none has ended, and what is asked of their details.

    `name`: the table that will hold what is read of the details.
    """
    pairs = attach(not_ended(s.notices), _details(s, asked, name), "detail")
    return pairs.filter(pairs.begins <= pairs.asked_at, pairs.until.isnull() | (pairs.until > pairs.asked_at))


def _in_force(name: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: ibis.cases((raw[name], True), (raw.told, False))


def _days(now: "ir.Table", question: NoticeDays, hit: Any) -> dict[str, Any]:
    if not question.of:
        return {question.name: (now.business_day - now.begins_day).min(where=hit)}
    return {
        question.name: (now.business_day - now[f"on {question.of}"]).min(where=hit),
        f"{question.name} odd": now[f"odd {question.of}"].any(where=hit),
    }


def _days_answer(question: NoticeDays) -> "Callable[[ir.Table], Any]":
    def answer(raw: "ir.Table") -> Any:
        odd = raw[f"{question.name} odd"].fill_null(False) if question.of else ibis.literal(False)
        known = raw[question.name].notnull() | raw.told
        return ibis.cases((known & ~odd, raw[question.name].fill_null(NEVER)))

    return answer


def hit(now: "ir.Table", q: NoticeInForce | NoticeDays) -> Any:
    """Whether a notice in force is of the asked kind: the twin of `gate.notices._fits`."""
    fits = now.kind == q.kind
    if q.media:
        fits &= now.medium.isnull() | now.medium.isin(q.media)
    if q.to:
        told = now.collector_id if q.to == "collector" else now.creditor_id
        fits &= (now.given_to == told).fill_null(False)
    if q.by:
        fits &= (now.given_by == now.person_id).fill_null(False)
    if q.at_point:
        fits &= (now.own_point == now.point_id).fill_null(False)
    if q.for_channel:
        fits &= now.own_channel.isnull() | (now.own_channel == now.channel)
    for key in q.detail:
        fits &= now[f"says {key}"].fill_null(False)
    return fits


def _details(s: Sources, asked: Sequence[NoticeInForce | NoticeDays], name: str) -> "ir.Table":
    """For every distinct detail: what questions ask of it, read once in Python."""
    keys = sorted({key for q in asked for key in q.detail})
    dates = sorted({q.of for q in asked if isinstance(q, NoticeDays) and q.of})
    schema = {"detail": "string"} | {f"says {key}": "boolean" for key in keys}
    for key in dates:
        schema |= {f"on {key}": "int64", f"odd {key}": "boolean"}
    rows = _read(s, keys, dates) if keys or dates else iter(())
    return s.engine.create(name, rows, ibis.schema(schema))


def _read(s: Sources, keys: Sequence[str], dates: Sequence[str]) -> Iterator[dict[str, Any]]:
    for row in s.engine.rows(s.notices.filter(s.notices.detail.notnull()).select("detail").distinct()):
        detail = detail_of(row)
        found = row | {f"says {key}": said(detail, key) for key in keys}
        for key in dates:
            found[f"on {key}"], found[f"odd {key}"] = date_in_detail(detail, key)
        yield found


def hour_facts(s: Sources) -> Found:
    """Hours agreed and refused: `hours_key` as text, by which a waiting time is worked out, and the facts."""
    keyed = attach(
        _hours_keys(s.notices), s.base.select("candidate_id", "zones_key", "asked_at"), "candidate_id"
    )
    keyed = s.engine.materialize(keyed, "gate_hours_keys")
    judged = attach(keyed, _judged(s, keyed), "hours_key", "zones_key", "asked_at")
    part = judged.select("candidate_id", "hours_key", *HOUR_FACTS)
    kept = columns(("hours_key", *HOUR_FACTS))
    return Found([part], kept=kept, late={name: _hour_answer(name) for name in HOUR_FACTS})


def _hour_answer(name: str) -> "Callable[[ir.Table], Any]":
    return lambda raw: ibis.cases((raw[name], True), (raw.told, raw[name].fill_null(False)))


def _hours_keys(pairs: "ir.Table") -> "ir.Table":
    """`hours_key`: agreed and inconvenient hours in force, as `PersonalHours.key`s in order."""
    running = (pairs.begins <= pairs.asked_at) & (pairs.until.isnull() | (pairs.until > pairs.asked_at))
    named = pairs.filter(running, pairs.kind.isin(HOURS))
    none = ibis.literal([], type="array<string>")
    words = ibis.coalesce(named["days"], none).map(
        lambda day: ibis.ifelse(day.isin(WEEKDAYS), day, UNREADABLE)
    )
    days = ibis.literal(",").join(words.sort())
    # Only what the person themselves agreed to may widen the hours.
    recorded = (named.recording.notnull() & named.reach_person_id.notnull()).ifelse("recorded", "")
    key = named.kind + "|" + _hours_word(named.hours.fill_null("")) + "|" + days + "|" + recorded
    keyed = named.select("candidate_id", key=key)
    return keyed.group_by("candidate_id").agg(hours_key=keyed.key.group_concat(" ", order_by=keyed.key))


def _hours_word(text: "ir.StringValue") -> "ir.StringValue":
    """The twin of `hours_word`."""
    word = text.replace(" ", "").replace("|", UNREADABLE)
    return ibis.ifelse((word == "") & (text != ""), UNREADABLE, word)


def _judged(s: Sources, keyed: "ir.Table") -> "ir.Table":
    """Judge each distinct set of personal hours, zones and instant once."""
    rows = []
    for row in s.engine.rows(keyed.select("hours_key", "zones_key", "asked_at").distinct()):
        zones = tuple(row["zones_key"].split(";")) if row["zones_key"] else ()
        at = row["asked_at"].astimezone(UTC)
        rows.append(row | vars(personal_hours(hours_of(row["hours_key"]), zones, at)))
    return s.engine.create("gate_hours", rows, ibis.schema(dict(HOURS_SCHEMA)))
