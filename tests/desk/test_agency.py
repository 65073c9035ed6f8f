"""Debts with agencies: handed over, taken back by a file, and acknowledged by a file."""

import base64
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric import ed25519
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from rightparty.canonical import canonical
from rightparty.desk.agency import place, recall, take_acknowledgements, waiting, write_files
from rightparty.desk.agency_files import FORMAT, KEY, PURPOSE, digest_of, folder_of
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.means import Means
from rightparty.desk.stop import take_notice
from rightparty.desk.store import Connection, Store
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.signing import is_signed, sign
from tests.desk.books import LONG_AGO, SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING
from tests.desk.wrong import Ready, count

AG = "north/agency"
EARLY = MORNING - timedelta(hours=30)
DAY = timedelta(hours=24)
OVERDUE = "core.stops.agency_left_a_recall_unanswered"


@pytest.fixture(autouse=True)
def empty_folder(store: Store) -> Iterator[None]:
    """The home is the session's: each test has its own files."""
    yield
    shutil.rmtree(store.home.folder / "agencies", ignore_errors=True)


def agency_book(people: int = 2) -> SmallBook:
    """People who are late, and an agency with an address to send from."""
    book = small_book(people)
    book.add("agencies", agency_id=AG, creditor_id="BANK", name="北方", certified="true")
    book.add("senders", sender_id="S-ag", creditor_id="BANK", agency_id=AG, channel="email",
             value="desk@agency.example", from_=LONG_AGO)  # fmt: skip
    return book


def out(means: Means) -> list[dict[str, Any]]:
    """The files in the agency's out folder, by kind."""
    found = [json.loads(path.read_text()) for path in folder_of(means.home, AG, "out").glob("*.json")]
    return sorted(found, key=lambda one: str(one["of"]))


def hand_in(means: Means, **body: Any) -> None:
    """The agency hands in an acknowledgement."""
    folder_of(means.home, AG, "in").joinpath("ack.json").write_text(json.dumps(body))


def answer(means: Means, **changed: Any) -> dict[str, Any]:
    """What the agency should say of the recall that it got."""
    (path,) = folder_of(means.home, AG, "out").glob("recall-*.json")
    data = path.read_bytes()
    return {"format": FORMAT, "of": "ack", "answers": path.stem, "digest": digest_of(data),
            "debts": json.loads(data)["count"]} | changed  # fmt: skip


def reasons(means: Means, debt: str = "D0002", after: timedelta = timedelta(0)) -> set[str]:
    """Which rules refuse the agency a message about a debt."""
    person, point = debt.replace("D", "P"), debt.replace("D", "E")
    dossier = dossier_from_store(means.connection, person, point, [debt])
    contact = Contact("1", (debt,), person, point, "email", MORNING + after, content="full", sender_id="S-ag")
    return {reason.rule for reason in decide(contact, dossier, means.law, means.model).reasons}


def test_from_placement_to_acknowledged_recall(ready: Ready) -> None:
    """Files out, signed; the file back takes the recall off the list."""
    means = ready(agency_book())
    about = (means.connection, means.home)
    place(*about, AG, ["D0001", "D0002"], by="Li Na", at=EARLY)
    assert "core.promise.agency_without_placement" not in reasons(means)
    assert recall(*about, AG, ["D0001"], because="by_hand", by="Li Na", at=MORNING) == ["D0001"]
    assert "core.promise.agency_without_placement" in reasons(means, "D0001", timedelta(minutes=1))
    placed, recalled = out(means)
    assert (placed["debts"], recalled["debts"]) == (["D0001", "D0002"], ["D0001"])
    for one in (placed, recalled):
        signature = base64.b64decode(one.pop("signature"))
        assert is_signed(means.home.signing_key(KEY).public_key(), PURPOSE, canonical(one), signature)
    (row,) = waiting(means.connection, MORNING + timedelta(hours=1))
    assert (row["agency_id"], row["debts"], row["overdue"]) == (AG, 1, False)
    hand_in(means, **answer(means))
    (acked,) = take_acknowledgements(*about, MORNING + timedelta(hours=2))
    assert (acked.debts, acked.because) == (1, "")
    assert not waiting(means.connection, MORNING + DAY * 2)
    assert OVERDUE not in reasons(means, after=DAY * 2)
    kinds = [record.kind for record in journal_of(means.connection)]
    assert (kinds.count("placement"), kinds.count("recall")) == (1, 3)


def test_after_a_day_without_an_answer_the_agency_gets_nothing_at_all(ready: Ready) -> None:
    """Neither for the debt it was asked for nor for any other, nor a new one; until it answers."""
    means = ready(agency_book(3))
    about = (means.connection, means.home)
    place(*about, AG, ["D0001", "D0002"], by="Li Na", at=EARLY)
    recall(*about, AG, ["D0001"], because="by_hand", by="Li Na", at=MORNING)
    late = MORNING + DAY + timedelta(seconds=1)
    assert OVERDUE not in reasons(means, after=DAY)
    assert OVERDUE in reasons(means, after=late - MORNING)
    assert waiting(means.connection, late)[0]["overdue"]
    with pytest.raises(Refused, match="over 24 hours"):
        place(*about, AG, ["D0003"], by="Li Na", at=late)
    hand_in(means, **answer(means))
    take_acknowledgements(*about, late)
    assert OVERDUE not in reasons(means, after=late - MORNING + timedelta(seconds=1))
    place(*about, AG, ["D0003"], by="Li Na", at=late)


BAD: list[tuple[dict[str, Any], str]] = [
    ({"digest": "0" * 64}, "digest"),
    ({"debts": 2}, "debts"),
    ({"debts": True}, "form"),
    ({"answers": "recall-of-somebody-else"}, "no file"),
    ({"format": "another"}, "form"),
    ({"of": "recall"}, "form"),
]


@pytest.mark.parametrize(("changed", "because"), BAD)
def test_an_acknowledgement_that_does_not_agree_is_refused(
    ready: Ready, changed: dict[str, Any], because: str
) -> None:
    """Its reason stands beside it, and the agency still owes one."""
    means = ready(agency_book())
    about = (means.connection, means.home)
    place(*about, AG, ["D0001"], by="Li Na", at=EARLY)
    recall(*about, AG, None, because="by_hand", by="Li Na", at=MORNING)
    hand_in(means, **answer(means, **changed))
    (acked,) = take_acknowledgements(*about, MORNING)
    assert because in acked.because
    assert (folder_of(means.home, AG, "refused") / "ack.json.because.txt").exists()
    assert waiting(means.connection, MORNING)


def test_an_agency_with_a_key_signs(ready: Ready) -> None:
    """Where its key was handed over, nothing unsigned is taken, nor anything changed after signing."""
    means = ready(agency_book())
    about = (means.connection, means.home)
    key = ed25519.Ed25519PrivateKey.generate()
    pem = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    (folder_of(means.home, AG, "") / "key.pem").write_bytes(pem)
    place(*about, AG, ["D0001"], by="Li Na", at=EARLY)
    recall(*about, AG, None, because="by_hand", by="Li Na", at=MORNING)
    said = answer(means)
    signature = base64.b64encode(sign(key, PURPOSE, canonical(said))).decode()
    for body in (said, {**said, "signature": "AAAA"}, {**said, "by": "x", "signature": signature}):
        hand_in(means, **body)
        assert take_acknowledgements(*about, MORNING)[0].because == "it is not signed with the agency's key"
    hand_in(means, **said, signature=signature)
    assert take_acknowledgements(*about, MORNING)[0].debts == 1


def test_rubbish_is_refused_and_harms_nobody(ready: Ready) -> None:
    """No JSON, no object, too deep: each is put away with its reason."""
    means = ready(agency_book())
    about = (means.connection, means.home)
    place(*about, AG, ["D0001"], by="Li Na", at=EARLY)
    for text in ("{", "[]", "[" * 100_000, '"x"', "\x00", '{"answers": 1}'):
        folder_of(means.home, AG, "in").joinpath("ack.json").write_text(text)
        assert take_acknowledgements(*about, MORNING)[0].because


def test_a_killed_writer_writes_the_same_file_again(ready: Ready) -> None:
    """What goes into a file is kept before it is written."""
    means = ready(agency_book())
    about = (means.connection, means.home)
    place(*about, AG, ["D0001"], by="Li Na", at=EARLY)
    take_notice(*about, {"notice_id": "N", "kind": "dispute", "person_id": "P0001"}, MORNING)
    assert count(means, "desk_recall WHERE written_at IS NULL") == 1
    (first,) = write_files(*about, MORNING)
    path = folder_of(means.home, AG, "out") / first
    data = path.read_bytes()
    path.unlink()
    means.connection.execute("UPDATE desk_agency_file SET written_at = NULL WHERE name = %s", [path.stem])
    assert write_files(*about, MORNING + DAY) == [first]
    assert path.read_bytes() == data
    assert not write_files(*about, MORNING)


def test_what_cannot_be_placed_is_refused(ready: Ready) -> None:
    """Nobody named, nothing named, strangers, what is held already, what is not held."""
    means = ready(agency_book())
    about = (means.connection, means.home)
    for agency, debts, by in ((AG, ["D0001"], " "), (AG, [], "x"), ("?", ["D0001"], "x"), (AG, ["D9"], "x")):
        with pytest.raises(Refused):
            place(*about, agency, debts, by=by, at=EARLY)
    place(*about, AG, ["D0001"], by="Li Na", at=EARLY)
    with pytest.raises(Refused, match="holds"):
        place(*about, AG, ["D0001"], by="Li Na", at=EARLY + timedelta(hours=1))
    with pytest.raises(Refused, match="none of these"):
        recall(*about, AG, ["D0002"], because="by_hand", by="Li Na", at=MORNING)
    with pytest.raises(Refused):
        recall(*about, AG, None, because="By Hand", by="Li Na", at=MORNING)


def test_of_two_who_place_a_debt_at_once_one_is_refused(ready: Ready, store: Store) -> None:
    """The second waits for the first, and finds that an agency holds it."""
    book = agency_book()
    book.add("agencies", agency_id="AG2", creditor_id="BANK", name="南方", certified="true")
    means = ready(book)
    faults: list[Refused] = []

    def second(own: Connection) -> None:
        try:
            place(own, means.home, "AG2", ["D0001"], by="Wang Wei", at=EARLY)
        except Refused as fault:
            faults.append(fault)

    with closing(store.connect()) as own:
        other = threading.Thread(target=second, args=(own,))
        with means.connection.transaction():
            place(means.connection, means.home, AG, ["D0001"], by="Li Na", at=EARLY)
            other.start()
            other.join(0.5)
        other.join(20)
    assert [fault.message for fault in faults] == ["an agency holds `D0001` already"]
    assert means.connection.execute("SELECT agency_id FROM book_placements").fetchall() == [(AG,)]
