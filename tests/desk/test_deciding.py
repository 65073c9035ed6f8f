"""Deciding on rows of the moment: what is kept is what the rows say now, and never what they said."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from rightparty.desk.deciding import KeptDossiers, decide_many
from rightparty.desk.dossier import About, dossier_from_store, dossier_text
from rightparty.desk.means import Means
from rightparty.desk.store import Connection
from rightparty.desk.weighing import contact_at
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.law.load import load_law
from tests.desk.books import small_book
from tests.desk.means import MORNING, queued

Ready = Callable[..., Means]


def contacts(means: Means) -> list[Contact]:
    """Everybody who is planned, as the gate is asked about them now."""
    return [contact_at(one, means.clock(), None) for one in queued(means.connection)]


def test_many_are_decided_as_each_by_itself(ready: Ready, connection: Connection) -> None:
    """In their order, with the same reasons, whether read anew or kept; without hashes, as mere answers."""
    means = ready(small_book(12))
    asked = contacts(means)
    for _ in range(2):
        for contact, decision in zip(asked, decide_many(means, asked), strict=True):
            dossier = dossier_from_store(connection, contact.person_id, contact.point_id, contact.debt_ids)
            alone = decide(contact, dossier, means.law, means.model)
            assert decision == replace(alone, facts_hash="", contact_hash="")
    assert decide_many(means, []) == []


def test_a_row_that_comes_is_seen_at_once(ready: Ready, connection: Connection) -> None:
    """A stop, a payment and a report change the very next answer."""
    means = ready(small_book(12))
    asked = contacts(means)
    before = decide_many(means, asked)
    assert {one.verdict for one in before} == {"allow"}
    columns = "notice_id, at, kind, person_id"
    at = MORNING - timedelta(minutes=1)
    connection.execute(f"INSERT INTO book_notices ({columns}) VALUES ('N', %s, 'opt_out', %s)",
                       [at, asked[0].person_id])  # fmt: skip
    connection.execute(
        "INSERT INTO book_payments (payment_id, debt_id, paid_at, amount, status)"
        " VALUES ('Y', %s, %s, 1060, 'posted')",
        [asked[1].debt_ids[0], at],
    )
    connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES (%s, %s, %s, 'wrong_number')",
        [asked[2].point_id, asked[2].person_id, at],
    )
    after = decide_many(means, asked)
    assert [one.verdict != "allow" for one in after[:4]] == [True, True, True, False]


def test_a_stop_that_another_clock_dates_later_was_told_all_the_same(
    ready: Ready, connection: Connection
) -> None:
    """It is committed, so it is heard, also by a reading that was kept before."""
    means = ready(small_book(12))
    asked = contacts(means)
    decide_many(means, asked)
    connection.execute(
        "INSERT INTO book_notices (notice_id, at, kind, person_id) VALUES ('N', %s, 'opt_out', %s)",
        [MORNING + timedelta(hours=5), asked[0].person_id],
    )
    assert decide_many(means, asked)[0].verdict != "allow"


def test_an_hour_later_is_another_hour(ready: Ready) -> None:
    """What is kept holds for as long as it holds: night is night, and a proof grows old."""
    means = ready(small_book(12))
    asked = contacts(means)
    assert {one.verdict for one in decide_many(means, asked)} == {"allow"}
    at_night = [replace(one, at=one.at + timedelta(hours=14)) for one in asked]
    assert {one.verdict for one in decide_many(means, at_night)} == {"delay"}
    a_week_on = [replace(one, at=one.at + timedelta(days=7)) for one in asked]
    assert "allow" not in {one.verdict for one in decide_many(means, a_week_on)}
    assert {one.verdict for one in decide_many(means, asked)} == {"allow"}


def test_another_law_reads_anew_and_few_are_kept(ready: Ready, connection: Connection) -> None:
    """A reading belongs to its law and model; the oldest go when there are too many."""
    means = ready(small_book(3))
    kept = KeptDossiers(most=2)
    about = [About(one.person_id, one.point_id, one.debt_ids) for one in contacts(means)]
    texts = [dossier_text(connection, one) for one in about]
    first = kept.read(about[0], texts[0], means.law, means.model)
    assert kept.read(about[0], texts[0], means.law, means.model) is first
    other = replace(load_law())
    assert kept.read(about[0], texts[0], other, means.model) is not first
    for one, text in zip(about, texts, strict=True):
        kept.read(one, text, means.law, means.model)
    assert len(kept._kept) == 2
