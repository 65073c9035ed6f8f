"""Calling a human to somebody in distress: step by step, round after round, until one says "I have it".

Who is called stands in a file that `RIGHTPARTY_CARE` names. A page tells the id of the case and since when
it waits, and nothing of anybody. Where nobody is staffed that is written down, and nothing else changes:
contact stays stopped.
"""

import http.client
import json
import subprocess
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any, Final, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from rightparty.outside import read_toml

VARIABLE: Final = "RIGHTPARTY_CARE"
NOBODY: Final = "nobody_staffed"
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_TIMEOUT_S = 15
_STALE = timedelta(minutes=2)  # a page that has neither reached nor failed by then is taken for lost
_LOOPBACK = ("localhost", "127.0.0.1", "::1")
_OPEN = """
SELECT case_id::text, opened_at FROM desk_care_case WHERE acked_at IS NULL AND ended_at IS NULL
ORDER BY opened_at, case_id
"""
_TRIED = "SELECT step, result, at FROM desk_page WHERE case_id = %s AND round = %s"
_TRY = """
INSERT INTO desk_page (case_id, step, round, "to", at, result) VALUES (%s, %s, %s, %s, %s, %s)
ON CONFLICT DO NOTHING RETURNING page_id
"""


class Way(Protocol):
    """One way of reaching a human. A test hands in its own."""

    def page(self, case_id: str, text: str) -> str | None:
        """Call them; None where they were reached, else a code of what went wrong."""


@dataclass(frozen=True)
class Webhook:
    """A POST of JSON to an address of the lender's own alarm service."""

    url: str

    def page(self, case_id: str, text: str) -> str | None:
        """Reached where it answers with 2xx."""
        body = json.dumps({"case": case_id, "text": text}).encode()
        asked = urllib.request.Request(  # noqa: S310 -- `_way` lets https, and this machine, through only
            self.url, data=body, headers={"Content-Type": "application/json"}, method="POST"
        )
        try:
            with urllib.request.urlopen(asked, timeout=_TIMEOUT_S) as answer:  # noqa: S310
                return None if 200 <= answer.status < 300 else f"http_{answer.status}"
        except urllib.error.HTTPError as fault:
            return f"http_{fault.code}"
        except (OSError, ValueError, http.client.HTTPException):  # it may answer, and not in HTTP
            return "unreachable"


@dataclass(frozen=True)
class Command:
    """A program of the lender's own, given the text on its standard input: sends mail, rings a telephone."""

    arguments: tuple[str, ...]

    def page(self, case_id: str, text: str) -> str | None:
        """Reached where it ends with 0."""
        try:
            done = subprocess.run(
                [*self.arguments, case_id],
                input=text.encode(),
                capture_output=True,
                timeout=_TIMEOUT_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return "timed_out"
        except OSError:
            return "cannot_start"
        return None if done.returncode == 0 else f"ended_{done.returncode}"


@dataclass(frozen=True)
class Step:
    """Who is called, how long after the round began, and whether outside staffed hours too."""

    to: str
    way: Way
    after: timedelta
    always: bool


@dataclass(frozen=True)
class Rota:
    """Who is called in which order, when somebody is there, and after how long it begins anew.

    Hours that close when they open, or before, run over midnight: they are those of the day on which they
    open.
    """

    steps: Sequence[Step] = ()
    zone: str = "UTC"
    days: tuple[str, ...] = ()
    opens: time = time(0)
    closes: time = time(0)
    again: timedelta = timedelta(minutes=15)

    @property
    def round_length(self) -> timedelta:
        """How long a round lasts."""
        return max((step.after for step in self.steps), default=timedelta()) + self.again

    def staffed(self, at: datetime) -> bool:
        """Whether somebody is there."""
        there = at.astimezone(ZoneInfo(self.zone))
        hour, today = there.time(), _DAYS[there.weekday()] in self.days
        if self.opens < self.closes:
            return today and self.opens <= hour < self.closes
        yesterday = _DAYS[there.weekday() - 1] in self.days
        return (today and hour >= self.opens) or (yesterday and hour < self.closes)


def read_rota(environment: Mapping[str, str]) -> Rota:
    """The rota that the environment names; without one nobody is staffed.

    Raises:
        InvalidInput: the file cannot be read, or says something that is no rota.
    """
    named = environment.get(VARIABLE, "")
    if not named:
        return Rota()
    try:
        raw = read_toml(Path(named).read_bytes(), "the rota")
        return Rota(
            steps=tuple(map(_step, raw["step"])),
            zone=str(ZoneInfo(raw["zone"])),
            days=tuple(_day(one) for one in raw["days"]),
            opens=_hour(raw["from"]),
            closes=_hour(raw["until"]),
            again=timedelta(minutes=_minutes(raw["again_after_minutes"], least=1)),
        )
    except (OSError, KeyError, TypeError, ValueError) as fault:
        raise InvalidInput(
            f"the rota that {VARIABLE} names cannot be used: {fault}", "see the guide to staffing"
        ) from fault


def _step(raw: Mapping[str, Any]) -> Step:
    return Step(
        str(raw["to"]),
        _way(raw),
        timedelta(minutes=_minutes(raw["after_minutes"], least=0)),
        raw["always"] is True,
    )


def _way(raw: Mapping[str, Any]) -> Way:
    if ("webhook" in raw) == ("command" in raw):
        raise ValueError("a step has either a webhook or a command")
    if "command" in raw:
        return Command(tuple(map(str, raw["command"])))
    parts = urlsplit(str(raw["webhook"]))
    if parts.scheme != "https" and not (parts.scheme == "http" and parts.hostname in _LOOPBACK):
        raise ValueError("a webhook is an https address")
    return Webhook(str(raw["webhook"]))


def _day(code: str) -> str:
    if code not in _DAYS:
        raise ValueError(f"`{code}` is no day: {', '.join(_DAYS)}")
    return code


def _hour(text: str) -> time:
    hour = time.fromisoformat(text)
    if hour.tzinfo is not None:
        raise ValueError(f"`{text}` has a zone of its own: it is an hour of the rota's")
    return hour


def _minutes(value: Any, *, least: int) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ValueError(f"`{value}` is no number of minutes")
    return value


@dataclass(frozen=True)
class Paged:
    """What came of one step: `result` as in `desk_page`."""

    case_id: str
    to: str
    result: str
    detail: str | None = None


def page_due(connection: Connection, rota: Rota, at: datetime) -> list[Paged]:
    """Call everybody who is due for every case that nobody has taken on; outside any transaction.

    To be called after a reply that opened a case, and every minute. A step that fails makes the next one
    due at once. Two callers at once make each call once.
    """
    cases = connection.execute(_OPEN).fetchall()
    return [
        paged
        for case_id, opened_at in cases
        for paged in _page(connection, rota, str(case_id), opened_at, at)
    ]


def _page(connection: Connection, rota: Rota, case_id: str, opened_at: datetime, at: datetime) -> list[Paged]:
    waited = max(at - opened_at, timedelta())
    round_, into = divmod(waited, rota.round_length)
    if not rota.steps:
        return _nobody(connection, case_id, 0, round_, "", at)
    tried = {
        step: (result, when)
        for step, result, when in connection.execute(_TRIED, [case_id, round_]).fetchall()
    }
    text, done, failed = _text(case_id, opened_at), [], False
    for number, step in enumerate(rota.steps):
        if number in tried:
            result, when = tried[number]
            failed = result in ("failed", NOBODY) or (result == "trying" and at - when > _STALE)
        elif step.after <= into or failed:
            paged = _try(connection, rota, step, (case_id, number, round_), text, at)
            done += paged
            failed = any(one.result in ("failed", NOBODY) for one in paged)
        else:
            failed = False
    return done


def _try(
    connection: Connection, rota: Rota, step: Step, which: tuple[str, int, int], text: str, at: datetime
) -> list[Paged]:
    case_id, number, round_ = which
    if not (step.always or rota.staffed(at)):
        return _nobody(connection, case_id, number, round_, step.to, at)
    row = connection.execute(_TRY, [case_id, number, round_, step.to, at, "trying"]).fetchone()
    if row is None:
        return []
    wrong = step.way.page(case_id, text)
    result = "reached" if wrong is None else "failed"
    connection.execute(
        "UPDATE desk_page SET result = %s, detail = %s WHERE page_id = %s", [result, wrong, row[0]]
    )
    return [Paged(case_id, step.to, result, wrong)]


def _nobody(
    connection: Connection, case_id: str, number: int, round_: int, to: str, at: datetime
) -> list[Paged]:
    row = connection.execute(_TRY, [case_id, number, round_, to, at, NOBODY]).fetchone()
    return [Paged(case_id, to, NOBODY)] if row else []


def _text(case_id: str, opened_at: datetime) -> str:
    """What a page says: nothing of anybody."""
    since = f"{opened_at:%Y-%m-%d %H:%M} UTC"
    return (
        f"Somebody who wrote to us may be in danger, and waits since {since}. Case {case_id}.\n"
        f"有人发来的消息显示可能有危险，自 {since} 起等待处理。个案 {case_id}。\n"
        f"rightparty admin care ack {case_id} --by NAME\n"
    )
