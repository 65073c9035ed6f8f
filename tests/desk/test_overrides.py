"""Overrides: asked by one, approved by another, and no wider than the rules they name."""

import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rightparty.desk.access.guard import Actor
from rightparty.desk.access.sight import NotSeen
from rightparty.desk.claim import claim
from rightparty.desk.clock import rehearsed
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.journal_store import marks_of, verify_store
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.overrides import Wish, approve, ask, close, listed, loosened, override_for, overrides
from rightparty.desk.planned import Planned
from rightparty.desk.replayed import replay_store
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.store import Connection
from rightparty.desk.vault import vault_of
from rightparty.desk.weighing import Claimed
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.gate.decision import Decision
from rightparty.law.load import load_law, whole_law
from rightparty.law.questions import NoticeDays, NoticeInForce
from rightparty.law.vocabulary import RISK
from rightparty.parties.linkage.tightening import STOPS
from tests.desk.books import small_book
from tests.desk.means import queued
from tests.desk.tampering import unlocked

EVENING = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)  # half past eight in Shanghai: lawful, past house hours
BANK = frozenset({"BANK"})
ASKER = Actor("wang.wei", frozenset({"supervisor"}), BANK)
SECOND = Actor("li.na", frozenset({"compliance"}), BANK)
Ready = Callable[..., Means]


@pytest.fixture
def means(ready: Ready, tmp_path: Path) -> Means:
    """Everything ready to send to one person, on an evening after the hours of the house."""
    house = tmp_path / "house.toml"
    house.write_text('contact_window = ["09:00", "18:00"]\n')
    return replace(ready(small_book(1), clock=rehearsed(EVENING)), law=load_law(house))


def first(means: Means) -> Planned:
    """The one planned contact."""
    row = means.connection.execute("SELECT run_id FROM desk_run").fetchone()
    assert row is not None
    (one,) = queued(means.connection)
    return one


def contact_of(one: Planned, at: datetime = EVENING) -> Contact:
    """The contact that a plan proposes, at an instant."""
    return Contact(one.contact_id, one.debt_ids, one.person_id, one.point_id, one.channel, at, one.content)


def decided(means: Means, contact: Contact) -> Decision:
    """What the gate says to it."""
    dossier = dossier_from_store(
        means.connection, contact.person_id, contact.point_id or "", contact.debt_ids
    )
    return decide(contact, dossier, means.law, means.model)


def wish(contact: Contact, **more: Any) -> Wish:
    """To set aside what stands against a contact, this evening."""
    return Wish(
        contact, "asked by phone to be written to tonight", EVENING, EVENING + timedelta(hours=2), **more
    )


def asked(means: Means, **more: Any) -> uuid.UUID:
    """An override that waits for its second person."""
    contact = contact_of(first(means))
    return ask(means.connection, means.home, wish(contact, **more), decided(means, contact), ASKER, EVENING)


def test_the_house_hour_is_set_aside_by_two(means: Means) -> None:
    """Asked alone it changes nothing; approved by another it leaves, and the journal says by whom."""
    one = first(means)
    found = asked(means)
    assert override_for(means.connection, contact_of(one), decided(means, contact_of(one))) is None
    approve(means.connection, means.home, found, SECOND, "weighed", EVENING)
    assert isinstance(claim(means, one), Claimed)
    rows = means.connection.execute(
        "SELECT convert_from(data, 'UTF8') FROM desk_journal_waiting WHERE kind IN ('human_act', 'decision')"
        " ORDER BY waiting_id"
    ).fetchall()
    told = [text for (text,) in rows]
    acts = ["override_asked", "override_approved", '"delay"', "override_used", '"allow"']
    assert [next((act for act in acts if act in text), text) for text in told] == acts
    marks = marks_of(means.home)
    assert marks.of("actor", "wang.wei") in told[3]
    assert marks.of("actor", "li.na") in told[3]
    assert "house.default.outside_house_hours" in told[3]
    assert "wang" not in "".join(told)
    assert verify_store(means.connection, means.home).ok


def test_both_decisions_are_made_again(means: Means) -> None:
    """The refusal under the law, the allowance under the law without the very rule that was set aside."""
    connection = means.connection
    approve(connection, means.home, asked(means), SECOND, "weighed", EVENING)
    assert isinstance(claim(means, first(means)), Claimed)
    place_waiting(connection)
    refused, allowed = replay_store(connection, vault_of(connection), means.law)
    assert [one.found.outcome for one in (refused, allowed)] == ["identical", "identical"]
    assert (refused.record.body["verdict"], allowed.record.body["verdict"]) == ("delay", "allow")


def test_without_an_override_it_waits(means: Means) -> None:
    """The rule stands."""
    outcome = claim(means, first(means))
    assert isinstance(outcome, Dropped)
    assert outcome.status == "held"


def test_nobody_approves_what_they_asked_for(means: Means) -> None:
    """Neither through the service, whatever roles they have, nor past it in the database."""
    found = asked(means)
    with pytest.raises(Refused, match=r"override\.approve"):
        approve(means.connection, means.home, found, ASKER, "fine", EVENING)
    same = Actor("wang.wei", frozenset({"compliance"}), BANK)
    with pytest.raises(Refused, match="nobody approves what they asked"):
        approve(means.connection, means.home, found, same, "fine", EVENING)
    with pytest.raises(psycopg.errors.CheckViolation):
        means.connection.execute("UPDATE desk_override SET approved_by = asked_by, approved_at = now()")
    contact = contact_of(first(means))
    with pytest.raises(Refused, match=r"override\.ask"):
        ask(means.connection, means.home, wish(contact), decided(means, contact), SECOND, EVENING)


def test_a_stop_that_came_meanwhile_still_stops(means: Means) -> None:
    """Two people set the hour aside; the person's own stop stands, and the contact is refused for it."""
    one = first(means)
    approve(means.connection, means.home, asked(means), SECOND, "weighed", EVENING)
    means.connection.execute(
        "INSERT INTO book_notices (notice_id, at, kind, person_id, scope)"
        " VALUES ('N', %s, 'opt_out', %s, 'all')",
        [EVENING - timedelta(hours=1), one.person_id],
    )
    outcome = claim(means, one)
    assert isinstance(outcome, Dropped)
    assert outcome.status == "denied"
    contact = contact_of(one)
    refusal = decided(means, contact)
    with pytest.raises(Refused, match="cannot be set aside"):
        ask(means.connection, means.home, wish(contact), refusal, ASKER, EVENING)


def test_law_and_the_promise_are_never_set_aside(means: Means) -> None:
    """At night the law of the place refuses too: not even asked for."""
    night = contact_of(first(means), EVENING + timedelta(hours=5))
    with pytest.raises(Refused, match="law, our promise") as fault:
        ask(means.connection, means.home, wish(night), decided(means, night), ASKER, EVENING)
    assert "chn." in fault.value.message
    stranger = replace(contact_of(first(means)), person_id="nobody")
    with pytest.raises(Refused, match="cannot be set aside"):
        ask(means.connection, means.home, wish(stranger), decided(means, stranger), ASKER, EVENING)


def test_what_nobody_knows_is_not_set_aside(means: Means) -> None:
    """A house rule that lacks a fact refuses for the fact, and that is found out, not waved through."""
    refusal = decided(means, contact_of(first(means)))
    unknown = replace(
        refusal, reasons=tuple(replace(r, missing=("balance_age_hours",)) for r in refusal.reasons)
    )
    with pytest.raises(Refused, match="nobody knows balance_age_hours"):
        ask(means.connection, means.home, wish(contact_of(first(means))), unknown, ASKER, EVENING)


def test_it_ends_by_itself_or_by_hand(means: Means) -> None:
    """After its end, before its beginning and once closed it counts no more; each needs a note."""
    contact = contact_of(first(means))
    refusal = decided(means, contact)
    found = asked(means)
    approve(means.connection, means.home, found, SECOND, "weighed", EVENING)
    assert override_for(means.connection, contact, refusal) is not None
    for shift in (timedelta(hours=2), timedelta(minutes=-1)):
        assert override_for(means.connection, replace(contact, at=EVENING + shift), refusal) is None
    with pytest.raises(Refused, match="note"):
        close(means.connection, means.home, found, ASKER, " ", EVENING)
    with pytest.raises(Refused, match="may not do this"):
        close(means.connection, means.home, found, Actor("x", frozenset({"auditor"}), BANK), "no", EVENING)
    close(means.connection, means.home, found, ASKER, "no longer wanted", EVENING)
    assert override_for(means.connection, contact, refusal) is None
    with pytest.raises(Refused, match="open"):
        approve(means.connection, means.home, found, SECOND, "weighed", EVENING)


def test_one_for_a_contact_is_for_that_contact_and_one_for_a_span_for_one_creditor(means: Means) -> None:
    """Another contact, another person and another creditor's debt are not covered."""
    contact = contact_of(first(means))
    refusal = decided(means, contact)
    approve(means.connection, means.home, asked(means), SECOND, "weighed", EVENING)
    assert override_for(means.connection, replace(contact, candidate_id="another"), refusal) is None
    approve(means.connection, means.home, asked(means, creditor_id="BANK"), SECOND, "weighed", EVENING)
    assert override_for(means.connection, replace(contact, candidate_id="another"), refusal) is not None
    assert override_for(means.connection, replace(contact, candidate_id="a", person_id="P9"), refusal) is None
    with unlocked(means.connection):
        means.connection.execute("UPDATE book_debts SET creditor_id = 'OTHER'")
    assert override_for(means.connection, replace(contact, candidate_id="another"), refusal) is None


def test_another_creditors_person_is_not_there(means: Means) -> None:
    """Neither to ask for nor to approve nor in the list."""
    contact = contact_of(first(means))
    elsewhere = frozenset({"OTHER"})
    with pytest.raises(NotSeen):
        ask(means.connection, means.home, wish(contact), decided(means, contact),
            replace(ASKER, creditors=elsewhere), EVENING)  # fmt: skip
    found = asked(means)
    with pytest.raises(NotSeen):
        approve(means.connection, means.home, found, replace(SECOND, creditors=elsewhere), "weighed", EVENING)
    assert overrides(means.connection, replace(SECOND, creditors=elsewhere), EVENING) == []
    assert [row["override_id"] for row in overrides(means.connection, SECOND, EVENING)] == [found]


def test_spans_are_short_and_reasons_are_given(means: Means) -> None:
    """An exception that lasts is a policy."""
    contact = contact_of(first(means))
    refusal = decided(means, contact)
    for wrong in (
        Wish(contact, " ", EVENING, EVENING + timedelta(hours=1)),
        Wish(contact, "asked from 13900139000", EVENING, EVENING + timedelta(hours=1)),
        Wish(contact, "why", EVENING, EVENING),
        Wish(contact, "why", EVENING, EVENING + timedelta(days=7, seconds=1)),
        Wish(contact, "why", EVENING - timedelta(days=2), EVENING - timedelta(days=1)),
    ):
        with pytest.raises(Refused):
            ask(means.connection, means.home, wrong, refusal, ASKER, EVENING)


def test_listed_risks_are_risks_and_read_no_stop_of_the_persons_own() -> None:
    """Each entry of the file names a rule there is; none is law, and none hears a person say no."""
    law = whole_law()
    own = {*STOPS, "dispute", "consent_withdrawn", "agreed_frequency", "complaint_open"}
    for name in listed()["risk"]:
        rule = law.rule(name)
        assert rule.effect is RISK, name
        heard = {q.kind for q in rule.questions.values() if isinstance(q, NoticeInForce | NoticeDays)}
        assert not heard & own, name
    for rule in law.only("house").rules:
        heard = {q.kind for q in rule.questions.values() if isinstance(q, NoticeInForce | NoticeDays)}
        assert not heard & own, f"{rule.id} reads a stop: list it under [never]"
    for name in listed()["never"]:
        assert law.rule(name).instrument.rulebook == "house"


def test_a_loosened_law_lacks_those_rules_and_no_others(means: Means) -> None:
    """Whatever is set aside, core and every text of law stand."""
    approve(means.connection, means.home, asked(means), SECOND, "weighed", EVENING)
    contact = contact_of(first(means))
    found = override_for(means.connection, contact, decided(means, contact))
    assert found is not None
    law = loosened(means.law, found)
    assert {rule.id for rule in means.law.rules} - {rule.id for rule in law.rules} == found.rules
    assert loosened(means.law, found) is law, "compiled once"


def test_taking_it_back_waits_for_a_claim_that_goes_by_it(means: Means, store: Any) -> None:
    """Whoever closes it learns afterwards that it is closed for all: none goes out by it later."""
    contact = contact_of(first(means))
    refusal = decided(means, contact)
    found = asked(means)
    approve(means.connection, means.home, found, SECOND, "weighed", EVENING)
    other: Connection = store.connect()
    try:
        other.execute("SET lock_timeout = '100ms'")
        with means.connection.transaction():
            assert override_for(means.connection, contact, refusal) is not None
            with pytest.raises(psycopg.errors.LockNotAvailable):
                close(other, means.home, found, SECOND, "stop", EVENING)
        close(other, means.home, found, SECOND, "stop", EVENING)
    finally:
        other.close()
