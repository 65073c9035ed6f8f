"""What was said of a number holds for it, whatever way its next id comes, and whatever way it was said."""

import threading
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from rightparty.book.load import load_book
from rightparty.desk.book_store import load_into_store
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.means import Means
from rightparty.desk.opt_out import lift_opt_out
from rightparty.desk.same_point import lock_point, marks_at
from rightparty.desk.stop import take_notice
from rightparty.desk.stopped_point import Stop, suppress_point
from rightparty.desk.store import Store
from rightparty.desk.wrong_party import Report, report_wrong_party
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.sealed import add_point
from tests.desk.taken import part
from tests.desk.wrong import EARLIER, Ready, count

ADDRESS = "person0001@mail.example"
PROVED = "2026-11-24T06:40:00+08:00"
OPTED_OUT, CEASED = "person_opted_out", "person_ceased_contact"


def _new_id(means: Means, folder: Path) -> None:
    """The first person's address comes again, as NEW, proven this morning."""
    point = {"point_id": "NEW", "kind": "email", "value": ADDRESS}
    proof = {"point_id": "NEW", "person_id": "P0001", "at": PROVED, "kind": "stated"}
    part(means, folder, points=[point], evidence=[proof])


def _whole(means: Means, folder: Path) -> None:
    """The same, by the next whole book."""
    for path in small_book(2).write(folder).glob("*.csv"):
        path.write_text(path.read_text(encoding="utf-8").replace("E0001", "NEW"), encoding="utf-8")
    with closing(open_engine()) as engine, means.connection.transaction():
        load_into_store(means.connection, engine, load_book(folder, engine))


def _why(means: Means, point: str, person: str = "P0001", channel: str = "email") -> set[str]:
    """The rules by which nobody may knock there."""
    debt = person.replace("P", "D")
    dossier = dossier_from_store(means.connection, person, point, [debt])
    at = MORNING + timedelta(minutes=1)
    contact = Contact("1", (debt,), person, point, channel, at, content="knock")
    decision = decide(contact, dossier, means.law, means.model)
    return {reason.rule.rpartition(".")[2] for reason in decision.reasons} if not decision.allowed else set()


def _notice(means: Means, **more: Any) -> None:
    row = {"notice_id": "N1", "kind": "opt_out", "point_id": "E0001", "scope": "point"} | more
    take_notice(means.connection, means.home, row, EARLIER)


@pytest.mark.parametrize("way", [_new_id, _whole])
def test_a_new_id_is_held_to_what_was_said(ready: Ready, tmp_path: Path, way: Any) -> None:
    """A part of a book or a whole one: reports and stops hold in the transaction that takes it."""
    means = ready(small_book(2))
    report_wrong_party(means.connection, means.home, Report("P0001", "E0001", "portal"), EARLIER)
    way(means, tmp_path / "next")
    held = "SELECT count(*) FROM book_evidence WHERE point_id = 'NEW' AND kind = 'wrong_number'"
    assert means.connection.execute(held).fetchone() == (1,)
    assert _why(means, "NEW")


@pytest.mark.parametrize("way", [_new_id, _whole])
def test_a_new_id_of_a_number_that_is_left_alone(ready: Ready, tmp_path: Path, way: Any) -> None:
    """So do those of its holder."""
    means = ready(small_book(2))
    assert not _why(means, "E0001")
    suppress_point(means.connection, means.home, Stop("E0001", "portal"), EARLIER)
    way(means, tmp_path / "next")
    assert OPTED_OUT in _why(means, "NEW")


def test_a_part_without_that_number_changes_nothing(ready: Ready, tmp_path: Path) -> None:
    """Only what is about the points handed in is looked for."""
    means = ready(small_book(2))
    suppress_point(means.connection, means.home, Stop("E0001", "portal"), EARLIER)
    before = count(means, "book_notices")
    part(means, tmp_path / "part", points=[{"point_id": "X", "kind": "email", "value": "x@mail.example"}])
    assert count(means, "book_notices") == before


@pytest.mark.parametrize(("kind", "rule"), [("opt_out", OPTED_OUT), ("cease", CEASED)])
@pytest.mark.parametrize("more", [{}, {"person_id": "P0001", "scope": "all"}, {"scope": None}])
def test_a_stop_that_is_handed_in_is_of_the_number(
    ready: Ready, tmp_path: Path, kind: str, rule: str, more: dict[str, Any]
) -> None:
    """Under every id that it has, for whoever is meant there, and under those that come later."""
    means = ready(small_book(2))
    add_point(means.connection, "TWIN", "email", ADDRESS)
    _notice(means, kind=kind, **more)
    assert rule in _why(means, "TWIN", "P0002")
    _new_id(means, tmp_path / "next")
    assert rule in _why(means, "NEW", "P0002")
    kept = count(means, "book_notices")
    _notice(means, kind=kind, **more)
    assert (count(means, "book_notices"), count(means, "desk_opt_out")) == (kept, 1)


def test_one_of_a_channel_stays_on_its_channel(ready: Ready) -> None:
    """No calls to this number says nothing of its messages; one about a person alone says nothing of it."""
    means = ready(small_book(2))
    add_point(means.connection, "TWIN", "email", ADDRESS)
    _notice(means, scope="channel", channel="sms")
    _notice(means, notice_id="N2", scope="channel", channel="email", person_id="P0001")
    assert OPTED_OUT not in _why(means, "TWIN", "P0002")
    _notice(means, notice_id="N3", scope="channel", channel="email")
    assert OPTED_OUT in _why(means, "TWIN", "P0002")


def test_whoever_holds_the_number_lifts_an_opt_out_and_nothing_more(ready: Ready) -> None:
    """The notice that told of it ends too; a request to cease is not ended by a code."""
    means = ready(small_book(2))
    add_point(means.connection, "TWIN", "email", ADDRESS)
    _notice(means)
    _notice(means, notice_id="N2", kind="cease")
    confirmed = "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES ('E0001', 'P0002', %s, %s)"
    means.connection.execute(confirmed, [MORNING, "code_confirmed"])
    lift_opt_out(means.connection, means.home, "TWIN", "K-1", MORNING + timedelta(seconds=1))
    for point in ("E0001", "TWIN"):
        why = _why(means, point, "P0002")
        assert (OPTED_OUT in why, CEASED in why) == (False, True)


def test_a_report_that_is_a_row_of_evidence_is_of_the_number(ready: Ready, tmp_path: Path) -> None:
    """For every id, now and later; handed in again it is the same, and the person's own is a new one."""
    means = ready(small_book(2))
    add_point(means.connection, "TWIN", "email", ADDRESS)
    told = {"point_id": "E0001", "person_id": "P0001", "at": "2026-11-24T08:30:00+08:00",
            "kind": "wrong_number", "source": "agency"}  # fmt: skip
    for number in range(2):
        part(means, tmp_path / f"told{number}", evidence=[told])
    _new_id(means, tmp_path / "next")
    held = "SELECT point_id FROM book_evidence WHERE kind = 'wrong_number' ORDER BY 1"
    assert means.connection.execute(held).fetchall() == [("E0001",), ("NEW",), ("TWIN",)]
    assert count(means, "desk_wrong_person") == 1
    assert report_wrong_party(means.connection, means.home, Report("P0001", "TWIN", "call"), MORNING).new


def test_a_client_ends_its_own_stops_only(ready: Ready, tmp_path: Path) -> None:
    """A notice that ends one names whose it was."""
    means = ready(small_book(2))
    end = {"notice_id": "N1", "at": PROVED, "kind": "agreement_breached", "person_id": "P0001"}
    with pytest.raises(InvalidInput, match="whose stop"):
        part(means, tmp_path / "nobody", notices=[end])
    part(means, tmp_path / "own", notices=[end | {"debt_id": "D0001"}])
    part(means, tmp_path / "consent", notices=[end | {"notice_id": "N2", "kind": "consent_withdrawn"}])


def test_a_part_of_a_book_takes_its_points_in_one_order(ready: Ready, store: Store, tmp_path: Path) -> None:
    """While it waits for the point of somebody whom a notice stops, it holds none that a report is about."""
    means = ready(small_book(2))
    by_mark = {mark: point for point, mark in marks_at(means.connection, ("E0001", "E0002")).items()}
    first, last = sorted(by_mark)
    person, other = by_mark[first].replace("E", "P"), by_mark[last].replace("E", "P")
    means.connection.execute(
        "UPDATE desk_planned_contact SET status = 'claimed' WHERE person_id = %s", [person]
    )
    notice = {"notice_id": "N1", "at": PROVED, "kind": "opt_out", "person_id": person, "scope": "all"}
    report = {"point_id": by_mark[last], "person_id": other, "at": PROVED, "kind": "wrong_number"}

    with (
        closing(store.connect()) as own,
        closing(store.connect()) as sender,
        closing(store.connect()) as third,
    ):
        mine = replace(means, connection=own)
        work = partial(part, mine, tmp_path / "delta", notices=[notice], evidence=[report])
        beside = threading.Thread(target=work)
        with sender.transaction():
            lock_point(sender, first)
            beside.start()
            waits = "SELECT 1 FROM pg_locks WHERE NOT granted AND pid = %s"
            while means.connection.execute(waits, [own.info.backend_pid]).fetchone() is None:
                assert beside.is_alive(), "it waits for the message that is on its way"
            third.execute("SET lock_timeout = '2s'")
            with third.transaction():
                lock_point(third, last)
        beside.join(30)
    assert count(means, "book_notices") == count(means, "desk_wrong_person") == 1
