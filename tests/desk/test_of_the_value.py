"""A lender writes another number into the row of a point: what was proven of the old one proves nothing."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from rightparty.desk.claim import claim
from rightparty.desk.happened import add_evidence
from rightparty.desk.means import Means
from rightparty.desk.obstacles import Dropped
from rightparty.desk.of_the_value import STAYS
from rightparty.desk.redeeming import CHANGED, before_dialling, redeem
from rightparty.desk.reserving import Reserved, Wanted, reserve
from rightparty.desk.stopped_point import Stop, lift_point, suppress_point
from rightparty.desk.weighing import Claimed
from rightparty.errors import Refused
from rightparty.parties.belief import UNVERIFIED, VERIFIED
from rightparty.parties.model import default_model
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING, queued
from tests.desk.taken import believed, part, planned_belief, whole
from tests.desk.wrong import EARLIER, Ready

OTHER = "stranger@else.example"
ROW = {"point_id": "E0001", "kind": "email", "value": OTHER, "place": "own", "carrier_type": "operator"}
LATER = MORNING + timedelta(minutes=10)
UNPROVEN = (UNVERIFIED, ("unproven",))
Change = Callable[[Means, Path], None]


def _changed_book() -> SmallBook:
    book = small_book(2)
    (row,) = (row for row in book.tables["points"] if row["point_id"] == "E0001")
    row["value"] = OTHER
    return book


def _by_part(means: Means, folder: Path) -> None:
    part(means, folder, points=[ROW])


def _by_book(means: Means, folder: Path) -> None:
    whole(means, folder, _changed_book())


def _first(means: Means) -> Claimed | Dropped:
    (one,) = (one for one in queued(means.connection) if one.person_id == "P0001")
    return claim(means, one)


@pytest.mark.parametrize("change", [_by_part, _by_book])
def test_a_number_changed_in_place_is_not_proven(ready: Ready, tmp_path: Path, change: Change) -> None:
    """By a part of a book or a whole one: nothing goes there, and both readings say why."""
    means = ready(small_book(2))
    assert believed(means, "E0001", "P0001", LATER)[0] == VERIFIED
    change(means, tmp_path / "next")
    plan = planned_belief(means, tmp_path / "today", _changed_book(), LATER)
    assert plan["E0001 P0001"] == believed(means, "E0001", "P0001", LATER) == UNPROVEN
    assert plan["E0002 P0002"] == believed(means, "E0002", "P0002", LATER)
    assert plan["E0002 P0002"][0] == VERIFIED
    assert isinstance(_first(means), Dropped)


@pytest.mark.parametrize("change", [_by_part, _by_book])
def test_proven_anew_it_is_again(ready: Ready, tmp_path: Path, change: Change) -> None:
    """A code confirmed since is of the number that is there."""
    means = ready(small_book(2))
    change(means, tmp_path / "next")
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES ('E0001', 'P0001', %s, %s)",
        [LATER, "code_confirmed"],
    )
    now = believed(means, "E0001", "P0001", LATER)
    assert now == (VERIFIED, ("proved:code_confirmed",))
    assert planned_belief(means, tmp_path / "today", _changed_book(), LATER)["E0001 P0001"] == now


def test_a_proof_in_the_same_file_is_not_known_to_be_of_the_new_one(ready: Ready, tmp_path: Path) -> None:
    """It is dated before we had the number: nobody can tell which of the two was proven."""
    means = ready(small_book(2))
    proof = {"point_id": "E0001", "person_id": "P0001", "at": "2026-11-24T08:50:00+08:00",
             "kind": "signed_in"}  # fmt: skip
    part(means, tmp_path / "next", points=[ROW], evidence=[proof])
    assert believed(means, "E0001", "P0001", LATER)[0] == UNVERIFIED


def test_the_same_number_again_changes_nothing(ready: Ready, tmp_path: Path) -> None:
    """Every night's book brings it, and another column may change."""
    means = ready(small_book(2))
    whole(means, tmp_path / "next", small_book(2))
    part(means, tmp_path / "part", points=[{**ROW, "value": "person0001@mail.example", "carrier": "x"}])
    assert believed(means, "E0001", "P0001", LATER)[0] == VERIFIED
    dated = means.connection.execute("SELECT count(value_since) FROM book_points").fetchone()
    assert dated == (0,)


def test_there_and_back_it_is_proven_anew(ready: Ready, tmp_path: Path) -> None:
    """Meanwhile it may have been anybody's."""
    means = ready(small_book(2))
    _by_part(means, tmp_path / "there")
    part(means, tmp_path / "back", points=[{**ROW, "value": "person0001@mail.example"}])
    assert believed(means, "E0001", "P0001", LATER)[0] == UNVERIFIED


def test_what_answers_a_contact_is_of_the_number_it_went_to(ready: Ready, tmp_path: Path) -> None:
    """Whoever opens, after the change, what was sent before it holds the old number."""
    means = ready(small_book(2))
    (contact_id,) = (one.contact_id for one in queued(means.connection) if one.person_id == "P0001")
    assert isinstance(_first(means), Claimed)
    _by_part(means, tmp_path / "next")
    with means.connection.transaction():
        add_evidence(means.connection, "P0001", "E0001", "code_confirmed", LATER, contact_id)
    assert believed(means, "E0001", "P0001", LATER) == UNPROVEN
    assert planned_belief(means, tmp_path / "today", _changed_book(), LATER)["E0001 P0001"] == UNPROVEN


@pytest.mark.parametrize(
    ("kind", "reason"),
    [("shared_household", "shared"), ("wrong_number", "report:wrong_number"), ("bounced", None)],
)
def test_what_was_said_of_the_point_stays(
    ready: Ready, tmp_path: Path, kind: str, reason: str | None
) -> None:
    """A wrong number is not made right by writing over it; that a message came back is of the old one."""
    book = small_book(2)
    at = "2026-11-24T06:40:00+08:00"
    book.add("evidence", point_id="E0001", person_id="P0001", at=at, kind=kind)
    means = ready(book)
    _by_part(means, tmp_path / "next")
    assert believed(means, "E0001", "P0001", LATER)[1] == tuple(filter(None, ("unproven", reason)))


def test_nothing_that_proves_supports_or_checks_stays() -> None:
    """The kinds that stay are the other lists of the model."""
    model = default_model()
    guesses = {kind for kind in model.guesses if "@" not in kind}
    assert {*STAYS} == {*model.claims, *guesses, *model.reports, *model.denies, *model.shares}


@pytest.mark.parametrize("change", [_by_part, _by_book])
@pytest.mark.parametrize("content", ["full", "knock"])
def test_a_permit_is_for_one_number(ready: Ready, tmp_path: Path, change: Change, content: str) -> None:
    """Reserved for the proven address: not redeemed, nor dialled, for another, whatever would be said."""
    means = ready(small_book(2))
    means.connection.execute("DELETE FROM desk_planned_contact")
    done = reserve(means, Wanted("lender", "P0001", "E0001", ("D0001",), "email", content))
    assert isinstance(done, Reserved)
    change(means, tmp_path / "next")
    permit_id = done.claimed.permit.permit_id
    refused = before_dialling(means, permit_id, ("BANK",))
    assert (refused.ok, refused.because, refused.point) == (False, CHANGED, None)
    assert not redeem(means, permit_id, ("BANK",)).ok


def test_a_code_at_the_old_number_lifts_no_stop_of_the_new(ready: Ready, tmp_path: Path) -> None:
    """The holder of a number lifts what its holder asked for."""
    means = ready(small_book(2))
    part(means, tmp_path / "other", points=[{**ROW, "point_id": "X"}])
    suppress_point(means.connection, means.home, Stop("X", "portal"), EARLIER)
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES ('E0001', 'P0001', %s, %s)",
        [EARLIER + timedelta(seconds=1), "code_confirmed"],
    )
    _by_part(means, tmp_path / "next")
    with pytest.raises(Refused, match="no code was confirmed"):
        lift_point(means.connection, means.home, "X", "K", LATER)
