"""Rows of the book through the API: the checks of `book check`, all or nothing, one's own creditors only."""

from collections.abc import Callable
from typing import Any

import pytest

from rightparty.desk.store import Connection
from tests.desk.access.test_rls import insert
from tests.desk.api.calls import Client, Reply, contact
from tests.desk.sealed import read
from tests.desk.tampering import unlocked


def _rows(client: Client, table: str, *rows: dict[str, Any]) -> Reply:
    return client.post(f"/book/{table}", {"rows": list(rows)})


def _point(point: str, value: str) -> dict[str, Any]:
    return {"point_id": point, "kind": "mobile", "value": value}


def test_rows_are_new_changed_or_the_same(client: Client, connection: Connection) -> None:
    """Only what was handed in changes; the number is brought into its one form."""
    got = _rows(client, "points", _point("M0001", "+86 138 1600 0001"), _point("M0009", "+8613816000009"))
    assert got.status == 200, got.body
    assert (got.body["rows"], got.body["new"]) == ({"points": 2}, {"points": 1})
    rows = connection.execute("SELECT place FROM book_points WHERE point_id IN ('M0001', 'M0009')"
                              " ORDER BY point_id").fetchall()  # fmt: skip
    assert rows == [("own",), (None,)]
    numbers = [read(connection, "points", "value", one) for one in ("M0001", "M0009")]
    assert numbers == ["+8613816000001", "+8613816000009"]
    again = _rows(client, "points", _point("M0009", "+8613816000009")).body
    assert (again["new"], again["changed"]) == ({"points": 0}, {"points": 0})


def test_every_fault_is_named_and_nothing_taken(client: Client, connection: Connection) -> None:
    """With the row's line (the first row is line 2) and its column."""
    got = _rows(client, "points", _point("M0008", "+8613816000008"), _point("M0009", "not a number"),
                {"point_id": "M0010", "kind": "pigeon", "value": "x"})  # fmt: skip
    assert got.status == 422
    assert {(one["line"], one["column"]) for one in got.body["error"]["problems"]} == {
        (3, "value"),
        (4, "kind"),
    }
    assert connection.execute("SELECT FROM book_points WHERE point_id = 'M0008'").fetchone() is None


def test_what_a_row_refers_to_must_be_known(client: Client) -> None:
    """In the store, or among the rows."""
    row = {
        "charge_id": "C1",
        "debt_id": "D0009",
        "at": "2026-11-20T00:00:00Z",
        "kind": "penalty",
        "amount": "1",
    }
    got = _rows(client, "charges", row)
    assert (got.status, got.body["error"]["problems"][0]["column"]) == (422, "debt_id")
    assert _rows(client, "charges", row | {"debt_id": "D0001"}).status == 200


def test_what_grows_is_never_forgotten_or_changed(client: Client, connection: Connection) -> None:
    """An event once told stays as it was; what was unknown may become known."""
    row = {"event_id": "V1", "contact_id": "c1", "at": "2026-11-20T02:00:00Z", "direction": "out",
           "kind": "attempt", "channel": "call", "creditor_id": "BANK", "debt_ids": ["D0001"]}  # fmt: skip
    assert _rows(client, "events", row | {"person_id": "P0001"}).status == 200
    assert _rows(client, "events", row | {"channel": "sms", "point_id": "M0001"}).status == 200
    found = connection.execute("SELECT channel, person_id, point_id FROM book_events").fetchall()
    assert found == [("call", "P0001", "M0001")]


def test_a_stop_among_the_rows_stops(client: Client) -> None:
    """What is out for the person is withdrawn in the same transaction."""
    permit = client.post("/permits", contact()).body["permit_id"]
    notice = {"notice_id": "N1", "at": "2026-11-24T00:50:00Z", "kind": "cease", "person_id": "P0001"}
    assert _rows(client, "notices", notice).body["withdrawn"] == 1
    assert client.post(f"/permits/{permit}/redeem").body["because"] == "withdrawn"


def test_a_report_among_the_evidence_withdraws(client: Client) -> None:
    """Of the pair, under every id of the number."""
    permit = client.post("/permits", contact()).body["permit_id"]
    row = {"point_id": "E0001", "person_id": "P0001", "at": "2026-11-24T00:50:00Z", "kind": "wrong_number"}
    assert _rows(client, "evidence", row).body["withdrawn"] == 1
    assert client.post(f"/permits/{permit}/redeem").body["ok"] is False


def test_another_creditor_s_rows_cannot_be_touched(keyed: Callable[..., Client]) -> None:
    """Not its debts or people, nor what hangs on them; a new book of one's own can be built up."""
    other = keyed(creditors=("OTHER",), name="other")
    person = {"person_id": "P0001", "name": "x", "country": "CN"}
    assert _rows(other, "persons", person).status == 404
    assert _rows(other, "points", _point("M0001", "+8613816000099")).status == 404
    assert (
        _rows(
            other, "creditors", {"creditor_id": "BANK", "name": "x", "kind": "bank", "country": "CN"}
        ).status
        == 404
    )
    instalment = {
        "debt_id": "D0001",
        "number": "1",
        "due_on": "2026-10-10",
        "principal": "0",
        "interest": "0",
    }
    assert _rows(other, "instalments", instalment).status == 404
    own = {"creditor_id": "OTHER", "name": "y", "kind": "bank", "country": "CN"}
    assert _rows(other, "creditors", own).status == 200
    assert _rows(other, "persons", person | {"person_id": "Q1"}).status == 200


COMPLAINT = {
    "complaint_id": "B1",
    "at": "2026-11-20T00:00:00Z",
    "source": "regulator",
    "cause": "calls",
    "due_on": "2026-12-05",
}
ANSWERED = {"answered_at": "2026-11-21T00:00:00Z", "outcome": "settled"}


def test_a_complaint_that_is_nobody_s_is_nobody_s_to_change(
    client: Client, keyed: Callable[..., Client], connection: Connection
) -> None:
    """One that came with a folder, about neither a person nor a point: no key answers it."""
    with unlocked(connection):
        insert(connection, "book_complaints", **COMPLAINT)
    for one in (client, keyed(creditors=("OTHER",), name="other")):
        got = _rows(one, "complaints", COMPLAINT | ANSWERED)
        assert got.status == 404, got.body
    found = connection.execute("SELECT answered_at, outcome FROM book_complaints").fetchall()
    assert found == [(None, None)]


def test_a_complaint_by_the_api_is_about_somebody(client: Client, keyed: Callable[..., Client]) -> None:
    """A new one names the person or the point; later rows about it need not, and are its creditor's."""
    got = _rows(client, "complaints", COMPLAINT)
    assert (got.status, got.body["error"]["problems"][0]["column"]) == (422, "person_id")
    assert _rows(client, "complaints", COMPLAINT | {"person_id": "P0001"}).status == 200
    other = keyed(creditors=("OTHER",), name="other")
    assert _rows(other, "complaints", COMPLAINT | ANSWERED).status == 404
    got = _rows(client, "complaints", COMPLAINT | ANSWERED)
    assert (got.status, got.body["changed"]) == (200, {"complaints": 1})


STATED = {
    "creditor_id": "BANK",
    "as_of": "2026-11-24T00:30:00Z",
    "complete_since": {"notices": "2026-01-01T00:00:00+08:00", "events": "2026-01-01T00:00:00Z"},
}


def test_what_is_stated_of_a_book_takes_the_last_one_s_place(client: Client, connection: Connection) -> None:
    """Once, with its record; a table that it does not name is of unknown completeness again."""
    count = "SELECT count(*) FROM desk_journal_waiting WHERE kind = 'book_loaded'"
    (before,) = connection.execute(count).fetchone() or (0,)
    assert client.post("/decisions", contact()).body["verdict"] == "allow"
    assert client.post("/book", STATED).body == {"creditor_id": "BANK", "new": True}
    assert client.post("/book", STATED).body == {"creditor_id": "BANK", "new": False}
    assert connection.execute(count).fetchone() == (before + 1,)
    assert client.post("/book", STATED | {"complete_since": {}}).body["new"] is True
    assert client.post("/decisions", contact()).body["verdict"] == "deny"


@pytest.mark.parametrize(
    ("more", "status"),
    [
        ({"as_of": "2026-11-23T00:00:00Z"}, 409),
        ({"as_of": "2026-11-25T00:00:00Z"}, 422),
        ({"complete_since": {"notices": "2026-11-24T00:31:00Z"}}, 422),
        ({"complete_since": {"nothing": "2026-01-01T00:00:00Z"}}, 422),
        ({"creditor_id": "OTHER"}, 404),
    ],
)
def test_what_cannot_be_stated(
    client: Client, connection: Connection, more: dict[str, Any], status: int
) -> None:
    """An earlier book than the one that is known, a day that has not come, what is not one's own."""
    query = "SELECT creditor_id, as_of, complete_since, absent_tables FROM desk_book_statement"
    before = connection.execute(query).fetchall()
    assert client.post("/book", STATED | more).status == status
    assert connection.execute(query).fetchall() == before


@pytest.mark.parametrize(
    "detail",
    ["\ud800", {"reason": "\ud800"}, {"\ud800": "x"}, {"reason": [["\ud800"]]}, {"a": {"b": {"c": 1}}}],
)
def test_a_cell_that_nobody_can_keep_is_a_fault(client: Client, detail: Any) -> None:
    """A lone surrogate however deep, or what is nested deeper than any cell: 422."""
    row = {"notice_id": "N1", "at": "2026-11-24T00:50:00Z", "kind": "hardship", "person_id": "P0001"}
    got = _rows(client, "notices", row | {"detail": detail})
    assert (got.status, got.body["error"]["code"]) == (422, "invalid")
    assert _rows(client, "notices", row | {"detail": {"reason": "\U0001f600"}}).status == 200
