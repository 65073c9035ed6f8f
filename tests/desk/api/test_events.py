"""Call records through the API: in the vendor's codes, in any order, as often as they come."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from rightparty.channels.vendor_codes import vendor_codes, vendors
from rightparty.desk.store import Connection
from tests.desk.api.calls import Client, contact


def _record(code: str, record_id: str = "r1", **more: Any) -> dict[str, Any]:
    row = {"record_id": record_id, "call_id": "c1", "code": code, "at": "2026-11-24T00:45:00Z",
           "creditor_id": "BANK", "person_id": "P0001", "point_id": "M0001",
           "debt_ids": ["D0001"]}  # fmt: skip
    return row | more


def _sent(client: Client, vendor: str, *records: dict[str, Any]) -> dict[str, Any]:
    got = client.post("/events", {"vendor": vendor, "records": list(records)})
    assert got.status == 200, got.body
    found: dict[str, Any] = got.body
    return found


def test_records_become_events_whatever_their_order(client: Client, connection: Connection) -> None:
    """Two rows of one call, the later one first, and both once more: three events of one contact."""
    ring, answered = _record("18", "r1"), _record("16", "r2", at="2026-11-24T00:46:00Z", duration_s=40)
    assert _sent(client, "q850", answered, ring)["new"] == 2
    assert _sent(client, "q850", ring, answered) == {
        "new": 0, "known": 2, "unknown_codes": [], "without_permit": [], "reports": [], "stopped": []
    }  # fmt: skip
    rows = connection.execute("SELECT contact_id, kind, outcome FROM book_events ORDER BY 2, 3").fetchall()
    assert {contact for contact, _, _ in rows} == {"lender:q850:c1"}
    assert [row[1:] for row in rows] == [
        ("attempt", "answered"), ("attempt", "no_answer"), ("connected", "answered")
    ]  # fmt: skip


def test_a_code_that_nobody_knows_is_kept_as_unknown(client: Client, connection: Connection) -> None:
    """And is said to be."""
    assert _sent(client, "vicidial", _record("XYZ"))["unknown_codes"] == ["XYZ"]
    assert connection.execute("SELECT kind, outcome FROM book_events").fetchall() == [("attempt", "unknown")]


def test_not_the_person_is_a_report(client: Client) -> None:
    """Our callers' code does all that a report does; the same again does nothing."""
    assert len(_sent(client, "rightparty", _record("wrong_person"))["reports"]) == 1
    assert _sent(client, "rightparty", _record("wrong_person"))["reports"] == []
    got = client.post("/decisions", contact(channel="call", point_id="M0001", content="knock"))
    assert got.body["verdict"] == "deny"


def test_do_not_call_again_stops_the_point(client: Client) -> None:
    """For everybody, whoever is meant."""
    assert len(_sent(client, "vicidial", _record("DNC"))["stopped"]) == 1
    got = client.post("/decisions", contact(channel="call", point_id="M0001"))
    assert got.body["verdict"] == "deny"


def test_a_number_that_is_not_in_service_is_evidence(client: Client, connection: Connection) -> None:
    """It weighs against the point."""
    _sent(client, "sip", _record("404"))
    query = "SELECT point_id FROM book_evidence WHERE kind = 'disconnected'"
    assert connection.execute(query).fetchall() == [("M0001",)]


def test_a_permit_s_record_needs_nothing_else(client: Client, connection: Connection) -> None:
    """Whom and what it was about is known; a call made on the permit alone has used it."""
    permit = client.post("/permits", contact(channel="call", point_id="M0001")).body
    record = {"record_id": "r1", "code": "17", "at": "2026-11-24T01:00:05Z", "permit_id": permit["permit_id"]}
    assert _sent(client, "q850", record)["without_permit"] == []
    assert client.post(f"/permits/{permit['permit_id']}/redeem").body["ok"] is False
    stands = client.get(f"/contacts/{permit['contact_id']}").body
    assert (stands["status"], [one["outcome"] for one in stands["events"]]) == (
        "sent", [None, "busy"]
    )  # fmt: skip


def test_a_permit_s_call_is_counted_within_its_minutes(client: Client, connection: Connection) -> None:
    """Whatever the record says of its time; and a call that came in uses no permit."""
    permit = client.post("/permits", contact(channel="call", point_id="M0001")).body
    record = {"record_id": "r1", "code": "17", "at": "2025-06-01T01:00:00Z", "permit_id": permit["permit_id"]}
    got = client.post("/events", {"vendor": "q850", "records": [{**record, "direction": "in"}]})
    assert got.status == 422
    query = "SELECT state FROM desk_reservation"
    assert connection.execute(query).fetchall() == [("open",)]
    _sent(client, "q850", record)
    assert connection.execute(query).fetchall() == [("redeemed",)]
    rows = connection.execute("SELECT direction, kind, min(at) FROM book_events GROUP BY 1, 2").fetchall()
    assert [(way, kind) for way, kind, _ in rows] == [("out", "attempt")]
    assert rows[0][2] >= datetime.fromisoformat(permit["valid_from"])
    second = client.post("/permits", contact(channel="call", point_id="M0001")).body
    assert second["reserved"] is False, "the first call counts"


def test_a_call_after_its_permit_was_returned_is_told_apart(client: Client) -> None:
    """It happened, so it counts; that it was not allowed is said."""
    permit = client.post("/permits", contact(channel="call", point_id="M0001")).body["permit_id"]
    client.post(f"/permits/{permit}/return")
    record = {"record_id": "r1", "code": "17", "at": "2026-11-24T01:00:05Z", "permit_id": permit}
    assert _sent(client, "q850", record)["without_permit"] == ["r1"]


def test_every_fault_is_told_at_once(client: Client, keyed: Callable[..., Client]) -> None:
    """By record; an unknown vendor, and another creditor's people, too."""
    records = [
        _record("16", call_id=None),
        _record("16", debt_ids=[]),
        _record("16", at="2030-01-01T00:00:00Z"),
    ]
    got = client.post("/events", {"vendor": "sip", "records": records})
    assert (got.status, len(got.body["error"]["problems"])) == (422, 3)
    assert client.post("/events", {"vendor": "nobody", "records": [_record("1")]}).status == 422
    other = keyed(creditors=("OTHER",))
    assert other.post("/events", {"vendor": "sip", "records": [_record("200")]}).status == 404


def test_every_vendor_s_file_reads() -> None:
    """Each code means something that the book has a word for; only our own callers prove a number."""
    for vendor in vendors():
        proofs = {code.evidence for code in vendor_codes(vendor).values()} & {"answered_as_self"}
        assert not proofs or vendor == "rightparty"


def test_agencies_and_senders_that_are_named_are_there(client: Client, connection: Connection) -> None:
    """404 names what is lost, and nothing is kept; one's own sender is taken."""
    for lost in ({"agency_id": "nobody"}, {"sender_id": "nothing"}):
        got = client.post("/events", {"vendor": "q850", "records": [_record("16", **lost)]})
        ((what, id),) = lost.items()
        assert got.status == 404, got.body
        assert f"{what.removesuffix('_id')} `{id}`" in got.body["error"]["message"]
    assert connection.execute("SELECT count(*) FROM book_events").fetchone() == (0,)
    assert _sent(client, "q850", _record("16", sender_id="S-call"))["new"] == 1
