"""What was made in the last days and today, as limits count it: contacts, calls by language, and answers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import ibis
import ibis.expr.types as ir

from rightparty.engine import Engine
from rightparty.law.vocabulary import REPLY, STATUTORY, VOICE
from rightparty.plan.limits import Assumed, Limits
from rightparty.plan.morning import Morning
from rightparty.plan.people import stamp
from rightparty.plan.spoken import with_language

LONGEST_NIGHT = 96
"""Hours of a weekend and two holidays: nothing that came before is still unread."""


@dataclass(frozen=True)
class Made:
    """Contacts and answers of the last days by channel.

    `today`: today's contacts by channel; `languages`: of these, the calls, by a language that is limited;
    `this_hour`: the calls of the hour that has begun. `lately`: contacts by channel and hours ago.
    """

    contacts: Counter[str] = field(default_factory=Counter)
    answers: Counter[str] = field(default_factory=Counter)
    today: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    this_hour: Counter[str] = field(default_factory=Counter)
    lately: Counter[tuple[str, int]] = field(default_factory=Counter)


def made_of(
    engine: Engine, tables: Mapping[str, ir.Table], morning: Morning, limits: Limits, assumed: Assumed
) -> Made:
    """What the book's events say of the days before `morning.at`."""
    events, now = tables["events"], stamp(morning.at)
    since = stamp(morning.at - timedelta(days=assumed.days))
    row = events.filter(events["at"] > since, events["at"] <= now, events.channel.notnull())
    # What answers somebody or the law orders is no part of the plan, and brings no replies of its own.
    asked = row.content.isnull() | ~row.content.isin((REPLY, STATUTORY))
    lag = assumed.last_hours + LONGEST_NIGHT
    out = row.filter((row.direction == "out") & asked)
    out = out.group_by("contact_id", "channel").aggregate(
        person_id=out.person_id.max(),
        today=(out["at"] >= stamp(morning.begins)).any(),
        this_hour=(out["at"] >= stamp(_begun(morning))).any(),
        ago=((now.epoch_seconds() - out["at"].epoch_seconds()) // 3600).min(),
    )
    out = with_language(out, tables, limits)
    counted = out.group_by(
        "channel",
        "today",
        "this_hour",
        "language",
        ago=ibis.ifelse(out.ago < lag, out.ago, lag).cast("int64"),
    ).aggregate(n=out.count())
    came = row.filter(row.direction == "in")
    back = came.group_by("channel").aggregate(n=came.count())
    made = Made()
    for one in engine.rows(counted):
        channel, n = one["channel"], one["n"]
        made.contacts[channel] += n
        made.lately[channel, one["ago"]] += n
        if one["today"]:
            made.today[channel] += n
            if channel in VOICE:
                made.languages[one["language"]] += n
        if one["this_hour"]:
            made.this_hour[channel] += n
    made.answers.update({one["channel"]: one["n"] for one in engine.rows(back)})
    return made


def _begun(morning: Morning) -> datetime:
    """When the hour that has begun did so."""
    return max((hour for hour in morning.hours if hour <= morning.at), default=morning.begins)
