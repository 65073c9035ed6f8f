"""Notices, payments, promises and agreements through the API: taken once, for one's own people, at once."""

from collections.abc import Callable
from typing import Any

import pytest

from rightparty.desk.store import Connection, Store
from tests.desk.api.calls import Client, Reply, contact
from tests.desk.crossed import crossed


def _stop(number: int = 1, **more: Any) -> dict[str, Any]:
    row = {"notice_id": f"N{number}", "at": "2026-11-24T00:30:00Z", "kind": "opt_out", "scope": "all"}
    return row | {"person_id": f"P{number:04}"} | more


def test_a_stop_holds_from_the_answer_on(client: Client) -> None:
    """The next decision and the next reservation know it."""
    assert client.post("/decisions", contact()).body["verdict"] == "allow"
    got = client.post("/notices", _stop())
    assert got.status == 200, got.body
    assert got.body["taken"][0]["new"] is True
    assert client.post("/decisions", contact()).body["verdict"] == "deny"
    assert client.post("/permits", contact()).body["reserved"] is False


def test_the_same_request_again_is_answered_alike(client: Client, connection: Connection) -> None:
    """The same key and body: the same bytes, marked as given before, and one row."""
    first, second = (client.post("/notices", _stop(), key="once") for _ in range(2))
    assert first.body == second.body
    assert second.headers.get("Idempotency-Replayed") == "true"
    assert connection.execute("SELECT count(*) FROM book_notices").fetchone() == (1,)


def test_the_same_key_with_another_body_is_refused(client: Client) -> None:
    """422, and nothing done."""
    client.post("/notices", _stop(), key="once")
    got = client.post("/notices", _stop(2), key="once")
    assert (got.status, got.body["error"]["code"]) == (422, "other_body")


def test_a_refused_request_frees_its_key(client: Client) -> None:
    """Mended, it may come again under the same name."""
    assert client.post("/notices", _stop(1, until="2027-01-01T00:00:00Z"), key="again").status == 409
    assert client.post("/notices", _stop(), key="again").status == 200


def test_one_bad_row_leaves_none(client: Client, connection: Connection) -> None:
    """All of a request or nothing."""
    got = client.post("/notices", [_stop(1), _stop(9)])
    assert got.status == 404
    assert connection.execute("SELECT count(*) FROM book_notices").fetchone() == (0,)


def test_a_payment_is_taken_and_the_debt_decided_anew(client: Client) -> None:
    """What was overdue is paid: nothing is to be said any more."""
    body = {"payment_id": "Y1", "debt_id": "D0001", "paid_at": "2026-11-24T00:30:00Z", "amount": "1060.00",
            "status": "posted"}  # fmt: skip
    assert client.post("/payments", body).status == 200
    assert client.post("/decisions", contact()).body["verdict"] == "deny"


@pytest.mark.parametrize(
    ("more", "where"),
    [
        ({"hours": "after nine"}, "hours"),
        ({"hours": "9-12"}, "hours"),
        ({"hours": "09:00\u201312:00"}, "hours"),
        ({"hours": "-"}, "hours"),
        ({"hours": "\u0660\u0669:00-12:00"}, "hours"),
        ({"days": ["XX"]}, "days"),
        ({"days": ["MO;TU"]}, "days"),
        ({"from": "2026-11-25T00:00:00Z", "until": "2026-11-24T00:00:00Z"}, "until"),
    ],
)
def test_what_the_gate_cannot_read_is_not_taken(client: Client, more: dict[str, Any], where: str) -> None:
    """As a book's own check: 422 that names the column, and whoever it is about is decided as before."""
    told = {"notice_id": "N1", "at": "2026-11-24T00:30:00Z", "kind": "inconvenient_hours"}
    got = client.post("/notices", told | {"person_id": "P0001"} | more)
    assert got.status == 422, got.body
    assert f"`{where}`" in str(got.body["error"]["problems"])
    assert client.post("/decisions", contact()).body["verdict"] == "allow"


def test_hours_and_days_are_taken(client: Client) -> None:
    """In the form of the book: inconvenient at this hour of this day."""
    told = {"notice_id": "N1", "at": "2026-11-24T00:30:00Z", "kind": "inconvenient_hours"}
    more = {"person_id": "P0001", "hours": "08:00-12:00; 13:00-24:00", "days": ["MO", "TU"]}
    assert client.post("/notices", told | more).status == 200
    assert client.post("/decisions", contact()).body["verdict"] != "allow"


@pytest.mark.parametrize(
    "detail", [{"reason": "\ud800"}, {"\ud800": "x"}, {"reason": {"a": 1}}, {"reason": ["x"]}]
)
def test_a_detail_that_nobody_can_keep_is_a_fault(client: Client, detail: dict[str, Any]) -> None:
    """A lone surrogate, or what is nested: 422, in the form of every fault."""
    told = {"notice_id": "N1", "at": "2026-11-24T00:30:00Z", "kind": "hardship", "person_id": "P0001"}
    got = client.post("/notices", told | {"detail": detail})
    assert (got.status, got.body["error"]["code"]) == (422, "invalid")
    got = client.post("/notices", told | {"detail": {"reason": "\U0001f600"}})
    assert got.status == 200, got.body


def test_a_payment_without_status_holds_back(client: Client) -> None:
    """As a book has it: unknown, so that it counts as paid; what it is may be told later."""
    body = {"payment_id": "Y1", "debt_id": "D0001", "paid_at": "2026-11-24T00:30:00Z", "amount": "1060.00"}
    got = client.post("/payments", body)
    assert got.status == 200, got.body
    assert client.post("/decisions", contact()).body["verdict"] == "deny"
    assert client.post("/payments", body | {"status": "reversed"}).status == 200
    assert client.post("/decisions", contact()).body["verdict"] == "delay", "it went back today"


def test_promises_and_agreements_are_taken(client: Client) -> None:
    """Both pause what was queued."""
    promise = {"promise_id": "R1", "person_id": "P0001", "debt_ids": ["D0001"], "amount": "100.00",
               "made_at": "2026-11-24T00:30:00Z", "due_on": "2026-11-30"}  # fmt: skip
    agreement = {"agreement_id": "A1", "person_id": "P0002", "debt_ids": ["D0002"], "kind": "instalment",
                 "status": "performing"}  # fmt: skip
    assert client.post("/promises", promise).status == 200
    assert client.post("/agreements", [agreement]).status == 200
    assert client.post("/decisions", contact(2)).body["verdict"] in ("deny", "delay")


def test_another_creditor_s_people_are_not_there(keyed: Callable[..., Client]) -> None:
    """Nor their debts, nor may the creditor itself be named."""
    other = keyed(creditors=("OTHER",))
    assert other.post("/notices", _stop()).status == 404
    assert other.post("/notices", _stop(kind="cease", person_id=None, creditor_id="BANK")).status == 404


def test_what_another_client_told_is_not_told_anew_under_its_id(
    client: Client, keyed: Callable[..., Client], connection: Connection
) -> None:
    """Who guesses an id is answered as if nothing were there, and nothing changes."""
    assert client.post("/notices", _stop()).status == 200
    got = keyed(creditors=("OTHER",)).post("/notices", _stop(person_id=None, creditor_id="OTHER"))
    assert got.status == 404, got.body
    assert connection.execute("SELECT person_id, creditor_id FROM book_notices").fetchall() == [
        ("P0001", None)
    ]


def test_a_stop_of_one_client_is_not_ended_by_another(client: Client, keyed: Callable[..., Client]) -> None:
    """Whoever ends one names a creditor or a debt of its own; a consent is withdrawn from everybody."""
    kept = {"notice_id": "N1", "at": "2026-11-24T00:20:00Z", "kind": "agreement_performing"}
    assert client.post("/notices", kept | {"person_id": "P0001", "creditor_id": "BANK"}).status == 200
    end = {"notice_id": "N2", "at": "2026-11-24T00:30:00Z", "kind": "agreement_breached"}
    got = client.post("/notices", end | {"person_id": "P0001"})
    assert (got.status, got.body["error"]["code"]) == (422, "invalid")
    assert client.post("/decisions", contact()).body["verdict"] == "delay"
    other = keyed(creditors=("OTHER",), name="other")
    assert other.post("/notices", end | {"creditor_id": "BANK"}).status == 404
    withdrawn = {"notice_id": "N3", "at": "2026-11-24T00:30:00Z", "kind": "consent_withdrawn"}
    assert client.post("/notices", withdrawn | {"person_id": "P0001"}).status == 200
    assert client.post("/notices", end | {"person_id": "P0001", "creditor_id": "BANK"}).status == 200
    assert client.post("/decisions", contact()).body["verdict"] == "allow"


def test_a_write_needs_its_name(client: Client) -> None:
    """Without an Idempotency-Key nothing is written."""
    from django.test import Client as Wsgi

    headers = {"Authorization": f"Bearer {client.key}", "Host": "localhost"}
    got = Wsgi().generic("POST", "/v1/notices", b"{}", content_type="application/json", headers=headers)
    assert got.status_code == 422


@pytest.mark.parametrize("route", ["/notices", "/wrong-party"])
def test_a_stop_in_a_deadlock_is_answered_all_the_same(
    client: Client, store: Store, connection: Connection, caplog: pytest.LogCaptureFixture, route: str
) -> None:
    """Nobody who said stop is told to ask again; and the answer is kept under its key, once."""
    body = _stop() if route == "/notices" else {"person_id": "P0001", "point_id": "E0001", "via": "portal"}
    got: list[Reply] = []
    raised = crossed(store, "E0001", "P0001", lambda: got.append(client.post(route, body, key="one")))
    assert raised == []
    assert "DeadlockDetected" in caplog.text, "no circle was made: this proves nothing"
    assert [one.status for one in got] == [200], got
    assert client.post(route, body, key="one").body == got[0].body
    assert client.post("/decisions", contact()).body["verdict"] == "deny"
    rows = connection.execute("SELECT count(*) FROM desk_idempotent_answer").fetchone()
    assert rows == (1,)
