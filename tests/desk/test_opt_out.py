"""An opt-out reaches what was asked, under whatever id, and ends by its giver's own act alone."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

import rightparty.desk
from rightparty.desk.held_to import hold_to
from rightparty.desk.means import Means
from rightparty.desk.opt_out import SCOPES, OptOut, is_in_force, keep_opt_out, lift_opt_out, times_lifted
from rightparty.desk.reply_worklist import ENDABLE
from rightparty.desk.same_point import mark_at, mark_of
from rightparty.desk.sending import send_one
from rightparty.errors import InvalidInput, Refused
from tests.desk.books import small_book
from tests.desk.means import MORNING
from tests.desk.replied import LATER, MAIL, decision, notices, rows, take, why
from tests.desk.sealed import add_point
from tests.desk.wrong import Ready, queue

SECOND = "second@mail.example"
OPTED_OUT = "core.stops.person_opted_out"


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("years", [0, 1, 50])
def test_an_opt_out_has_no_end_by_time(ready: Ready, scope: str, years: int) -> None:
    """Whatever its scope: what it stopped at once is stopped fifty years later."""
    means = ready()
    wanted = OptOut(scope, "email", "m" * 64, ["E0001"], ["P0001"], ["D0001"], ["BANK"])
    with means.connection.transaction():
        keep_opt_out(means.connection, means.marks, wanted, "AAAA-BBBB-CCCC", "reply:1", MORNING)
    later = LATER + timedelta(days=365 * years)
    assert OPTED_OUT in why(decision(means, at=later))
    assert {until for *_, until in notices(means)} == {None}


def test_each_scope_reaches_what_it_names_and_no_more(ready: Ready) -> None:
    """The same person's telephone is stopped by every scope but those of a point and a channel."""
    means = ready()
    for number, scope in enumerate(SCOPES):
        wanted = OptOut(scope, "email", "m" * 64, ["E0001"], ["P0001"], ["D0001"], ["BANK"])
        with means.connection.transaction(force_rollback=True):
            keep_opt_out(means.connection, means.marks, wanted, f"AAAA-BBBB-{number}", "reply:1", MORNING)
            assert OPTED_OUT in why(decision(means))
            reaches = OPTED_OUT in why(decision(means, point="M0001", channel="call"))
            assert reaches is (scope not in ("point", "channel")), scope
            assert OPTED_OUT not in why(decision(means, "P0002", "E0002"))


def test_an_opt_out_that_reaches_nothing_is_refused(ready: Ready) -> None:
    """A stop is never kept as nothing."""
    means = ready()
    for wanted in (
        OptOut("debt", "sms", "m", ["E0001"], ["P0001"]),
        OptOut("ever", "sms", "m", ["E0001"], []),
    ):
        with pytest.raises(InvalidInput), means.connection.transaction():
            keep_opt_out(means.connection, means.marks, wanted, "AAAA", "reply:1", MORNING)


def test_it_holds_under_the_id_that_a_later_book_gives_the_address(ready: Ready) -> None:
    """Known by its mark."""
    means = ready()
    take(means, "退订")
    add_point(means.connection, "E0001-new", "email", "person0001@mail.example")
    with means.connection.transaction():
        assert hold_to(means.connection) == 1
        assert hold_to(means.connection) == 0
    assert OPTED_OUT in why(decision(means, point="E0001-new"))


@pytest.mark.parametrize("scope", ["point", "all"])
@pytest.mark.parametrize("known", [True, False])
def test_a_stop_from_elsewhere_reaches_both_addresses(ready: Ready, known: bool, scope: str) -> None:
    """The one that was written to, and the one that it came from, whether a book has that or not yet."""
    means = ready(small_book(2))
    if known:
        second_address(means)
    (first,) = [one for one in queue(means) if one.person_id == "P0001"]
    assert send_one(means, first) == "sent"
    text = {"point": "STOP", "all": "停止一切联系"}[scope]
    assert take(means, text, sender=SECOND, answers=first.contact_id).answer is not None
    assert take(means, text, sender=SECOND, answers=first.contact_id).answer is None, "it is in force"
    kept = rows(means, "SELECT DISTINCT scope, mark FROM desk_opt_out ORDER BY mark")
    assert kept == sorted((scope, mark_of(means.marks, one)) for one in (MAIL, SECOND))
    if not known:
        second_address(means)
        with means.connection.transaction():
            assert hold_to(means.connection) == 2
    for point in ("E0001", "E0001-2"):
        assert OPTED_OUT in why(decision(means, point=point))
        assert OPTED_OUT in why(decision(means, "P0002", point)), "whoever is meant there"


def test_a_stop_from_elsewhere_is_lifted_where_a_code_is_confirmed(ready: Ready) -> None:
    """At one of the two addresses: the other stays stopped."""
    means = ready(small_book(2))
    second_address(means)
    (first,) = [one for one in queue(means) if one.person_id == "P0001"]
    assert send_one(means, first) == "sent"
    take(means, "STOP", sender=SECOND, answers=first.contact_id)
    means.connection.execute(
        "INSERT INTO book_evidence (point_id, person_id, at, kind)"
        " VALUES ('E0001', 'P0001', %s, 'code_confirmed')",
        [LATER + timedelta(minutes=5)],
    )
    hour = LATER + timedelta(hours=1)
    assert len(lift_opt_out(means.connection, means.home, "E0001", "K-1", hour)) == 1
    assert OPTED_OUT not in why(decision(means, at=hour))
    assert OPTED_OUT in why(decision(means, point="E0001-2", at=hour))


def second_address(means: Means) -> None:
    """Another address of the first person."""
    add_point(means.connection, "E0001-2", "email", SECOND)


def test_only_whoever_opted_out_lifts_it(ready: Ready) -> None:
    """By a code that they confirmed there afterwards; nobody else's, and none from before."""
    means = ready()
    take(means, "停止一切联系")
    hour = LATER + timedelta(hours=1)
    for code, help in (("", "whoever opted out"), ("K-1", "confirmed")):
        with pytest.raises(Refused, match=help):
            lift_opt_out(means.connection, means.home, "E0001", code, hour)
    confirm = (
        "INSERT INTO book_evidence (point_id, person_id, at, kind) VALUES ('E0001', %s, %s, 'code_confirmed')"
    )
    means.connection.execute(confirm, ["P0002", LATER + timedelta(minutes=5)])
    with pytest.raises(Refused, match="confirmed"):
        lift_opt_out(means.connection, means.home, "E0001", "K-1", hour)
    means.connection.execute(confirm, ["P0001", LATER + timedelta(minutes=5)])
    assert len(lift_opt_out(means.connection, means.home, "E0001", "K-1", hour)) == 1
    assert OPTED_OUT not in why(decision(means, at=hour))
    assert rows(means, "SELECT lifted_by_code FROM desk_opt_out") == [("K-1",)]
    with pytest.raises(Refused, match="nobody opted out"):
        lift_opt_out(means.connection, means.home, "E0001", "K-1", hour)


def test_of_two_who_may_have_said_it_each_ends_their_own(ready: Ready) -> None:
    """Father and son share an address: the son's code frees it and himself, not the father's phone."""
    means = ready(small_book(2), "call")
    wanted = OptOut("all", "email", mark_at(means.connection, "E0001") or "", ["E0001"], ["P0001", "P0002"])
    with means.connection.transaction():
        keep_opt_out(means.connection, means.marks, wanted, "AAAA-BBBB-CCCC", "reply:1", MORNING)
    hour = LATER + timedelta(hours=1)
    for person, freed in (("P0002", "M0002"), ("P0001", "M0001")):
        assert OPTED_OUT in why(decision(means, person, freed, "call", at=hour))
        means.connection.execute(
            "INSERT INTO book_evidence (point_id, person_id, at, kind)"
            " VALUES ('E0001', %s, %s, 'code_confirmed')",
            [person, LATER],
        )
        lifted = times_lifted(means.connection, [wanted.mark])
        assert lift_opt_out(means.connection, means.home, "E0001", "K-1", hour) == ["AAAA-BBBB-CCCC"]
        assert times_lifted(means.connection, [wanted.mark]) == lifted + 1
        assert OPTED_OUT not in why(decision(means, person, freed, "call", at=hour))
        if person == "P0002":
            assert OPTED_OUT in why(decision(means, "P0001", "M0001", "call", at=hour))
            assert rows(means, "SELECT lifted_at FROM desk_opt_out") == [(None,)]
            assert not is_in_force(means.connection, wanted), "a new stop of the address is one"
            with pytest.raises(Refused, match="no code was confirmed"):
                lift_opt_out(means.connection, means.home, "E0001", "K-1", hour)
        assert OPTED_OUT not in why(decision(means, "P0002", "E0001", at=hour))
    with pytest.raises(Refused, match="nobody opted out"):
        lift_opt_out(means.connection, means.home, "E0001", "K-1", hour)


def test_no_code_of_the_service_gives_an_opt_out_an_end() -> None:
    """Only these statements set the end of a notice, and those of an opt-out ask for a confirmed code."""
    found = []
    for path in sorted(Path(rightparty.desk.__file__).parent.rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        found += [
            path.name for _ in re.finditer(r"UPDATE book_notices\b[^;]{0,80}?\buntil\b", text, re.DOTALL)
        ]
    assert sorted(found) == ["distress.py", "opt_out.py", "reply_worklist.py", "stopped_point.py"]
    assert "opt_out" not in ENDABLE
    assert "welfare_risk" not in ENDABLE
