"""A source of points that goes bad pauses itself, and so does a batch; only somebody with a name lifts it."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import psycopg
import pytest

from rightparty.desk.day import Order, run_day
from rightparty.desk.figures import of_day
from rightparty.desk.means import Means
from rightparty.desk.sending import send_one
from rightparty.desk.sources import batch_of_run, judged, lift, paused
from rightparty.desk.store import Connection, Store
from rightparty.engine import Engine
from rightparty.errors import Refused
from tests.desk.books import DAY, SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, statuses
from tests.desk.wrong import EARLIER, Ready, count, queue, report

TRACED = "2026-10-01T10:00:00+08:00"


def traced_book(people: int, *, source: str = "Repair Ltd", proven_by: str | None = None) -> SmallBook:
    """Everybody's e-mail came from one tracing file; `proven_by` is what says that it was proven."""
    book = small_book(people)
    for row in book.tables["evidence"]:
        if row["point_id"].startswith("E"):
            row["source"] = source if row["kind"] == "stated" else (proven_by or source)
            row["kind"] = "skip_traced" if row["kind"] == "stated" else row["kind"]
            row["at"] = TRACED if row["kind"] == "skip_traced" else row["at"]
    return book


def settle(means: Means, right: int, wrong: int) -> None:
    """So many of the first people answer as themselves, and so many of the next are somebody else."""
    for number in range(1, right + 1):
        means.connection.execute(
            "INSERT INTO book_evidence (point_id, person_id, at, kind, source, contact_id)"
            " VALUES (%s, %s, %s, 'answered_as_self', 'contact', %s)",
            [f"E{number:04}", f"P{number:04}", EARLIER - timedelta(days=1), f"past-{number}"],
        )
    for number in range(right + 1, right + wrong + 1):
        report(means, f"P{number:04}", f"E{number:04}")


def names(means: Means) -> list[str]:
    """The sources that are paused."""
    return list(paused(means.connection)["source"])


def test_a_source_that_goes_bad_pauses_itself_and_takes_its_queue_back(ready: Ready) -> None:
    """The report that tips it does so in its own transaction: row, figures, queue, record."""
    means = ready(traced_book(14))
    settle(means, right=7, wrong=2)
    assert not names(means)
    done = report(means, "P0010", "E0010")
    assert done.source == "Repair Ltd"
    assert done.paused == ["Repair Ltd"]
    row = means.connection.execute(
        "SELECT at, outcomes, reports, rule, withdrawn, why FROM desk_source_pause"
    ).fetchone()
    assert row is not None
    assert row[:3] == (EARLIER, 10, 3)
    assert row[4] == 4, "those of the four whom nobody has answered for"
    assert "3 of 10" in row[5]
    still = {one.person_id for one in queue(means)}
    assert still == {f"P{number:04}" for number in range(1, 8)}, "who answered as themselves rest on that"
    last = journal_of(means.connection)[-1]
    assert (last.kind, last.body["event"], last.body["outcomes"]) == ("source", "paused", 10)
    figures = of_day(means.connection, DAY, ["BANK"])
    assert figures["withdrawn"] == 7


def test_a_good_source_with_a_few_reports_is_not_paused(ready: Ready) -> None:
    """Two wrong of twenty may be chance; the list says so, and nothing is taken back but the two."""
    means = ready(traced_book(22))
    settle(means, right=18, wrong=2)
    assert not names(means)
    (one,) = [one for one in judged(means.connection, MORNING, means.model) if one.name == "Repair Ltd"]
    assert (one.figures.outcomes, one.figures.reports, one.verdict.state) == (20, 2, "watch")
    assert one.paused_at is None
    assert sorted(set(statuses(means.connection).values())) == ["denied", "planned"]
    assert len(queue(means)) == 20


def test_what_a_source_says_for_itself_counts_for_nothing(ready: Ready) -> None:
    """Its file claims that it confirmed everybody; nobody else ever did."""
    means = ready(traced_book(14))
    settle(means, right=0, wrong=9)
    (one,) = [one for one in judged(means.connection, MORNING, means.model) if one.name == "Repair Ltd"]
    assert (one.figures.outcomes, one.figures.reports) == (9, 9)
    assert report(means, "P0010", "E0010").paused == ["Repair Ltd"]


@pytest.mark.parametrize("kind", ["signed_in", "carrier_match"])
def test_a_false_report_is_no_longer_counted_once_the_person_is_back(ready: Ready, kind: str) -> None:
    """A sign-in, or a carrier's match, after the report shows that the source was right."""
    means = ready(traced_book(12))
    settle(means, right=8, wrong=2)
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " SELECT point_id, person_id, %s, %s FROM desk_wrong_person",
        [EARLIER + timedelta(seconds=1), kind],
    )
    assert not report(means, "P0011", "E0011", at=EARLIER + timedelta(seconds=2)).paused


def pause(means: Means, name: str = "Repair Ltd") -> None:
    """A pause as a review leaves it."""
    means.connection.execute(
        'INSERT INTO desk_source_pause ("of", name, at, outcomes, reports, rule, why, withdrawn)'
        " VALUES ('source', %s, %s, 10, 5, '', '', 0)",
        [name, EARLIER],
    )


@pytest.mark.parametrize(("proven_by", "status"), [(None, "denied"), ("carrier", "sent")])
def test_a_claim_reads_pauses_afresh(ready: Ready, proven_by: str | None, status: str) -> None:
    """A point that only the paused source vouches for is refused; one that somebody else proved is not."""
    means = ready(traced_book(1, proven_by=proven_by))
    pause(means)
    (one,) = queue(means)
    assert send_one(means, one) == status
    row = means.connection.execute("SELECT reason, until_event FROM desk_planned_contact").fetchone()
    assert row == (("source_paused:Repair Ltd", "source_lifted") if status == "denied" else (None, None))


def test_a_pause_ends_by_a_person_with_a_name_and_a_note(ready: Ready) -> None:
    """Not by time and not twice; its count begins anew, and the reports stay what they are."""
    means = ready(traced_book(12))
    settle(means, right=0, wrong=10)
    assert names(means) == ["Repair Ltd"]
    about: Mapping[str, Any] = {"by": "Li Na", "note": "file taken out", "at": MORNING}
    with pytest.raises(Refused, match="a name and a note"):
        lift(means.connection, means.home, "source", "Repair Ltd", by="Li Na", note="", at=MORNING)
    with pytest.raises(Refused, match="not paused"):
        lift(means.connection, means.home, "source", "Another", **about)
    later = judged(means.connection, MORNING + timedelta(days=4_000), means.model)
    assert [(one.name, one.paused_at) for one in later if one.paused_at] == [("Repair Ltd", EARLIER)]
    lift(means.connection, means.home, "source", "Repair Ltd", **about)
    assert not names(means)
    assert not [one for one in judged(means.connection, MORNING, means.model) if one.name == "Repair Ltd"]
    assert not report(means, "P0011", "E0011", at=MORNING + timedelta(minutes=1)).paused
    assert count(means, "desk_wrong_person") == 11
    with pytest.raises(psycopg.errors.IntegrityConstraintViolation):
        means.connection.execute("DELETE FROM desk_source_pause")


def test_a_batch_pauses_itself_half_way(ready: Ready) -> None:
    """Of the first ten whom a run reached three are somebody else: the rest of the run stays here."""
    means = ready(small_book(14))
    made = queue(means)[:10]
    assert [send_one(means, one) for one in made] == ["sent"] * 10
    for one in made[:7]:
        means.connection.execute(
            "INSERT INTO book_evidence (point_id, person_id, at, kind, source, contact_id)"
            " VALUES (%s, %s, %s, 'answered_as_self', 'contact', %s)",
            [one.point_id, one.person_id, MORNING, one.contact_id],
        )
    at = MORNING + timedelta(minutes=10)
    done = [report(means, one.person_id, one.point_id, at=at) for one in made[7:]]
    run_id = means.connection.execute("SELECT run_id FROM desk_run").fetchone()
    assert run_id is not None
    batch = batch_of_run(run_id[0])
    assert [list(one.paused) for one in done] == [[], [], [batch]]
    assert not queue(means), "the last four were taken back"
    means.connection.execute(
        "UPDATE desk_planned_contact SET status = 'planned' WHERE reason LIKE 'withdrawn:%'"
    )
    assert {send_one(means, one) for one in queue(means)} == {"denied"}
    lift(means.connection, means.home, "batch", batch, by="Li Na", note="looked into", at=at)
    means.connection.execute("UPDATE desk_planned_contact SET status = 'planned' WHERE status = 'denied'")
    assert {send_one(means, one) for one in queue(means)} == {"sent"}
    assert not report(means, made[0].person_id, made[0].point_id, at=at + timedelta(minutes=1)).paused


@pytest.mark.slow
def test_a_day_plans_around_a_paused_source(
    store: Store, connection: Connection, engine: Engine, tmp_path: Path
) -> None:
    """A book that brings the reports itself pauses its source; the number is called, not the address used."""
    book = traced_book(12)
    order = Order(book.write(tmp_path / "book"), DAY, at=datetime.fromisoformat("2026-11-24T09:00:00+08:00"))
    before = run_day(store, engine, order, {})
    assert channels(connection) == {"email"}
    assert "source_paused" not in before.figures["refused_by"]
    for number in range(3, 13):
        book.add("evidence", point_id=f"E{number:04}", person_id=f"P{number:04}", kind="wrong_number",
                 at="2026-11-24T06:45:00+08:00")  # fmt: skip
    book.write(tmp_path / "book")
    after = run_day(store, engine, order, {})
    assert paused(connection)["source"] == ["Repair Ltd"]
    assert channels(connection) == {"call"}
    assert after.figures["refused_by"]["source_paused"] == 12
    run_day(store, engine, order, {})
    assert connection.execute("SELECT count(*) FROM desk_source_pause").fetchone() == (1,)


def channels(connection: Connection) -> set[str]:
    """The channels that the day's contacts would take."""
    rows = connection.execute("SELECT DISTINCT channel FROM desk_planned_contact WHERE status = 'held'")
    return {channel for (channel,) in rows}
