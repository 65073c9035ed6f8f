"""A dossier kept in memory answers every question as one that is read anew, at any instant."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rightparty.book.dossier import Dossier
from rightparty.book.meta import BookMeta
from rightparty.book.tables import TABLES
from rightparty.gate.answers import answers
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide, decide_prepared
from rightparty.gate.prepared import Prepared
from rightparty.law.load import Law, load_law
from rightparty.law.questions import ClosedDay, Counter, MinutesSince, Question
from rightparty.law.vocabulary import ALL, Per
from rightparty.parties.model import default_model
from tests.gate.cases import Case, cases, instant, together

AS_OF = instant("2026-11-23T06:00:00+08:00")
LONG_AGO = datetime(2015, 1, 1, tzinfo=UTC)

_COUNTED = (
    *(
        Counter(kind, 7, (Per.PERSON,))
        for kind in ("attempt", "connected", "conversation", "told", "unanswered")
    ),
    Counter("attempt", 1, (Per.POINT,), channels=("call", "sms"), inbound=True),
    Counter("attempt", 30, (Per.COUPLE, Per.CREDITOR), contents=("knock",), since_answer=True),
    Counter("attempt", 7, (Per.COLLECTOR, Per.PERSON, Per.DEBT), without=("busy",), recounted=True),
    Counter("attempt", 7, (Per.PERSON, Per.ACCOUNT), unconsented=True),
    Counter("attempt", 7, (Per.PERSON, Per.PLACE), flags=("location",)),
)
_TIMED = (
    MinutesSince("attempt", (Per.POINT,)),
    MinutesSince("told", (Per.PERSON,), ("call",)),
    ClosedDay(("MO", "TU"), "ID"),
)


def _law() -> Law:
    """The law, with questions besides that no rule of it may ask yet."""
    law = Law(load_law().rules)
    added: tuple[Question, ...] = (*_COUNTED, *_TIMED)
    asked = {**law.questions, **{question.name: question for question in added}}
    law.__dict__["questions"] = asked
    return law


LAW = _law()
MODEL = default_model()


def _dossier(case: Case, complete_since: datetime = LONG_AGO) -> Dossier:
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = {
        table: [dict.fromkeys(TABLES[table].by_name) | row for row in found]
        for table, found in together([case]).items()
        if table in TABLES
    }
    meta = BookMeta(AS_OF, dict.fromkeys(TABLES, complete_since))
    return Dossier(meta, rows, left_out=case.rows.get("quarantine", ()))


def _differing(found: Mapping[str, Any], expected: Mapping[str, Any]) -> dict[str, Any]:
    return {n: (found.get(n), expected[n]) for n in expected if found.get(n) != expected[n] or n not in found}


_MOVES = st.one_of(
    st.sampled_from([0, 1, -1, 60, 3600, 86_400, -86_400, 7 * 86_400, 72 * 3600, 40 * 86_400]),
    st.integers(-10 * 86_400, 10 * 86_400),
).map(lambda seconds: timedelta(seconds=seconds))


@pytest.mark.slow
@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases(1), moves=st.lists(_MOVES, min_size=1, max_size=4), data=st.data())
def test_a_dossier_in_memory_answers_as_one_read_anew(
    case: Case, moves: list[timedelta], data: st.DataObject
) -> None:
    """At the drawn instant, at others before and after, and at every kind of edge between two facts."""
    assert case.contact is not None
    late = data.draw(st.sampled_from([LONG_AGO, LONG_AGO, case.contact.at - timedelta(days=3)]))
    dossier = _dossier(case, late)
    prepared = Prepared(dossier, LAW, MODEL)
    stated = [v for rows in dossier.tables.values() for row in rows for v in row.values()]
    edges = sorted({value for value in stated if isinstance(value, datetime)})
    instants = [case.contact.at + move for move in moves]
    if edges:
        near = st.sampled_from([timedelta(), timedelta(microseconds=1), timedelta(microseconds=-1)])
        instants.append(data.draw(st.sampled_from(edges)) + data.draw(near))
    for at in instants:
        contact = replace(case.contact, at=at, content=data.draw(st.sampled_from(ALL)))
        expected = answers(contact, dossier, LAW, MODEL)[1]
        assert _differing(prepared.gather(contact), expected) == {}, contact


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(case=cases(1), move=_MOVES)
def test_decisions_are_the_same_whole(case: Case, move: timedelta) -> None:
    """Verdict, reasons with their facts, times and hashes: nothing tells the two ways apart."""
    assert case.contact is not None
    dossier, law = _dossier(case), load_law()
    prepared = Prepared(dossier, law, MODEL)
    for contact in (case.contact, replace(case.contact, at=case.contact.at + move, content="callback")):
        assert decide_prepared(contact, prepared) == decide(contact, dossier, law, MODEL)


@pytest.mark.parametrize("hour", range(0, 24, 5))
def test_validity_and_zone_of_the_instant_are_read_anew(hour: int) -> None:
    """A message's end, and an instant told in another offset, answer as they do from the rows."""
    case = Case()
    case.add("persons", person_id="p", name="N", country="US", zone=None, status="alive")
    case.add("points", point_id="x", kind="mobile", value="+1", zones=("America/New_York",), country="US")
    dossier, prepared = _dossier(case), Prepared(_dossier(case), LAW, MODEL)
    at = instant("2026-11-01T00:30:00-04:00") + timedelta(hours=hour)
    plain = Contact("c", ("d",), "p", "x", "sms", at)
    for contact in (plain, replace(plain, valid_until=at + timedelta(hours=9))):
        assert _differing(prepared.gather(contact), answers(contact, dossier, LAW, MODEL)[1]) == {}


def test_what_is_asked_freely_is_kept_only_lately() -> None:
    """Callers name replies, sums, flags and senders as they like: no number of them fills the memory."""
    case = Case()
    case.add("persons", person_id="p", name="N", country="US", zone=None, status="alive")
    case.add("points", point_id="x", kind="mobile", value="+1", zones=("America/New_York",), country="US")
    prepared = Prepared(_dossier(case), LAW, MODEL)
    plain = Contact("c", ("d",), "p", "x", "sms", instant("2026-11-02T12:00:00-05:00"))
    first = prepared.gather(replace(plain, in_reply_to="r0", sender_id="s0"))
    for number in range(1, 100):
        prepared.gather(replace(plain, in_reply_to=f"r{number}", sender_id=f"s{number}"))
    assert len(prepared._views) <= 16
    assert len(prepared._tallies) <= 16
    assert prepared.gather(replace(plain, in_reply_to="r0", sender_id="s0")) == first
