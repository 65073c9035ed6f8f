"""Permits through the API: reserved on fresh facts, used once, never after a stop, else counted."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest

from rightparty.desk.api.service import Service
from rightparty.desk.clock import rehearsed
from rightparty.desk.erasing import erase_person
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.redeeming import RAN_OUT, expire_permits
from rightparty.desk.store import Connection, Store
from rightparty.gate.permit import check
from tests.desk.api.calls import Client, Reply, contact
from tests.desk.means import MORNING


def _reserved(client: Client, number: int = 1, channel: str = "email") -> dict[str, str]:
    point = {"email": f"E{number:04}", "call": f"M{number:04}"}[channel]
    got = client.post("/permits", contact(number, channel=channel, point_id=point))
    assert got.status == 200, got.body
    assert got.body["reserved"] is True, got.body
    found: dict[str, str] = got.body
    return found


def test_a_reservation_is_a_genuine_permit_for_the_text_that_comes_with_it(
    client: Client, store: Store
) -> None:
    """Five minutes at most, for this point and this text; the point itself stays masked."""
    from rightparty.desk.weighing import PERMIT_KEY

    got = _reserved(client)
    key = store.home.signing_key(PERMIT_KEY).public_key()
    point, hash_ = "person0001@mail.example", got["content_hash"]
    checked = check(got["permit"], key, point=point, content_hash=hash_, at=MORNING + timedelta(seconds=30))
    assert checked.ok, checked.because
    assert checked.permit is not None
    assert checked.permit.valid_until - checked.permit.valid_from <= timedelta(minutes=5)
    assert got["point_masked"] == "p***@m***"


def test_a_permit_is_redeemed_once(client: Client, connection: Connection) -> None:
    """The first answer is yes, every later one is no; the attempt stands in the book once."""
    permit = _reserved(client)["permit_id"]
    first, second = (client.post(f"/permits/{permit}/redeem") for _ in range(2))
    assert (first.body["ok"], first.body["point"]) == (True, "person0001@mail.example")
    assert (second.body["ok"], second.body["because"]) == (False, "redeemed")
    assert connection.execute("SELECT kind, content FROM book_events").fetchall() == [("attempt", "full")]


def test_an_answer_goes_with_the_person(client: Client, store: Store, connection: Connection) -> None:
    """What was said to somebody, or where, is not told again once they were erased; nor is it done again."""
    ours = contact(1, channel="email", point_id="E0001")
    permit = client.post("/permits", ours, key="reserve").body["permit_id"]
    client.post(f"/permits/{permit}/redeem", key="redeem")
    other = client.post("/permits", contact(2, channel="email", point_id="E0002"), key="other")
    with store.connect() as own:
        erase_person(own, "P0001", by="Wang Fang", basis="court", at=MORNING)
    kept = "SELECT key FROM desk_idempotent_answer WHERE answer IS NOT NULL"
    assert connection.execute(kept).fetchall() == [("other",)]
    for path, body, key in (
        ("/permits", ours, "reserve"),
        (f"/permits/{permit}/redeem", None, "redeem"),
    ):
        got = client.post(path, body, key=key) if body else client.post(path, key=key)
        assert (got.status, got.body["error"]["code"]) == (409, "refused")
        assert "erased" in got.body["error"]["message"]
    again = client.post("/permits", contact(2, channel="email", point_id="E0002"), key="other")
    assert again.body == other.body
    assert connection.execute("SELECT count(*) FROM desk_reservation").fetchone() == (2,)


def test_of_two_that_redeem_at_once_one_succeeds(client: Client) -> None:
    """They wait for one another."""
    permit = _reserved(client)["permit_id"]
    replies: list[Reply] = []
    threads = [
        threading.Thread(target=lambda: replies.append(client.post(f"/permits/{permit}/redeem")))
        for _ in range(4)
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(reply.body["ok"] for reply in replies) == [False, False, False, True]


def test_what_is_reserved_counts_until_it_is_returned(client: Client) -> None:
    """A second permit for the person is refused; returned, the contact was never made."""
    permit = _reserved(client)["permit_id"]
    assert client.post("/permits", contact(channel="call", point_id="M0001")).body["reserved"] is False
    assert client.post(f"/permits/{permit}/return").body["ok"] is True
    assert client.post(f"/permits/{permit}/redeem").body["because"] == "returned"
    _reserved(client, channel="call")


def test_no_permit_is_redeemed_after_a_stop(client: Client) -> None:
    """The stop withdraws it in its own transaction."""
    permit = _reserved(client)
    stop = {"notice_id": "N1", "at": "2026-11-24T00:59:00Z", "kind": "opt_out", "scope": "all",
            "person_id": "P0001"}  # fmt: skip
    assert client.post("/notices", stop).body["taken"][0]["withdrawn"] == 1
    got = client.post(f"/permits/{permit['permit_id']}/redeem")
    assert (got.body["ok"], got.body["because"]) == (False, "withdrawn")
    assert client.get(f"/contacts/{permit['contact_id']}").body["status"] == "denied"


def test_a_collector_who_is_stopped_gets_no_permit(client: Client, connection: Connection) -> None:
    """Whoever reserves names who calls; the attempt says it too, and another collector goes on."""
    connection.execute(
        "INSERT INTO desk_collector_stop (creditor_id, collector_id, contact_id, hard, by, at)"
        " VALUES ('BANK', 'zhang.san', 'before', '{no_threat}', 'li.na', now())"
    )
    call = contact(1, channel="call", point_id="M0001")
    for named, why in (({"collector_id": "zhang.san"}, "collector_stopped"), ({}, "collector_not_named")):
        got = client.post("/permits", {**call, **named}).body
        assert (got["reserved"], got["reason"]) == (False, why)
        assert got["until_event"] == "collector_stop_lifted"
    permit = client.post("/permits", {**call, "collector_id": "li.si"}).body["permit_id"]
    assert client.post(f"/permits/{permit}/redeem").body["ok"] is True
    assert connection.execute("SELECT collector_id FROM book_events").fetchall() == [("li.si",)]


def test_redeeming_decides_again(client: Client, connection: Connection) -> None:
    """What came into the book by another way is heard too."""
    permit = _reserved(client)["permit_id"]
    connection.execute(
        "INSERT INTO book_notices (notice_id, at, kind, person_id, scope)"
        " VALUES ('N1', now(), 'cease', 'P0001', 'all')"
    )
    got = client.post(f"/permits/{permit}/redeem")
    assert got.body["ok"] is False
    assert got.body["because"] not in ("redeemed", "withdrawn")


def test_what_runs_out_counts_as_made(client: Client, service: Service, connection: Connection) -> None:
    """Neither redeemed nor returned: an attempt, and no second one that day."""
    got = _reserved(client)
    service.clock = rehearsed(MORNING + timedelta(minutes=6))
    assert client.post(f"/permits/{got['permit_id']}/redeem").body["because"] == "expired"
    assert expire_permits(service.means(test=False)) == 1
    assert expire_permits(service.means(test=False)) == 0
    assert connection.execute("SELECT count(*) FROM book_events").fetchone() == (1,)
    stands = client.get(f"/contacts/{got['contact_id']}").body
    assert (stands["status"], stands["reason"], stands["permit"]) == ("failed", RAN_OUT, "expired")


def test_the_number_leaves_only_by_the_bridge(keyed: Callable[..., Client]) -> None:
    """The dialler sees a mask; the switch resolves the bridge once, and that redeems the permit."""
    dialler, switch = keyed("permits:write", name="dialler"), keyed("bridge:read", name="switch")
    permit = _reserved(dialler, channel="call")["permit_id"]
    got = dialler.post(f"/permits/{permit}/dial").body
    assert (got["ok"], got["point"], got["point_masked"]) == (True, None, "138****0001")
    first, second = (switch.get(f"/bridges/{got['bridge_id']}").body for _ in range(2))
    assert (first["ok"], first["point"]) == (True, "+8613816000001")
    assert (second["ok"], second["point"]) == (False, None)
    assert dialler.post(f"/permits/{permit}/redeem").body["point"] is None


def test_another_creditor_sees_no_permit(client: Client, keyed: Callable[..., Client]) -> None:
    """Not to redeem it, nor to return it, nor how its contact stands."""
    got, other = _reserved(client), keyed(creditors=("OTHER",))
    for act in ("redeem", "return", "dial"):
        assert other.post(f"/permits/{got['permit_id']}/{act}").status == 404
    assert other.get(f"/contacts/{got['contact_id']}").status == 404


@pytest.mark.parametrize("end", ["redeem", "return"])
def test_everything_is_in_the_journal(client: Client, store: Store, connection: Connection, end: str) -> None:
    """Decision, permit issued, and how it ended; with receipts once the tree is sealed."""
    got = _reserved(client)
    client.post(f"/permits/{got['permit_id']}/{end}")
    seal_store(connection, store.home, MORNING)
    rows = connection.execute("SELECT kind FROM desk_journal_record WHERE contact_id = %s ORDER BY seq",
                              [got["contact_id"]]).fetchall()  # fmt: skip
    kinds = [kind for (kind,) in rows]
    assert kinds == ["decision", "permit", "permit", *(["message"] if end == "redeem" else [])]
    assert verify_store(connection, store.home).ok
    receipts = client.get(f"/contacts/{got['contact_id']}/receipt").body["receipts"]
    assert len(receipts) == len(kinds)
