"""Which way is tried today: what has reached somebody, what was in vain, and what could lead nowhere."""

from datetime import timedelta
from typing import Any

import pytest

from rightparty.engine import Engine
from tests.plan.samples import EVERYTHING, HOUR, NEUTRAL, NOW, Row, ana, decision, instant


def sent(number: int, content: str, **columns: Any) -> Row:
    """A contact with Ana two, four, six … days ago, taken by somebody unless told otherwise."""
    row = {"event_id": f"e{number}", "contact_id": f"c{number}", "at": NOW - timedelta(days=2 * number)}
    row |= {"direction": "out", "kind": "connected", "channel": "call", "creditor_id": "bank"}
    return row | {"debt_ids": ("d1",), "person_id": "ana", "content": content} | columns


def test_nobody_is_reached_five_times_in_thirty_days(engine: Engine) -> None:
    """Knocks count too; what answers the person does not."""
    mail = decision("a", "ana", "email", EVERYTHING)
    three = [sent(number, "knock", channel="sms", kind="sent") for number in (1, 2, 3)]
    answered, often = (ana(engine, mail, events=[*three, sent(4, kind)]) for kind in ("reply", "callback"))
    assert (answered["status"], often["status"], often["reason"]) == ("planned", "denied", "contacted_often")


def test_calls_that_nobody_took_have_a_number_of_their_own(engine: Engine) -> None:
    """They reach nobody, so they hold back no letter; but the ninth in a month is not made."""
    mail, call = decision("a", "ana", "email", EVERYTHING), decision("b", "ana", "call", NEUTRAL)
    rung = [sent(number, "callback", kind="attempt", outcome="no_answer") for number in range(1, 9)]
    assert ana(engine, call, events=rung[:7])["status"] == "planned"
    row = ana(engine, call, events=rung)
    assert (row["status"], row["reason"], row["channel"]) == ("denied", "called_often", None)
    assert ana(engine, call, mail, events=rung)["channel"] == "email"


@pytest.mark.parametrize(
    "rows",
    [
        [{"kind": "attempt"}, {"kind": "connected", "person_id": None}],
        [{"kind": "attempt", "outcome": "answered"}],
        [{"kind": "sent", "channel": "ringless"}],
        [{"kind": "attempt", "channel": "ringless"}],
        [{"kind": "attempt", "outcome": "voicemail"}],
    ],
)
def test_what_a_machine_or_somebody_unnamed_took_has_reached_them(engine: Engine, rows: list[Row]) -> None:
    """A contact is judged by all of its rows; what the log leaves open counts as reached."""
    mail = decision("a", "ana", "email", EVERYTHING)
    events = [
        sent(number, "full") | {"event_id": f"e{number}-{place}"} | row
        for number in range(1, 5)
        for place, row in enumerate(rows)
    ]
    assert ana(engine, mail, events=events)["reason"] == "contacted_often"


def test_a_receipt_after_the_answer_is_no_new_attempt(engine: Engine) -> None:
    """The inbox brought an answer, whatever the network reported later."""
    both = [decision("a", "ana", "inbox", EVERYTHING), decision("b", "ana", "email", EVERYTHING)]
    inbox = sent(3, "full", channel="inbox", kind="sent")
    heard = sent(2, "reply", direction="in", channel="inbox", kind="reply")
    receipt = inbox | {"event_id": "receipt", "kind": "delivered", "at": NOW - timedelta(days=1)}
    assert ana(engine, *both, events=[inbox, heard, receipt])["channel"] == "inbox"


def test_what_waits_is_taken_up_first_come_first_served(engine: Engine) -> None:
    """Held contacts go by their hour, whatever was in vain before."""
    both = [
        decision("a", "ana", "inbox", verdict="delay", retry_at=instant(14), reasons=("chn.x.hours",)),
        decision("b", "ana", "sms", verdict="delay", retry_at=instant(20), reasons=("chn.x.hours",)),
    ]
    inbox = sent(1, "full", channel="inbox", kind="sent")
    row = ana(engine, *both, events=[inbox])
    assert (row["status"], row["channel"], row["at"]) == ("held", "inbox", instant(14))


def test_what_was_tried_in_vain_goes_behind_what_was_not(engine: Engine) -> None:
    """After an inbox message without an answer an e-mail, then the inbox again; an answer begins anew.

    Knocks and what tells are tried each by itself.
    """
    both = [decision("a", "ana", "inbox", EVERYTHING), decision("b", "ana", "email", EVERYTHING)]
    inbox, mail = (
        sent(number, "full", channel=way, kind="sent") for number, way in ((3, "inbox"), (2, "email"))
    )
    heard = sent(1, "reply", direction="in", channel="sms", kind="reply")
    said = sent(1, "full", kind="conversation", spoke_with="ana")
    other = sent(1, "full", kind="conversation", spoke_with="ben")
    for events, channel in (
        ([inbox], "email"),
        ([inbox, mail], "inbox"),
        ([inbox, heard], "inbox"),
        ([inbox, said], "inbox"),
        ([inbox, other], "email"),
        ([inbox | {"content": "knock"}], "inbox"),
    ):
        assert ana(engine, *both, events=events)["channel"] == channel


def test_a_call_waits_for_a_second_message_in_vain(engine: Engine) -> None:
    """Nobody is called because one e-mail went unanswered: after the second comes the call, then a third."""
    both = [decision("a", "ana", "email", EVERYTHING), decision("b", "ana", "call", NEUTRAL)]
    mails = [sent(number, "full", channel="email", kind="sent") for number in (5, 4)]
    call = sent(3, "callback", kind="attempt")
    for events, channel in ((mails[:1], "email"), (mails, "call"), ([*mails, call], "email")):
        assert ana(engine, *both, events=events)["channel"] == channel


def test_ones_own_choice_is_kept_however_often_it_was_in_vain(engine: Engine) -> None:
    """Who asked for e-mail gets no call because an e-mail went unanswered."""
    prefers = {"notice_id": "n1", "at": NOW - HOUR, "kind": "prefers", "person_id": "ana", "channel": "email"}
    both = [decision("a", "ana", "inbox", EVERYTHING), decision("b", "ana", "email", EVERYTHING)]
    mail = sent(1, "full", channel="email", kind="sent")
    assert ana(engine, *both, events=[mail], notices=[prefers])["channel"] == "email"


@pytest.mark.parametrize(
    ("reasons", "channel"),
    [
        (("core.promise.point_not_proven", "chn.practice.point_not_proven"), "call"),
        (("core.promise.point_not_proven", "chn.civil_code.general_guarantor_before_execution"), None),
        (("core.promise.balance_cannot_be_stated",), None),
    ],
)
def test_nobody_is_called_who_could_be_told_nothing(
    engine: Engine, reasons: tuple[str, ...], channel: str | None
) -> None:
    """A check of identity on the call cures a point that is not proven, and nothing else."""
    row = ana(engine, decision("a", "ana", "call", NEUTRAL, reasons=reasons))
    assert (row["channel"], row["status"]) == (channel, "planned" if channel else "denied")
