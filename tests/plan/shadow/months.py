"""A small month in which a change of law changes one contact of each kind, and the two laws."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from rightparty.book.book import Book
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.engine import Engine
from rightparty.law.load import Law, load_law
from rightparty.plan.shadow.compare import Laws
from tests.plan.samples import NOW, Row, book_of, debt, instant

SINCE, UNTIL = instant(0) - timedelta(days=1), instant(0)
"""The day before the samples' own."""

SHARED = (
    "core.classes.nothing_to_remind_of",
    "core.classes.nothing_was_asked",
    "core.classes.no_notice_is_ordered",
    "core.classes.nobody_is_sought",
)
ONLY_NOW = (
    "core.stops.person_opted_out",
    "house.default.told_today_already",
    "core.promise.others_would_see_a_push",
)
ONLY_THEN = (
    "core.stops.person_has_died",
    "core.promise.point_not_proven",
    "house.default.outside_house_hours",
)

EXPECTED: Mapping[str, tuple[str, str]] = {
    "same": ("same", ""),
    "died": ("newly_refused", "core.stops.person_has_died"),
    "early": ("later", "house.default.outside_house_hours"),
    "unproven": ("narrower", "core.promise.point_not_proven"),
    "nobody-knows": ("cannot_tell", "core.stops.person_has_died"),
    "opted-out": ("newly_allowed", "core.stops.person_opted_out"),
    "again": ("sooner", "house.default.told_today_already"),
    "push": ("wider", "core.promise.others_would_see_a_push"),
}
"""By contact, what becomes of it, and the rule that speaks on one side only."""


def yesterday(hour: int, minute: int = 0) -> datetime:
    """An instant of the day that is played, by the clock in Shanghai."""
    return instant(hour, minute) - timedelta(days=1)


def event(contact_id: str, person: str, hour: int, **columns: Any) -> Row:
    """A message that was sent about the person's debt, by e-mail and in full if nothing else is said."""
    row: Row = {"event_id": f"e-{contact_id}", "contact_id": contact_id, "at": yesterday(hour)}
    row |= {"direction": "out", "kind": "sent", "channel": "email", "creditor_id": "bank", "content": "full"}
    row |= {"debt_ids": (f"d-{person}",), "person_id": person, "point_id": f"{person}-point"}
    return row | columns


EVENTS = (
    event("same", "sam", 13),
    event("died", "dora", 13),
    event("early", "eva", 10),
    event("unproven", "uri", 13),
    event("nobody-knows", "nora", 13),
    event("opted-out", "otto", 13),
    event("again", "sam", 14),
    event("push", "pia", 13, channel="push"),
)
STATUS = {"dora": "deceased", "nora": None}


def month(engine: Engine, events: Iterable[Row] = EVENTS, **more: Iterable[Row]) -> Book:
    """A book of seven people, each with a debt long past due and a point that is theirs, but Uri's."""
    people = ("sam", "dora", "eva", "uri", "nora", "otto", "pia")
    rows: dict[str, list[Row]] = {
        "persons": [
            {
                "person_id": person,
                "name": person,
                "country": "CN",
                "zone": "Asia/Shanghai",
                "status": STATUS.get(person, "alive"),
            }
            for person in people
        ],
        "points": [
            {
                "point_id": f"{person}-point",
                "kind": "app" if person == "pia" else "email",
                "value": f"{person}@example.org",
            }
            for person in people
        ],
        "evidence": [
            {
                "point_id": f"{person}-point",
                "person_id": person,
                "at": yesterday(9),
                "kind": "stated" if person == "uri" else "code_confirmed",
            }
            for person in people
        ],
        "notices": [{"notice_id": "n", "at": yesterday(9), "kind": "opt_out", "person_id": "otto"}],
        "events": list(events),
    }
    for name, added in more.items():
        rows[name] = [*rows.get(name, []), *added]
    debts = [debt(f"d-{person}", person) for person in people]
    since = {name: datetime(2015, 1, 1, tzinfo=UTC) for name in TABLES}
    return replace(book_of(engine, *debts, **rows), meta=BookMeta(as_of=NOW, complete_since=since))


def laws(tmp: Any) -> Laws:
    """Two small laws that have nothing in common but what the classes mean."""
    policy = tmp / "noon.toml"
    policy.write_text('contact_window = ["12:00", "18:00"]\n', encoding="utf-8")
    return Laws(_of(load_law(), ONLY_NOW), _of(load_law(policy), ONLY_THEN))


def _of(law: Law, rules: Iterable[str]) -> Law:
    kept = {*SHARED, *rules}
    return law.where(lambda rule: rule.id in kept)
