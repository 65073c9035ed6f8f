"""A law whose questions are all that any rulebook could ask: one rule a question, made for tests."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from rightparty.law.facts import FACTS
from rightparty.law.load import Law
from rightparty.law.questions import (
    ClosedDay,
    Counter,
    DebtIs,
    DebtNumber,
    EvidenceDays,
    Fact,
    Flag,
    LocalSecond,
    Member,
    MinutesSince,
    NoticeDays,
    NoticeInForce,
    Question,
    Within,
)
from rightparty.law.rule import Instrument, Rule
from rightparty.law.vocabulary import (
    ACCOUNT,
    ALL,
    ATTEMPT,
    COLLECTOR,
    CONNECTED,
    CONVERSATION,
    COUPLE,
    CREDITOR,
    DEBT,
    LENDERS,
    NOTE,
    PERSON,
    PLACE,
    POINT,
    TOLD,
    UNANSWERED,
    VOICE,
    Force,
)

_TEXT = Instrument("every_question", "core", "Every question", Force.POLICY, 1.0)
_KEYS = (
    (PERSON,),
    (POINT,),
    (COUPLE,),
    (CREDITOR, PERSON),
    (COLLECTOR, PERSON, DEBT),
    (COLLECTOR, COUPLE, DEBT),
    (CREDITOR, PERSON, ACCOUNT),
    (COUPLE, ACCOUNT),
    (CREDITOR, POINT, DEBT),
    (PERSON, PLACE),
    (COUPLE, PLACE),
    (PERSON, POINT),
    (POINT, PLACE),
)


def every_question() -> Iterator[Question]:
    """Every named fact, and every family with each of its parameters."""
    yield from (Fact(name) for name in FACTS)
    yield from _counters()
    yield from _notices()
    yield from (EvidenceDays(("wrote_from",)), EvidenceDays(("stated", "code_confirmed", "wrong_number")))
    yield from (
        DebtIs("product", ("student_loan",)),
        DebtIs("status", ("active", "settled")),
        DebtIs("in_default_when_acquired", ("true",)),
        DebtIs("judgment_on"),
        DebtNumber("all_in_rate"),
        DebtNumber("all_in_rate", "min"),
        DebtNumber("opened_on", "min"),
        DebtNumber("time_barred_on"),
        Member("cba"),
        Member("nifa"),
        Flag("litigation"),
        Flag("test"),
    )
    places = ("CN", "US", "FR", "US-MA", "US-NY", "US-NY-NYC", "US-CA", "GB-SCT")
    yield from (Within(place) for place in places)
    yield from (LocalSecond(end, zone) for end in ("min", "max") for zone in ("", "Europe/Paris"))
    yield from (
        ClosedDay(("MO", "TU", "WE", "TH", "FR")),
        ClosedDay((), "US"),
        ClosedDay(("SA", "SU", "MO"), "CN"),
    )


def _counters() -> Iterator[Question]:
    for per in _KEYS:
        yield Counter(ATTEMPT, 7, per, channels=VOICE)
        yield Counter(ATTEMPT, 7, per, recounted=True)
        yield Counter(CONVERSATION, 7, per)
        yield MinutesSince(CONNECTED, per)
    for per in ((PERSON,), (COLLECTOR, PERSON, DEBT), (COUPLE,), (POINT,)):
        yield Counter(ATTEMPT, 7, per, VOICE, unconsented=True)
        yield Counter(ATTEMPT, 30, per, recounted=True, unconsented=True)
        yield Counter(TOLD, 2, per, contents=("full",), without=("busy", "answered"))
        yield Counter(UNANSWERED, 1, per, since_answer=True)
        yield Counter(CONNECTED, 3, per, flags=("in_person", "other"))
        yield Counter(ATTEMPT, 3, per, flags=("other",), inbound=True)
    yield Counter(ATTEMPT, 7, (LENDERS, PERSON))
    yield Counter(ATTEMPT, 1, (LENDERS, PERSON), VOICE, ("full", "knock"))
    yield Counter(TOLD, 30, (LENDERS, PERSON), contents=("full", "offer"))
    yield Counter(CONVERSATION, 7, (LENDERS, PERSON))
    yield Counter(UNANSWERED, 3, (LENDERS, PERSON))
    yield MinutesSince(ATTEMPT, (CREDITOR, POINT), ("call",))
    yield MinutesSince(UNANSWERED, (COLLECTOR, PERSON))
    yield MinutesSince(TOLD, (COUPLE, DEBT))


def _notices() -> Iterator[Question]:
    for kind in ("attorney", "consent", "cease", "email_use_notice", "complaint_open", "dispute", "prefers"):
        for family in (NoticeInForce, NoticeDays):
            yield family(kind)
            yield family(kind, media=("written", "electronic"))
            yield family(kind, to="collector")
            yield family(kind, to="creditor", by="person")
            yield family(kind, at_point=True)
            yield family(kind, for_channel=True)
    yield NoticeInForce("attorney", detail=("answered",))
    yield NoticeInForce("attorney", detail=("answered", "unidentified"))
    yield NoticeInForce("email_use_notice", detail=("names_collector", "form=letter|paper"))
    yield NoticeInForce("email_use_notice", detail=("form=letter|email",), at_point=True)
    yield NoticeDays("attorney", of="asked_on")
    yield NoticeDays("email_use_notice", of="opt_out_until")
    yield NoticeDays("email_use_notice", of="sent_on", detail=("names_collector",))


def every_rule() -> Law:
    """A law with one rule for each question, that only notes something."""
    return Law(tuple(_rule(question) for question in every_question()))


def _rule(question: Question) -> Rule:
    def asks(c: Any) -> Any:
        return c._ask(question)

    return Rule(
        citation="",
        effect=NOTE,
        condition=asks,
        cuts=ALL,
        since=date(1900, 1, 1),
        instrument=_TEXT,
        name=question.name,
        confidence=1.0,
        seen_in_original=True,
    )
