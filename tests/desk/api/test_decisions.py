"""Decisions through the API are the gate's own, and of one's own book only."""

from collections.abc import Callable

from rightparty.desk.store import Connection
from tests.desk.api.calls import Client, contact


def test_one_contact_is_decided_as_the_gate_does(client: Client) -> None:
    """Somebody late with an address proven this morning may be written to."""
    got = client.post("/decisions", contact())
    assert got.status == 200, got.body
    assert got.body["verdict"] == "allow"
    assert got.body["allowed"][0] == "full"


def test_several_are_answered_in_order(client: Client) -> None:
    """Each under the id that it was given, with reasons where there are some."""
    asked = [contact(1, candidate_id="a"), contact(2, candidate_id="b", at="2026-11-24T16:00:00Z")]
    got = client.post("/decisions?explain=true", asked)
    assert [one["candidate_id"] for one in got.body] == ["a", "b"]
    assert got.body[0]["verdict"] == "allow"
    assert got.body[1]["verdict"] in ("delay", "deny")
    assert all(reason["citation"] for reason in got.body[1]["reasons"])


def test_what_is_left_of_each_cap_is_told_where_it_is_asked_for(client: Client) -> None:
    """Seen before acting: used, limit and left, the tightest first."""
    assert "budget" not in client.post("/decisions", contact()).body
    budget = client.post("/decisions?budget=true", [contact()]).body[0]["budget"]
    assert budget
    assert all(one["left"] == one["limit"] - one["used"] for one in budget)
    assert [one["left"] for one in budget] == sorted(one["left"] for one in budget)


def test_more_than_a_thousand_are_not_taken(client: Client) -> None:
    """The limit is told as a fault of the request."""
    assert client.post("/decisions", [contact()] * 1_001).status == 422


def test_another_creditor_s_people_are_not_there(keyed: Callable[..., Client]) -> None:
    """Not forbidden: not found, exactly as what never was."""
    other = keyed(creditors=("OTHER",))
    theirs, never = other.post("/decisions", contact()), other.post("/decisions", contact(9))
    assert (theirs.status, never.status) == (404, 404)
    assert theirs.body["error"]["code"] == never.body["error"]["code"] == "not_found"


def test_a_key_without_the_scope_is_told_which(keyed: Callable[..., Client]) -> None:
    """403, with the scope that is missing."""
    got = keyed("notices:write").post("/decisions", contact())
    assert got.status == 403
    assert "decisions:read" in got.body["error"]["message"]


def test_a_stranger_is_not_let_in(client: Client, connection: Connection) -> None:
    """No key, a made-up one, and one that was revoked."""
    assert Client("nothing").post("/decisions", contact()).status == 401
    assert Client(client.key[:-1] + "x").post("/decisions", contact()).status == 401
    connection.execute("UPDATE desk_api_key SET revoked_at = now()")
    assert client.post("/decisions", contact()).status == 401
