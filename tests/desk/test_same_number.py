"""One number under two ids: what is known of it under either counts against a proof under the other."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.desk.claim import claim
from rightparty.desk.dossier import dossier_from_store
from rightparty.desk.linked import hold_links
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.same_number import OF_SOMEBODY_ELSE, OF_THE_NUMBER, OF_THE_PERSON
from rightparty.desk.weighing import Claimed
from rightparty.parties.belief import NOT_THEIRS, UNVERIFIED, VERIFIED
from rightparty.parties.elsewhere import SOMEBODY_ELSE
from rightparty.parties.model import default_model
from tests.desk.books import small_book
from tests.desk.means import MORNING, queued
from tests.desk.taken import believed, part, planned_belief
from tests.desk.wrong import Ready

AT = "2026-11-24T08:30:00+08:00"
NOW = MORNING + timedelta(minutes=10)
NUMBER = "+8613816000001"
AGAINST = {
    "recycled": "since_check",
    "bounced": "lapsed:bounced",
    "disconnected": "lapsed:disconnected",
    "carrier_no_record": "lapsed:carrier_no_record",
    "shared_household": "shared",
    "code_confirmed": "other:proved",
    "signed_in": "other:proved",
}


def _twin(means: Means, folder: Path, kind: str, person: str = "P0002", **more: Any) -> None:
    """The number of P0001 under another id, with what is known of it there."""
    row = {"point_id": "TWIN", "person_id": person, "at": AT, "kind": kind, "as_of": AT} | more
    points = [{"point_id": "TWIN", "kind": "mobile", "value": NUMBER}]
    part(means, folder, points=points, evidence=[row])


def _both(means: Means, folder: Path, person: str = "P0001") -> tuple[str, tuple[str, ...]]:
    """The belief in both readings, which agree."""
    plan = planned_belief(means, folder, small_book(2), NOW)
    assert all(name.split()[1] in ("P0001", "P0002") for name in plan), "nobody else is a pair"
    found = believed(means, "M0001", person, NOW)
    assert plan[f"M0001 {person}"] == found
    return found


@pytest.mark.parametrize(("kind", "reason"), AGAINST.items())
def test_what_speaks_against_crosses_ids(ready: Ready, tmp_path: Path, kind: str, reason: str) -> None:
    """It is not said to the person at the first id, and both readings say the same."""
    means = ready(small_book(2), "call")
    assert _both(means, tmp_path / "before")[0] == VERIFIED
    _twin(means, tmp_path / "twin", kind)
    state, reasons = _both(means, tmp_path / "after")
    assert state != VERIFIED
    assert reason in reasons
    (one,) = (one for one in queued(means.connection) if one.person_id == "P0001")
    assert isinstance(claim(means, one), Dropped)


def test_a_number_that_a_book_calls_shared_is_shared(ready: Ready, tmp_path: Path) -> None:
    """Though nobody's evidence says so, and the id that is asked for is called their own."""
    means = ready(small_book(2))
    twin = {"point_id": "TWIN", "kind": "mobile", "value": NUMBER, "place": "shared"}
    part(means, tmp_path / "twin", points=[twin])
    assert _both(means, tmp_path / "after") == (UNVERIFIED, ("proved:code_confirmed", "shared"))


def test_a_statement_by_somebody_else_is_weighed_and_names_nobody(ready: Ready, tmp_path: Path) -> None:
    """As one at the same id would be; whose it is stays in the other book."""
    means = ready(small_book(2))
    _twin(means, tmp_path / "twin", "stated", source="their bank")
    rows = dossier_from_store(means.connection, "P0001", "M0001", ["D0001"]).rows("evidence")
    (row,) = (row for row in rows if row["person_id"] == SOMEBODY_ELSE)
    assert (row["point_id"], row["kind"], row["source"], row["contact_id"]) == ("M0001", "stated", None, None)
    assert not any(row["person_id"] == "P0002" or row["point_id"] == "TWIN" for row in rows)
    assert _both(means, tmp_path / "after")[0] == VERIFIED, "a word of an hour ago does not outweigh a proof"


def test_another_name_of_the_person_crosses(ready: Ready, tmp_path: Path) -> None:
    """Said of them, under the other id; said of somebody else it says nothing of them."""
    means = ready(small_book(2))
    _twin(means, tmp_path / "other", "carrier_mismatch")
    assert _both(means, tmp_path / "before")[0] == VERIFIED
    _twin(means, tmp_path / "own", "carrier_mismatch", "P0001")
    assert _both(means, tmp_path / "after") == (NOT_THEIRS, ("proved:code_confirmed", "denied"))


@pytest.mark.parametrize("kind", OF_SOMEBODY_ELSE)
def test_nothing_that_speaks_for_anybody_crosses(ready: Ready, tmp_path: Path, kind: str) -> None:
    """Their own proof under the other id takes nothing away, and gives nothing to an id without one."""
    book = small_book(2)
    book.tables["evidence"] = [row for row in book.tables["evidence"] if row["point_id"] != "M0001"]
    book.add("evidence", point_id="M0001", person_id="P0001", at=AT, kind="skip_traced")
    means = ready(book)
    _twin(means, tmp_path / "twin", kind, "P0001")
    assert believed(means, "M0001", "P0001", NOW) == (UNVERIFIED, ("unproven",))
    plan = planned_belief(means, tmp_path / "plan", book, NOW)
    assert plan["M0001 P0001"] == (UNVERIFIED, ("unproven",))


def test_a_proof_of_their_own_takes_nothing_away(ready: Ready, tmp_path: Path) -> None:
    """By the same record."""
    means = ready(small_book(2))
    _twin(means, tmp_path / "twin", "code_confirmed", "P0001")
    assert _both(means, tmp_path / "after")[0] == VERIFIED


@pytest.mark.parametrize("how", ["link", "national id", "placeholder"])
def test_one_human_is_nobody_else(ready: Ready, tmp_path: Path, how: str) -> None:
    """Two lenders' records of one person prove one number: by a link, or by the national id of both."""
    book = small_book(2)
    if how != "link":
        for row in book.tables["persons"]:
            row["national_id"] = "11010519491231002X"
    if how == "placeholder":
        row = book.tables["persons"][0]
        book.tables["persons"] += [{**row, "person_id": f"X{n}"} for n in range(20)]
    means = ready(book)
    if how == "link":
        with means.connection.transaction():
            hold_links(means.connection, ["BANK"], [("P0001", "P0002"), ("P0002", "P0001")])
    _twin(means, tmp_path / "twin", "code_confirmed")
    assert (believed(means, "M0001", "P0001", NOW)[0] == VERIFIED) == (how != "placeholder")
    if how != "placeholder":
        assert planned_belief(means, tmp_path / "plan", book, NOW)["M0001 P0001"][0] == VERIFIED


def test_a_later_proof_counts_again(ready: Ready, tmp_path: Path) -> None:
    """As under one id."""
    means = ready(small_book(2))
    _twin(means, tmp_path / "twin", "code_confirmed")
    proof = {"point_id": "M0001", "person_id": "P0001", "at": "2026-11-24T08:40:00+08:00",
             "kind": "code_confirmed"}  # fmt: skip
    part(means, tmp_path / "anew", evidence=[proof])
    assert _both(means, tmp_path / "after")[0] == VERIFIED


def test_what_was_of_another_number_does_not_cross(ready: Ready, tmp_path: Path) -> None:
    """The other id had another number when that was said."""
    means = ready(small_book(2), "call")
    twin = {"point_id": "TWIN", "kind": "mobile", "value": "+8613816999999"}
    said = {"point_id": "TWIN", "person_id": "P0002", "at": AT, "kind": "bounced"}
    part(means, tmp_path / "first", points=[twin], evidence=[said])
    part(means, tmp_path / "next", points=[{**twin, "value": NUMBER}])
    assert _both(means, tmp_path / "after")[0] == VERIFIED
    (one,) = (one for one in queued(means.connection) if one.person_id == "P0001")
    assert isinstance(claim(means, one), Claimed)


def test_the_kinds_are_those_of_the_model() -> None:
    """Whatever speaks against somebody crosses; reports cross by rows of their own."""
    model = default_model()
    assert {*OF_THE_NUMBER} == {*model.passes_on, *model.lapses, *model.shares}
    assert {*OF_SOMEBODY_ELSE} == {*model.proves, *model.claims}
    assert {*OF_THE_PERSON} == {*model.denies}
