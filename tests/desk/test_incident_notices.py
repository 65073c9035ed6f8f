"""What a leak makes due: drafts in three languages, by the law of the place and from how many people on."""

import re
from datetime import timedelta
from importlib import import_module

import pytest

from rightparty.desk import incident_notices
from rightparty.desk.erasing import erase_person
from rightparty.desk.incident_notices import (
    LANGUAGES,
    Duty,
    affected,
    draft_notices,
    draft_sent,
    draft_text,
    drafts,
    duties,
    places_of,
)
from rightparty.desk.incidents import incidents
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.errors import Refused
from rightparty.law.load import COUNTRIES
from rightparty.words.guard import findings
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING
from tests.desk.wrong import Ready, queue, report

AFTER = MORNING + timedelta(minutes=5)


def leaked(ready: Ready, people: int = 1) -> Means:
    """A debt word that went to strangers, one for each of some people."""
    means = ready(small_book(people))
    for one in queue(means):
        send_one(means, one)
        report(means, one.person_id, one.point_id, at=AFTER)
    return means


def test_an_incident_comes_with_its_drafts_in_three_languages(ready: Ready) -> None:
    """To the authority and the borrower within a day in China, and to the stranger."""
    means = leaked(ready)
    found = drafts(means.connection, AFTER)
    told = {(row["audience"], row["place"]) for row in found}
    assert told == {("regulator", "CN"), ("borrower", "CN"), ("stranger", "")}
    assert {row["language"] for row in found} == set(LANGUAGES)
    assert len(found) == 9
    assert {row["hours_left"] for row in found if row["place"]} == {24.0}
    for row in found:
        text = draft_text(means.connection, row["draft_id"])
        assert "{" not in text, text
        assert "王小明" not in text, "no draft names anybody"
        assert "person0001" not in text
    (incident,) = incidents(means.connection)
    assert '"template": "full.zh-Hans.letter"' in incident["cause"]


def test_the_words_to_the_stranger_hold_no_word_of_a_debt(ready: Ready) -> None:
    """The guard reads them as it reads a knock."""
    means = leaked(ready)
    mine = [row for row in drafts(means.connection, AFTER) if row["audience"] == "stranger"]
    assert len(mine) == 3
    for row in mine:
        text = draft_text(means.connection, row["draft_id"]).replace(row["incident_id"], "")
        assert not findings(text), findings(text)


def test_a_draft_stays_one_until_somebody_says_that_they_sent_it(ready: Ready) -> None:
    """By name and with a note; one language settles the others; the borrower's tells the incident."""
    means = leaked(ready)
    about = (means.connection, means.home)
    first = next(row for row in drafts(means.connection, AFTER) if row["audience"] == "borrower")
    for by, note in (("", "x"), ("Li Na", " ")):
        with pytest.raises(Refused):
            draft_sent(*about, first["draft_id"], by=by, note=note, at=AFTER)
    draft_sent(*about, first["draft_id"], by="Li Na", note="by letter", at=AFTER)
    assert "borrower" not in {row["audience"] for row in drafts(means.connection, AFTER)}
    assert len(drafts(means.connection, AFTER, sent=True)) == 9
    assert incidents(means.connection)[0]["told_at"] == AFTER
    with pytest.raises(Refused, match="not to be sent"):
        draft_sent(*about, first["draft_id"], by="Li Na", note="again", at=AFTER)
    with pytest.raises(Refused, match="no draft"):
        draft_text(means.connection, 0)
    steps = [record.body.get("step") for record in journal_of(means.connection) if record.kind == "incident"]
    assert steps == ["opened", "notice_sent"]
    seal_store(means.connection, means.home, AFTER)
    assert verify_store(means.connection, means.home).ok


def test_a_threshold_counts_people_within_a_year(ready: Ready, monkeypatch: pytest.MonkeyPatch) -> None:
    """An authority that wants to hear from three people on hears at the third, and not before."""
    from_three = Duty("CN", "regulator", "x", 720, 3, MORNING.date(), "x")
    monkeypatch.setattr(incident_notices, "duties", lambda: (from_three,))
    means = leaked(ready, 3)
    rows = [row for row in drafts(means.connection, AFTER) if row["audience"] == "regulator"]
    assert len({row["incident_id"] for row in rows}) == 1
    assert affected(means.connection, "CN", None, AFTER) == (3, 0)
    assert affected(means.connection, "CN", "stated", AFTER)[0] == 3
    assert affected(means.connection, "CN", None, AFTER + timedelta(days=366)) == (0, 0)
    assert affected(means.connection, "US", None, AFTER) == (0, 0)
    own = [row for row in drafts(means.connection, AFTER) if row["audience"] == "borrower"]
    assert len(own) == 9, "the borrower is told, whatever the law of the place"


def test_erasing_a_borrower_takes_nothing_off_the_count(
    ready: Ready, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They were affected: at the third leak the authority hears of three; places unknown count everywhere."""
    from_three = Duty("CN", "regulator", "x", 720, 3, MORNING.date(), "x")
    monkeypatch.setattr(incident_notices, "duties", lambda: (from_three,))
    means = ready(small_book(3))
    for number, one in enumerate(queue(means)):
        send_one(means, one)
        report(means, one.person_id, one.point_id, at=AFTER)
        if number == 0:
            erase_person(means.connection, one.person_id, by="Li Na", basis="court", at=AFTER)
    assert affected(means.connection, "CN", None, AFTER) == (3, 0)
    assert any(row["audience"] == "regulator" for row in drafts(means.connection, AFTER))
    means.connection.execute(
        "UPDATE desk_incident SET places = NULL WHERE person_id = (SELECT min(person_id) FROM desk_incident)"
    )
    assert affected(means.connection, "US", None, AFTER) == (1, 0)


def test_older_incidents_are_given_the_places_of_those_who_are_still_in_the_book(ready: Ready) -> None:
    """What the migration fills in is what an opening keeps; of somebody erased nobody knows."""
    means = leaked(ready, 2)
    connection = means.connection
    connection.execute("UPDATE book_persons SET region = 'DE-BY', country = 'DE' WHERE person_id = 'P0001'")
    erase_person(connection, "P0002", by="Li Na", basis="court", at=AFTER)
    connection.execute("UPDATE desk_incident SET places = NULL, due_at = due_at + interval '9 days'")
    migration = import_module("rightparty.desk.migrations.0026_incident_places")
    connection.execute(migration.FORWARDS)
    rows = connection.execute(
        "SELECT person_id, places, due_at FROM desk_incident ORDER BY person_id"
    ).fetchall()
    assert rows[0] == ("P0001", places_of(connection, "P0001"), AFTER + timedelta(days=1))
    assert rows[0][1] == ["CN", "DE", "DE-BY", "EU"]
    assert rows[1][1] is None


def test_the_migration_knows_the_members_of_the_union() -> None:
    """Those of today: a country that joins later is no part of what was filled in once."""
    migration = import_module("rightparty.desk.migrations.0026_incident_places")
    members = {country for country, book in COUNTRIES.items() if book == "eu"}
    assert set(re.findall(r"'([A-Z]{2})'", migration.FORWARDS)) - {"EU"} <= members


def test_drafting_again_adds_nothing(ready: Ready) -> None:
    """Each once, for an incident."""
    means = leaked(ready)
    (incident,) = incidents(means.connection)
    assert draft_notices(means.connection, incident["incident_id"], AFTER) == 0
    with pytest.raises(Refused):
        draft_notices(means.connection, "00000000-0000-0000-0000-000000000000", AFTER)


def test_every_duty_names_its_law_and_a_place_that_we_know() -> None:
    """Dated, cited, with a threshold of at least one; a region lies in a country with a rulebook."""
    for duty in duties():
        assert duty.place == "EU" or duty.place[:2] in COUNTRIES, duty
        assert duty.audience in ("regulator", "borrower", "stranger")
        assert duty.hours > 0
        assert duty.least >= 1
        assert duty.citation
