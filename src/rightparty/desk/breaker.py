"""Channels that pause themselves when what they carry goes wrong; somebody lifts the pause by name.

The same row, record and lifting as for sources (`desk.sources`), under `of` = channel.
"""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any, Final

from psycopg import sql

from rightparty.canonical import Json
from rightparty.desk.home import Home
from rightparty.desk.journal_store import append, marks_of
from rightparty.desk.planned import SENDER_DIED
from rightparty.desk.same_point import lock_plan
from rightparty.desk.source_figures import CHANNEL
from rightparty.desk.store import Connection
from rightparty.desk.withdraw import Which, withdraw
from rightparty.journal.record import Record
from rightparty.parties.sources import PAUSED, Figures, SourceRule, judge

REASON: Final = "channel_paused"

# A contact that a halt or a withdrawal ended says nothing of the channel, nor one whose sender was killed.
_FIGURES = """
SELECT count(*), count(*) FILTER (WHERE status = 'failed'),
    count(*) FILTER (WHERE EXISTS (SELECT FROM desk_wrong_person w WHERE w.contact_id = p.contact_id))
FROM desk_planned_contact p
WHERE channel = %(channel)s AND status IN ('sent', 'failed') AND claimed_at <= %(at)s
    AND NOT (status = 'failed' AND (reason IN ('halted', %(died)s) OR starts_with(reason, 'withdrawn')))
    AND claimed_at > greatest(%(since)s, (SELECT max(lifted_at) FROM desk_source_pause
        WHERE "of" = 'channel' AND name = %(channel)s))
"""
_PAUSE = """
INSERT INTO desk_source_pause ("of", name, at, outcomes, reports, rule, why, withdrawn)
VALUES ('channel', %s, %s, %s, %s, %s, %s, 0) ON CONFLICT DO NOTHING RETURNING pause_id
"""


@cache
def _rules() -> Mapping[str, SourceRule]:
    raw = tomllib.loads((files("rightparty.desk") / "breaker.toml").read_text(encoding="utf-8"))
    return {
        name: SourceRule(
            version=f"breaker.{name}",
            limit=float(raw[name]["limit"]),
            z=float(raw["certainty"]["z"]),
            outcomes_min=int(raw["outcomes"]["min"]),
            window=timedelta(hours=raw["window"]["hours"]),
            kinds=(),
        )
        for name in ("failures", "strangers")
    }


def channel_figures(connection: Connection, channel: str, at: datetime) -> Mapping[str, Figures]:
    """What came of a channel's contacts in the last hours, since it was last lifted: by kind of bad end."""
    since = at - _rules()["failures"].window
    row = connection.execute(
        _FIGURES, {"channel": channel, "at": at, "since": since, "died": SENDER_DIED}
    ).fetchone()
    made, failed, strangers = row or (0, 0, 0)
    return {"failures": Figures(made, failed), "strangers": Figures(made, strangers)}


def review_channel(connection: Connection, home: Home, channel: str, at: datetime) -> str | None:
    """Pause a channel if its figures say so, and take back what was planned on it; gives what was too much.

    Call it after every bad outcome: a failure, a bounce, a wrong person. In a transaction of its own.
    """
    figures = channel_figures(connection, channel, at)
    bad = next((one for one in figures if judge(figures[one], _rules()[one]).state == PAUSED), None)
    if bad is None:
        return None
    marks = marks_of(home)
    with connection.transaction():
        lock_plan(connection)
        found = figures[bad]
        why = f"{bad}: {found.reports} of {found.outcomes}, limit {_rules()[bad].limit:.0%}"
        values = [channel, at, found.outcomes, found.reports, _rules()[bad].version, why]
        new = connection.execute(_PAUSE, values).fetchone()
        if new is None:
            return None
        which = Which(sql.SQL("p.channel = %(channel)s"), {"channel": channel})
        taken = withdraw(connection, which, f"{REASON}:{channel}", at, made=False)
        connection.execute(
            "UPDATE desk_source_pause SET withdrawn = %s WHERE pause_id = %s", [len(taken.contacts), new[0]]
        )
        body: dict[str, Json] = {
            "source": marks.of(CHANNEL, channel),
            "of": CHANNEL,
            "event": "paused",
            "outcomes": found.outcomes,
            "reports": found.reports,
            "rule": _rules()[bad].version,
            "withdrawn": len(taken.contacts),
        }
        append(connection, [Record("source", at, body)])
    return bad


def channel_pause(channel: str) -> str:
    """How the reason of a contact reads that its paused channel keeps from being made."""
    return f"{REASON}:{channel}"


def paused_channels(connection: Connection) -> Sequence[dict[str, Any]]:
    """The channels that are paused: name, outcomes, wrong, paused_at, why."""
    rows = connection.execute(
        "SELECT name, outcomes, reports, at, why FROM desk_source_pause"
        " WHERE \"of\" = 'channel' AND lifted_at IS NULL ORDER BY name"
    ).fetchall()
    return [
        {"name": name, "outcomes": outcomes, "wrong": reports, "paused_at": at, "why": why}
        for name, outcomes, reports, at, why in rows
    ]
