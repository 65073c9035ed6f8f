"""A permit does not last over hours that the person named, nor over a gap in those they agreed to."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import pytest

from rightparty.desk.clock import rehearsed
from rightparty.desk.means import Means
from rightparty.desk.sending import send_many
from rightparty.desk.store import Connection
from tests.desk.books import small_book
from tests.desk.means import queued, statuses

Ready = Callable[..., Means]


def at(hour: str) -> datetime:
    """An hour of the day of the book, in Shanghai."""
    return datetime.fromisoformat(f"2026-11-24T{hour}:00+08:00")


def called(ready: Ready, hour: str, notice: Mapping[str, str]) -> Means:
    """A call to somebody who told us a thing, handed over at some hour."""
    book = small_book(1)
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", person_id="P0001", **notice)
    means = ready(book, channel="call", clock=rehearsed(at(hour)))
    send_many(means, queued(means.connection))
    return means


def valid_until(connection: Connection) -> datetime:
    """When the permit ends."""
    (until,) = connection.execute("SELECT valid_until FROM desk_permit").fetchall()[0]
    assert isinstance(until, datetime)
    return until


INCONVENIENT = {"kind": "inconvenient_hours", "hours": "12:00-13:00"}
GAP = {"kind": "agreed_hours", "hours": "09:00-12:00;13:00-18:00"}


@pytest.mark.parametrize("notice", [INCONVENIENT, GAP])
def test_a_call_handed_over_before_lunch_is_made_before_lunch(
    ready: Ready, connection: Connection, notice: Mapping[str, str]
) -> None:
    """Four hours would be lawful at both ends, and not in the middle."""
    called(ready, "11:00", notice)
    assert set(statuses(connection).values()) == {"sent"}
    assert at("11:20") < valid_until(connection) <= at("12:00")


@pytest.mark.parametrize(("notice", "again"), [(INCONVENIENT, None), (GAP, at("13:00"))])
def test_just_before_lunch_it_waits(
    ready: Ready, connection: Connection, notice: Mapping[str, str], again: datetime | None
) -> None:
    """No call is so short that it ends before; it is asked again when the gate says so, if ever that day."""
    called(ready, "11:55", notice)
    rows = connection.execute("SELECT status, reason, retry_at FROM desk_planned_contact").fetchall()
    assert rows == [("held", "lawful_hours_end", again)]


def test_hours_of_another_day_and_hours_that_are_over_shorten_nothing(
    ready: Ready, connection: Connection
) -> None:
    """The twenty-fourth is a Tuesday."""
    called(ready, "11:00", {**INCONVENIENT, "days": "WE;TH"})
    assert valid_until(connection) - at("11:00") > timedelta(hours=3, minutes=59)


def test_what_ends_while_it_lasts_ends_it(ready: Ready, connection: Connection) -> None:
    """What the person asked for until half past one is over by three, and holds at noon."""
    called(ready, "11:00", {**INCONVENIENT, "until": "2026-11-24T12:30:00+08:00"})
    assert valid_until(connection) <= at("12:00")
