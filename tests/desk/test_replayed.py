"""A morning's decisions made again from what was kept: identical, erased, changed, or never kept."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from rightparty.desk.erasing import erase_person
from rightparty.desk.facts_kept import parts_of, read_text
from rightparty.desk.journal_store import verify_store
from rightparty.desk.law_kept import KeptLaws, keep_law
from rightparty.desk.means import Means
from rightparty.desk.replayed import replay_store
from rightparty.desk.retention import enforce
from rightparty.desk.sending import send_one
from rightparty.desk.sequencer import place_waiting
from rightparty.desk.vault import vault_of
from rightparty.errors import InvalidInput
from rightparty.law.load import Law
from rightparty.words.render import Text, content_hash
from tests.desk.books import small_book
from tests.desk.means import MORNING, queued
from tests.desk.tampering import unlocked

LATER = datetime(2027, 1, 1, tzinfo=UTC)


@pytest.fixture
def sent(ready: Callable[..., Means]) -> Means:
    """Three people, one without a debt that is due any more; their contacts decided and sent."""
    book = small_book(3)
    book.add("notices", notice_id="N1", at="2026-11-23T10:00:00+08:00", kind="deceased", person_id="P0003")
    means = ready(book)
    send_all(means)
    return means


def send_all(means: Means) -> None:
    """Carry out every planned contact."""
    row = means.connection.execute("SELECT max(run_id) FROM desk_run").fetchone()
    assert row is not None
    for one in queued(means.connection):
        send_one(means, one)
    place_waiting(means.connection)


def outcomes(means: Means, law: Law | None = None, contact: str | None = None) -> list[str]:
    """What came of each decision's replay."""
    replayed = replay_store(
        means.connection, vault_of(means.connection), law or means.law, contact_id=contact
    )
    return [one.found.outcome for one in replayed]


def test_every_decision_of_the_morning_is_made_again(sent: Means) -> None:
    """Those that were sent and the one that was refused, to the hash of the decision."""
    found = list(replay_store(sent.connection, vault_of(sent.connection), sent.law))
    assert [one.found.outcome for one in found] == ["identical"] * 3
    verdicts = {str(one.record.body["verdict"]) for one in found}
    assert verdicts == {"allow", "deny"}
    assert outcomes(sent, contact=found[0].contact_id) == ["identical"]
    later = MORNING + timedelta(days=1)
    assert not list(replay_store(sent.connection, vault_of(sent.connection), sent.law, since=later))


def erase(means: Means, person: str) -> None:
    """Erase a person, as the desk does it."""
    with means.connection.transaction():
        erase_person(means.connection, person, by="Li Na", basis="never_owed", at=LATER)


def test_what_was_erased_is_erased_and_the_rest_stands(sent: Means) -> None:
    """One person's key is gone: their decision cannot be made again, the others' can."""
    erase(sent, "P0001")
    found = list(replay_store(sent.connection, vault_of(sent.connection), sent.law))
    assert sorted(one.found.outcome for one in found) == ["erased", "identical", "identical"]
    erased = next(one.found for one in found if one.found.outcome == "erased")
    assert "2027-01-01" in erased.sentence
    assert verify_store(sent.connection, sent.home).ok


def test_what_was_never_kept_is_said_to_be_unkept(sent: Means) -> None:
    """Where retention is over, or an older version decided, nothing is claimed."""
    sent.connection.execute("DELETE FROM desk_kept_part")
    assert outcomes(sent) == ["unkept"] * 3


def test_what_is_kept_is_not_readable_in_the_table(sent: Means) -> None:
    """Neither facts nor text stand there in the clear, and rows cannot be changed."""
    rows = sent.connection.execute("SELECT sealed FROM desk_kept_part").fetchall()
    assert len(rows) == 5  # three decisions, two texts
    whole = b"".join(bytes(sealed) for (sealed,) in rows)
    assert b"verdict" not in whole
    assert "王小明".encode() not in whole
    with pytest.raises(Exception, match="never changed"):
        sent.connection.execute("UPDATE desk_kept_part SET kind = 'text'")


def test_facts_that_were_changed_or_moved_are_found_out(sent: Means) -> None:
    """Whoever owns the database cannot make one person's facts explain another's decision."""
    with unlocked(sent.connection):
        sent.connection.execute(
            "UPDATE desk_kept_part SET sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 7)"
            " WHERE person_id = 'P0001'"
        )
    assert sorted(outcomes(sent)) == ["identical", "identical", "unreadable"]


def test_another_law_is_explained_by_the_rules_that_were_kept(sent: Means) -> None:
    """The day keeps which rules its law had; without that, nothing is claimed."""
    other = sent.law.where(lambda rule: rule.id != "core.stops.person_has_died")
    assert set(outcomes(sent, other)) == {"not at hand"}
    by_hand = Law(sent.law.rules, sent.law.records)  # as every law was kept before texts were
    keep_law(sent.connection, by_hand, MORNING)
    keep_law(sent.connection, by_hand, MORNING)
    kept = KeptLaws(sent.connection).of(sent.law.version)
    assert kept is not None
    assert (kept.rules, kept.law, kept.fault) == (dict(sent.law.rule_versions), None, "")
    found = list(replay_store(sent.connection, vault_of(sent.connection), other))
    assert [one.found.outcome for one in found] == ["explained"] * 3
    assert any("person_has_died refused then" in line for one in found for line in one.found.differences)


def test_the_text_as_sent_is_kept_and_is_what_the_permit_was_for(sent: Means) -> None:
    """Opened again, its hash is that of the permit; once its person is erased, it is gone."""
    connection, vault = sent.connection, vault_of(sent.connection)
    query = (
        "SELECT p.contact_id, p.content_hash FROM desk_permit p JOIN desk_planned_contact USING (contact_id)"
    )
    rows = connection.execute(query + " ORDER BY person_id").fetchall()
    assert len(rows) == 2
    for contact_id, permitted in rows:
        (text,) = [one for one in parts_of(connection, vault, contact_id) if one.kind == "text"]
        said = read_text(text)
        again = Text(said["subject"], said["body"], "", "", "en", "", "")
        assert content_hash(again) == permitted == text.digest
        assert "王小明" in said["body"]
    erase(sent, "P0001")
    gone = [one for one in parts_of(connection, vault, rows[0][0]) if one.kind == "text"]
    for one in gone:
        with pytest.raises(InvalidInput, match="cannot be read"):
            read_text(one)


def test_what_was_kept_goes_when_its_time_is_over(sent: Means) -> None:
    """Two years after the last contact in China, not while the person is still contacted; records stand."""

    def left() -> int:
        row = sent.connection.execute("SELECT count(*) FROM desk_kept_part").fetchone()
        assert row is not None
        return int(row[0])

    enforce(sent.connection, MORNING + timedelta(days=729))
    assert left() == 5
    sent.connection.execute(
        "INSERT INTO book_events (event_id, contact_id, at, direction, kind, channel, creditor_id, debt_ids,"
        " person_id) VALUES ('E9', 'C9', %s, 'out', 'attempt', 'email', 'BANK', '{D0001}', 'P0001')",
        [MORNING + timedelta(days=400)],
    )
    counted = enforce(sent.connection, MORNING + timedelta(days=740))
    assert (counted["decision_facts"], left()) == (2, 2)
    assert sorted(outcomes(sent)) == ["identical", "unkept", "unkept"]
