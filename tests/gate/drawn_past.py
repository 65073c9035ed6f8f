"""Drawn histories: what was learnt of points, what we were told, and past contacts."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Any

from tests.gate import dice
from tests.gate.dice import maybe

Add = Callable[..., None]

NOTICES = (
    "opt_out cease refused_to_pay attorney adviser dispute settled payment_pending agreement_performing "
    "agreement_breached hardship moratorium bankruptcy deceased incapable welfare_risk bereavement "
    "complaint_open complaint_closed identity_theft refuses_contact agreed_hours inconvenient_hours "
    "inconvenient_place employer_prohibits email_use_notice military calamity litigation judgment prefers "
    "consent consent consent consent consent consent consent_withdrawn consent_withdrawn"
).split()
EVIDENCE = (
    "stated code_confirmed carrier_match signed_in answered_as_self wrong_number wrong_number bounced "
    "recycled not_recycled disconnected address_book skip_traced disclosure_reported used_in_app wrote_from "
    "collector_used"
).split()
DETAILS: dict[str, list[dict[str, Any]]] = {
    "attorney": [
        {"asked_on": "2026-11-01"},
        {"asked_on": "in autumn"},
        {"answered": True, "unidentified": "true"},
    ],
    "consent": [{"purpose": "calls"}, {"purpose": "sms"}],
    "email_use_notice": [
        {"sent_on": "2026-10-01", "opt_out_until": "2026-11-24", "names_collector": True, "form": "letter"},
        {"names_collector": False, "form": "email"},
    ],
    "dispute": [{"after_validation_period": True}],
}
HOURS = ("09:00-12:00", "22:00-06:00", "18:00-20:00", "after nine", "09:00-12:00; 1|2")
"""Hours as they are kept, some of which nobody can read."""


_SECONDS = dice.one_of(
    dice.integers(0, 9 * 86400),
    dice.integers(0, 40 * 86400),
    dice.sampled_from([0, 1, 3600, 21 * 3600, 23 * 3600, 86400, 7 * 86400]),
)


def before(drawn: Random) -> timedelta:
    """How long before the contact something was."""
    return timedelta(seconds=_SECONDS(drawn))


@dataclass(frozen=True)
class Who:
    """The ids of one case: the person addressed and another, a point of each, the debts named."""

    number: int
    person: str
    other: str
    point: str
    other_point: str
    debts: tuple[str, ...]
    creditor: str
    at: datetime


def draw_past(draw: dice.Draw, add: Add, who: Who) -> None:
    """Evidence, notices and events of a case."""
    for kind in draw(dice.several(dice.sampled_from(EVIDENCE), 5)):
        _draw_evidence(draw, add, who, kind, who.at - draw(before))
    for i in range(draw(dice.sampled_from([0, 0, 1, 2, 3]))):
        _draw_notice(draw, add, who, f"n{who.number}-{i}")
    for i in range(draw(dice.sampled_from([0, 1, 3, 9]))):
        _draw_event(draw, add, who, f"{who.number}-{i}")


def _draw_evidence(draw: dice.Draw, add: Add, who: Who, kind: str, at: datetime) -> None:
    add(
        "evidence",
        point_id=draw(dice.sampled_from([who.point, who.point, who.other_point])),
        person_id=draw(dice.sampled_from([who.person, who.person, who.person, who.other])),
        at=at,
        kind=kind,
        since=draw(maybe(dice.just(at - timedelta(days=2)))),
        source=draw(maybe(dice.sampled_from([f"agency-{who.creditor}", f"other-{who.creditor}"]))),
        authority=draw(dice.sampled_from([None, None, "form 7"])),
    )


def _draw_notice(draw: dice.Draw, add: Add, who: Who, notice_id: str) -> None:
    told = who.at - draw(before) + draw(dice.sampled_from([timedelta(), timedelta(hours=5)]))
    kind = draw(dice.sampled_from(NOTICES))
    detail = draw(maybe(dice.sampled_from(DETAILS[kind]))) if kind in DETAILS else None
    add(
        "notices",
        notice_id=notice_id,
        at=told,
        kind=kind,
        person_id=draw(dice.sampled_from([who.person, who.person, None])),
        debt_id=draw(maybe(dice.sampled_from(who.debts))),
        point_id=draw(maybe(dice.sampled_from([who.point, who.other_point]))),
        creditor_id=draw(maybe(dice.sampled_from([who.creditor, who.creditor, "elsewhere"]))),
        channel=draw(maybe(dice.sampled_from(["call", "sms", "email"]))),
        given_by=draw(maybe(dice.sampled_from([who.person, who.other]))),
        given_to=draw(dice.sampled_from([None, who.creditor, who.creditor, f"agency-{who.creditor}"])),
        medium=draw(maybe(dice.sampled_from(["written", "electronic", "oral"]))),
        scope=draw(maybe(dice.sampled_from(["point", "channel", "debt", "creditor", "all"]))),
        until=draw(dice.sampled_from([None, None, who.at + timedelta(hours=1), who.at - timedelta(hours=1)])),
        received_at=draw(maybe(dice.just(told + timedelta(hours=1)))),
        hours=draw(maybe(dice.sampled_from(HOURS))),
        days=draw(maybe(dice.sampled_from([("MO",), ("SA", "SU"), ("XX", "MO")]))),
        recording=draw(maybe(dice.just("r1"))),
        ref=draw(dice.sampled_from([None, None, "r"])),
        detail=None if detail is None else json.dumps(detail),
    )


def _draw_event(draw: dice.Draw, add: Add, who: Who, number: str) -> None:
    inbound = draw(dice.integers(0, 5)) == 0
    kinds = draw(
        dice.sampled_from(
            [("attempt",), ("attempt", "connected"), ("conversation",), ("voicemail",), ("sent", "delivered")]
        )
    )
    t = who.at - draw(before)
    agencies = [f"agency-{who.creditor}", f"other-{who.creditor}"]
    subjects = dice.sampled_from([who.debts, who.debts[:1], (f"d{who.number}-unnamed",)])
    shared = {
        "contact_id": f"k{number}",
        "direction": "in" if inbound else "out",
        "channel": draw(dice.sampled_from(["call", "sms", "email", "ai_call"])),
        "creditor_id": who.creditor,
        "agency_id": draw(maybe(dice.sampled_from(agencies))),
        "debt_ids": draw(subjects),
        "content": draw(maybe(dice.sampled_from(["full", "knock", "reply"]))),
        "outcome": draw(maybe(dice.sampled_from(["no_answer", "busy", "not_in_service", "answered"]))),
        "flags": draw(dice.sampled_from([None, None, ("in_person",), ("other", "in_person")])),
        "named_debts": draw(maybe(subjects)),
        "counted_debts": draw(dice.sampled_from([None, None, who.debts[:1]])),
    }
    for i, kind in enumerate(kinds):
        add(
            "events",
            event_id=f"e{number}-{i}",
            at=t + timedelta(seconds=i),
            kind=kind,
            person_id=draw(dice.sampled_from([who.person, who.person, who.other, None])),
            point_id=draw(dice.sampled_from([who.point, who.point, who.other_point, None])),
            **shared,
        )
