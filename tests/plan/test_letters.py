"""Letters in a day's plan: the last way to a person, before no contact at all."""

from datetime import timedelta
from typing import Any

import pytest

from rightparty.engine import Engine
from tests.plan.samples import (
    EVERYTHING,
    HOUR,
    NEUTRAL,
    NOW,
    Row,
    ana,
    book_of,
    debt,
    decision,
    instant,
    planned,
)
from tests.plan.test_ways import sent

PREFERS = {"notice_id": "n1", "at": NOW - HOUR, "kind": "prefers", "person_id": "ana", "channel": "letter"}


def letter(*allowed: str, **columns: Any) -> Row:
    """What the gate answered for a letter; all that is told and knocked, unless less is named."""
    return decision("post", "ana", "letter", allowed or EVERYTHING, **columns)


@pytest.mark.parametrize(
    ("channel", "allowed"),
    [
        ("inbox", NEUTRAL), ("email", NEUTRAL), ("sms", NEUTRAL), ("sms", ("full",)), ("im", ("full",)),
        ("call", NEUTRAL), ("push", NEUTRAL),
    ],
)  # fmt: skip
def test_every_other_way_goes_before_a_letter(engine: Engine, channel: str, allowed: tuple[str, ...]) -> None:
    """Even one that may only knock, while a letter could tell; and however often it was in vain."""
    other = decision("a", "ana", channel, allowed)
    in_vain = [sent(number, "full", channel=channel, kind="sent") for number in (1, 2, 3)]
    for events in ([], in_vain):
        assert ana(engine, other, letter(), events=events)["channel"] == channel


@pytest.mark.parametrize(
    ("allowed", "content"), [(EVERYTHING, "full"), (("knock", "callback"), "knock"), (("reminder",), None)]
)
def test_where_nothing_else_may_go_a_letter_carries_what_the_gate_allows(
    engine: Engine, allowed: tuple[str, ...], content: str | None
) -> None:
    """It tells at a proven address and knocks at another; a reminder would come too late."""
    shut = decision("a", "ana", "email", reasons=("core.x",))
    row = ana(engine, shut, letter(*allowed))
    assert row["content"] == content
    assert row["channel"] == (None if content is None else "letter")
    if content:
        assert row["why"] == "last_way;verified;dpd=34"


def test_calls_that_nobody_took_leave_the_letter(engine: Engine) -> None:
    """Nobody is reached by them, so the last way is open: also at night, when calls would wait."""
    rung = [sent(number, "callback", kind="attempt", outcome="no_answer") for number in range(1, 9)]
    asleep = decision("a", "ana", "call", verdict="delay", retry_at=instant(14))
    for call in (decision("a", "ana", "call", NEUTRAL), asleep):
        assert ana(engine, call, letter(), events=rung)["channel"] == "letter"
        assert ana(engine, call, events=rung)["reason"] == "called_often"


@pytest.mark.parametrize(
    ("later", "status", "channel"),
    [
        (timedelta(hours=5), "held", "sms"),
        (timedelta(days=1), "denied", None),
        (timedelta(days=6, hours=23), "denied", None),
        (timedelta(days=7), "planned", "letter"),
        (timedelta(days=180), "planned", "letter"),
    ],
)
def test_what_opens_before_a_letter_would_come_is_waited_for(
    engine: Engine, later: timedelta, status: str, channel: str | None
) -> None:
    """Quiet hours, a Sunday or a cap of one channel bring nobody a letter; a rest of half a year may."""
    waits = decision("a", "ana", "sms", verdict="delay", retry_at=NOW + later, reasons=("x.hours",))
    row = ana(engine, waits, letter())
    assert (row["status"], row["channel"]) == (status, channel)
    if status == "denied":
        assert row["reason"] == "x.hours", "why the other way waits, not the letter"


def test_what_opens_soon_for_another_person_changes_nothing(engine: Engine) -> None:
    """Each person has ways of their own; and a letter that waits itself is held like any other."""
    waits = decision("b", "ben", "sms", verdict="delay", retry_at=NOW + HOUR)
    assert ana(engine, waits, letter())["channel"] == "letter"
    row = ana(engine, letter(verdict="delay", retry_at=NOW + HOUR))
    assert (row["status"], row["channel"]) == ("held", "letter")


def test_who_chose_letters_gets_them_first(engine: Engine) -> None:
    """Their own choice is no last way; what may not go by letter goes as before."""
    mail = decision("a", "ana", "email", EVERYTHING)
    row = ana(engine, mail, letter(), notices=[PREFERS])
    assert (row["channel"], row["content"], row["why"]) == ("letter", "full", "own_choice;verified;dpd=34")
    remind = decision("a", "ana", "email", ("reminder",))
    assert ana(engine, remind, letter("reminder"), notices=[PREFERS])["channel"] == "email"


def test_a_letter_counts_as_any_contact(engine: Engine) -> None:
    """Contacted today, or four times in the month: no letter either."""
    today = [sent(1, "knock", channel="sms", kind="sent", at=NOW - HOUR)]
    often = [sent(number, "knock", channel="sms", kind="sent") for number in (1, 2, 3, 4)]
    assert ana(engine, letter(), events=today)["reason"] == "contacted_today"
    assert ana(engine, letter(), events=often)["reason"] == "contacted_often"


def test_a_letter_nobody_can_print_is_not_planned(engine: Engine) -> None:
    """Only what can be carried is planned."""
    assert ana(engine, letter())["status"] == "planned"
    row = planned(engine, book_of(engine, debt("d1", "ana")), [letter()], channels=("email", "call"))["ana"]
    assert (row["status"], row["reason"]) == ("skipped", "no_point")
