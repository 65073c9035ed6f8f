"""The day's quality: every text judged by machine, and the contacts drawn that people check.

For the worker, once a creditor's day is over. What is drawn hangs on the day, the contacts and a key of this
home: nobody picks, and the same day is never drawn again.
"""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from typing import Any
from zoneinfo import ZoneInfo

from rightparty.audit.quality_sample import SHARE, Drawing, Drawn, Found, Made, lot, sample
from rightparty.desk.means import Means
from rightparty.desk.quality_stop import spoken_channels
from rightparty.desk.quality_words import words_of
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.errors import RightpartyError
from rightparty.law.load import HOME_ZONES
from rightparty.law.vocabulary import ALL
from rightparty.words.conduct import OTHER, OUT, OWES, STANDS_IN, Audience, Occasion, TextFinding, judged

_CREDITORS = "SELECT creditor_id, country, kind, name, neutral_name FROM book_creditors ORDER BY creditor_id"
_DAYS = "SELECT day FROM desk_quality_day WHERE creditor_id = %s"
# A contact is of the day on which it began; whoever is named first made it.
_CONTACTS = """
SELECT e.contact_id, min(e.at), (array_agg(e.collector_id ORDER BY e.at, e.event_id)
        FILTER (WHERE e.collector_id IS NOT NULL))[1],
    min(e.channel), min(e.content), bool_or(e.agency_id IS NOT NULL), min(e.amount), CASE
    WHEN min(e.person_id) IS NULL THEN NULL
    WHEN bool_or(EXISTS (SELECT FROM book_liabilities l
        WHERE l.person_id = e.person_id AND l.debt_id = ANY (e.debt_ids))) THEN 'owes'
    WHEN bool_or(EXISTS (SELECT FROM book_relations r WHERE r.person_id = e.person_id
        AND r.debt_id = ANY (e.debt_ids) AND r.role = ANY (%(standing)s) AND r.verified_at IS NOT NULL))
        THEN 'stands_in' ELSE 'other' END
FROM book_events e WHERE e.creditor_id = %(creditor)s AND e.direction = 'out'
    AND e.at >= %(since)s AND e.at < %(until)s
    AND NOT EXISTS (SELECT FROM book_events b WHERE b.contact_id = e.contact_id AND b.direction = 'out'
        AND b.at < %(since)s)
GROUP BY e.contact_id ORDER BY e.contact_id
"""
_STANDING = ["attorney", "adviser", "guardian", "executor", "administrator", "representative", "successor",
             "parent_of_minor"]  # fmt: skip
_DAY = """
INSERT INTO desk_quality_day (creditor_id, day, at, contacts, judged, unread, drawn)
VALUES (%s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING RETURNING day_id
"""
_FINDING = """
INSERT INTO desk_quality_finding (creditor_id, contact_id, rule, saying, severity, verdict, missing, first,
    last, at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s)
"""
_CHECK = """
INSERT INTO desk_quality_check (contact_id, creditor_id, collector_id, day, because, chance, lot, checkers,
    at) VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""


_AUDIENCES: Mapping[str, Audience] = {OWES: OWES, STANDS_IN: STANDS_IN, OTHER: OTHER}
_MACHINE = "\x00"
"""In the place of a collector: no person makes such contacts."""


@dataclass(frozen=True)
class _Creditor:
    creditor_id: str
    country: str
    kind: str | None
    names: tuple[str, ...]

    @property
    def zone(self) -> ZoneInfo:
        """Where its days begin."""
        return ZoneInfo(HOME_ZONES.get(self.country, "UTC"))


@dataclass(frozen=True)
class _Contact:
    contact_id: str
    at: datetime
    collector_id: str | None
    channel: str
    content: str | None
    by_agency: bool
    amount: Decimal | None
    audience: str | None


@cache
def settings() -> Mapping[str, Mapping[str, Any]]:
    """How a day is drawn: `quality.toml`."""
    return tomllib.loads((files("rightparty.desk") / "quality.toml").read_text(encoding="utf-8"))


def draw_due(means: Means) -> int:
    """Draw every creditor's days that are over and not drawn yet; gives how many contacts were drawn."""
    after, back = (int(settings()["days"][name]) for name in ("after_hours", "back"))
    drawn = 0
    for row in means.connection.execute(_CREDITORS).fetchall():
        id, country, kind, *names = row
        creditor = _Creditor(id, country, kind, tuple(name for name in names if name))
        today = (means.clock() - timedelta(hours=after)).astimezone(creditor.zone).date()
        done = {day for (day,) in means.connection.execute(_DAYS, [creditor.creditor_id]).fetchall()}
        days = (today - timedelta(days=ago) for ago in range(back, 0, -1))
        drawn += sum(_draw(means, creditor, day) for day in days if day not in done)
    return drawn


def _draw(means: Means, creditor: _Creditor, day: date) -> int:
    """Judge and draw one day, together or not at all."""
    connection, at = means.connection, means.clock()
    with connection.transaction():
        contacts = _contacts(connection, creditor, day)
        found, unread = _found(connection, creditor, contacts)
        drawn = _drawn(contacts, found, _key(means, creditor, day))
        counts = [len(contacts), len(contacts) - unread, unread, len(drawn)]
        if connection.execute(_DAY, [creditor.creditor_id, day, at, *counts]).fetchone() is None:
            return 0
        _keep(connection, creditor, day, found, drawn, _key(means, creditor, day), at)
    return len(drawn)


def _found(
    connection: Connection, creditor: _Creditor, contacts: Iterable[_Contact]
) -> tuple[list[tuple[str, TextFinding]], int]:
    """What the machine finds in the words of some contacts, and how many have no words that can be read.

    The same words on the same occasion are judged once; they are kept no longer than that.
    """
    vault, unread = vault_of(connection), 0
    known: dict[tuple[str, Occasion], Sequence[TextFinding]] = {}
    found: list[tuple[str, TextFinding]] = []
    for one in contacts:
        try:
            words = words_of(connection, one.contact_id, vault)
        except RightpartyError:  # one whose key is missing must not hold up a day: people hear the recording
            words = None
        if words is None:
            unread += 1
            continue
        asked = words, _occasion(creditor, one)
        if asked not in known:
            known[asked] = judged(*asked)
        found += [(one.contact_id, finding) for finding in known[asked]]
    return found, unread


def _occasion(creditor: _Creditor, one: _Contact) -> Occasion:
    """What is known of a contact; a day is enough of its time, so that equal texts are equal."""
    return Occasion(
        audience=_AUDIENCES.get(one.audience or ""),
        direction=OUT,
        channel=one.channel,
        country=creditor.country,
        at=datetime.combine(one.at.date(), time(12), one.at.tzinfo),
        creditor_kind=creditor.kind,
        by_agency=one.by_agency,
        amount_owed=one.amount,
        content=one.content if one.content in ALL else None,
        creditor_names=creditor.names or None,
    )


def _contacts(connection: Connection, creditor: _Creditor, day: date) -> list[_Contact]:
    since = datetime.combine(day, time(), creditor.zone)
    until = datetime.combine(day + timedelta(days=1), time(), creditor.zone)
    about = {"creditor": creditor.creditor_id, "since": since, "until": until, "standing": _STANDING}
    return [_Contact(*row) for row in connection.execute(_CONTACTS, about).fetchall()]


def _key(means: Means, creditor: _Creditor, day: date) -> bytes:
    """Of this home, creditor and day: without the home's own key nobody can tell whose turn it is."""
    return bytes.fromhex(means.marks.of("quality", f"{creditor.creditor_id} {day.isoformat()}"))


def _drawn(
    contacts: Iterable[_Contact], found: Iterable[tuple[str, TextFinding]], key: bytes
) -> Sequence[Drawn]:
    """What a machine wrote by template is drawn for a finding only: people check what people do."""
    said = settings()["sample"]
    drawing = Drawing(key, Fraction(said["share"]), int(said["least"]), said["severity"])
    named = [Found(contact_id, one.rule, one.severity, one.verdict) for contact_id, one in found]
    made = [Made(one.contact_id, one.collector_id or _unnamed(one)) for one in contacts]
    drawn = [
        one for one in sample(made, named, drawing) if (one.collector_id, one.because) != (_MACHINE, SHARE)
    ]
    return [replace(one, collector_id=None) if one.collector_id == _MACHINE else one for one in drawn]


def _unnamed(one: _Contact) -> str | None:
    """Whose contact it is where nobody is named: somebody's, or no person's."""
    return None if one.channel in spoken_channels() else _MACHINE


def _keep(
    connection: Connection,
    creditor: _Creditor,
    day: date,
    found: Iterable[tuple[str, TextFinding]],
    drawn: Iterable[Drawn],
    key: bytes,
    at: datetime,
) -> None:
    id = creditor.creditor_id
    with connection.cursor() as cursor:
        cursor.executemany(
            _FINDING,
            [
                (id, contact_id, one.rule, one.saying, one.severity, one.verdict, list(one.missing),
                 one.start, one.end, at)
                for contact_id, one in found
            ],
        )  # fmt: skip
        cursor.executemany(
            _CHECK,
            [
                (one.contact_id, id, one.collector_id, day, one.because, str(one.chance),
                 lot(key, one.contact_id), _checkers(key, one.contact_id), at)
                for one in drawn
            ],
        )  # fmt: skip


def _checkers(key: bytes, contact_id: str) -> int:
    """Two for a share of the contacts, by a lot of its own: how far checkers agree is known by these."""
    twice = Fraction(settings()["sample"]["twice"])
    number = int.from_bytes(lot(key, f"twice {contact_id}"), "big")
    return 2 if Fraction(number, 1 << 256) < twice else 1
