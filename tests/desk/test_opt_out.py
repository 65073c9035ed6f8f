"""An opt-out reaches what was asked, under whatever id, and ends by its giver's own act alone."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

import rightparty.desk
from rightparty.desk.held_to import hold_to
from rightparty.desk.opt_out import SCOPES, OptOut, keep_opt_out, lift_opt_out
from rightparty.desk.reply_worklist import ENDABLE
from rightparty.errors import InvalidInput, Refused
from tests.desk.means import MORNING
from tests.desk.replied import LATER, decision, notices, rows, take, why
from tests.desk.sealed import add_point
from tests.desk.wrong import Ready

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
