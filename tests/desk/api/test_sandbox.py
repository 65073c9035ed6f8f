"""The sandbox: test keys, test points, fixed outcomes; nothing crosses over in either direction."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.book.load import load_book
from rightparty.book.points import is_email, read_phone
from rightparty.desk.api.service import Service
from rightparty.desk.api_keys import keys, new_key, revoke_key
from rightparty.desk.book_store import load_into_store
from rightparty.desk.magic import acts, play
from rightparty.desk.magic import test_points as all_test_points
from rightparty.desk.sandbox import made_sandbox
from rightparty.desk.store import Connection, Store
from rightparty.desk.webhook_list import add_webhook, webhooks
from rightparty.engine import open_engine
from tests.desk.api.calls import SCOPES, Client, Reply, contact
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING
from tests.desk.sealed import set_value
from tests.docs.pages import ROOT

EXAMPLE = ROOT / "examples" / "sandbox"
HANDED_IN = "creditors senders persons debts liabilities instalments points evidence".split()


def sandbox_book() -> SmallBook:
    """A bank whose people have test points; the last one's is not."""
    book = small_book(1)
    for number, name in enumerate(acts(), 2):
        book.late_person(number)
        (mail,) = (row for row in book.tables["points"] if row["point_id"] == f"E{number:04}")
        (phone,) = (row for row in book.tables["points"] if row["point_id"] == f"M{number:04}")
        mail["value"] = f"{name}@example.com"
        points = [one for one, act in all_test_points().items() if act.name == name]
        phone["value"] = next(one for one in points if one.startswith("+86"))
    return book


@pytest.fixture
def tester(
    service: Service, store: Store, connection: Connection, tmp_path: Path
) -> Iterator[tuple[Client, Connection]]:
    """A client with a test key, and a connection to the sandbox with its book."""
    side = made_sandbox(store)
    with closing(side.connect()) as own:
        with closing(open_engine()) as engine, own.transaction():
            load_into_store(own, engine, load_book(sandbox_book().write(tmp_path / "sandbox"), engine))
        key = new_key(connection, "tester", ["BANK"], SCOPES, MORNING, test=True)
        yield Client(key.text), own


def _number(name: str) -> int:
    return list(acts()).index(name) + 2


def _made(client: Client, name: str, channel: str) -> tuple[Reply, str]:
    number = _number(name)
    point = {"email": f"E{number:04}", "call": f"M{number:04}"}[channel]
    permit = client.post("/permits", contact(number, channel=channel, point_id=point)).body
    assert permit.get("reserved"), permit
    return client.post(f"/permits/{permit['permit_id']}/redeem"), permit["contact_id"]


def test_a_book_by_the_api_alone_is_decided_and_permitted(
    service: Service, connection: Connection, store: Store
) -> None:
    """The guide's: its tables, one after the other, and what is stated of them."""
    made_sandbox(store)
    client = Client(new_key(connection, "trial", ["probe"], SCOPES, MORNING, test=True).text)
    asked = {"person_id": "wu-jing", "point_id": "wu-mail", "debt_ids": ["loan-wu"], "channel": "email"}
    for table in HANDED_IN:
        got = client.post(f"/book/{table}", json.loads((EXAMPLE / f"{table}.json").read_text("utf-8")))
        assert got.status == 200, got.body
    assert client.post("/decisions", asked).body["verdict"] == "deny"
    assert client.post("/book", json.loads((EXAMPLE / "statement.json").read_text("utf-8"))).status == 200
    assert client.post("/decisions", asked).body["verdict"] == "allow"
    assert client.post("/permits", asked | {"content": "full"}).body["reserved"] is True


@pytest.mark.parametrize("name", ["answered", "busy", "not_in_service", "unknown"])
def test_calls_end_as_their_number_says(tester: tuple[Client, Connection], name: str) -> None:
    """Always the same, and told as events."""
    client, _ = tester
    redeemed, contact_id = _made(client, name, "call")
    assert redeemed.body["ok"] is True
    events = client.get(f"/contacts/{contact_id}").body["events"]
    assert {one["kind"] for one in events} == {"attempt", *acts()[name].kinds}


def test_a_bounce_is_evidence(tester: tuple[Client, Connection]) -> None:
    """As if a mail server had told."""
    client, own = tester
    _made(client, "bounced", "email")
    assert own.execute("SELECT count(*) FROM book_evidence WHERE kind = 'bounced'").fetchone() == (1,)


def test_one_always_answers_not_me(tester: tuple[Client, Connection], store: Store) -> None:
    """A report is filed, and its webhook told; the next decision knows."""
    client, own = tester
    side = made_sandbox(store)
    add_webhook(own, side.home, "tester", ["BANK"], "https://hooks.bank.example/",
                ["wrong_party.reported"], MORNING)  # fmt: skip
    _made(client, "not-me", "call")
    assert own.execute("SELECT count(*) FROM desk_wrong_person").fetchone() == (1,)
    told = own.execute("SELECT body FROM desk_webhook_delivery").fetchall()
    assert [json.loads(body)["event"] for (body,) in told] == ["wrong_party.reported"]
    number = _number("not-me")
    got = client.post(
        "/decisions", contact(number, channel="call", point_id=f"M{number:04}", content="knock")
    )
    assert got.body["verdict"] == "deny"


def test_with_the_last_test_key_its_webhooks_of_the_sandbox_are_removed(
    tester: tuple[Client, Connection], store: Store, connection: Connection
) -> None:
    """The live ones of the same client stay, and the other way round."""
    _, own = tester
    live = new_key(connection, "tester", ["BANK"], SCOPES, MORNING)
    url, events = "https://hooks.bank.example/", ["wrong_party.reported"]
    add_webhook(own, made_sandbox(store).home, "tester", ["BANK"], url, events, MORNING)
    add_webhook(connection, store.home, "tester", ["BANK"], url, events, MORNING)
    (test,) = (one for one in keys(connection) if one.test)
    revoke_key(connection, test.key_id, MORNING)
    assert (len(webhooks(own, "tester")), len(webhooks(connection, "tester"))) == (0, 1)
    revoke_key(connection, live.key.key_id, MORNING)
    assert webhooks(connection, "tester") == []


def test_one_always_says_stop(tester: tuple[Client, Connection]) -> None:
    """The point is left alone."""
    client, own = tester
    _made(client, "stop", "call")
    assert own.execute("SELECT count(*) FROM desk_stopped_point").fetchone() == (1,)


def test_a_test_key_reaches_test_points_only(tester: tuple[Client, Connection]) -> None:
    """A number that may be somebody's never leaves by it."""
    client, _ = tester
    got = client.post("/permits", contact(1))
    assert (got.status, got.body["error"]["message"]) == (409, "a test key reaches test points only")


def test_neither_side_sees_the_other(
    tester: tuple[Client, Connection], client: Client, connection: Connection
) -> None:
    """People, contacts, permits and their keys are of one side."""
    test, own = tester
    contact_id = _made(test, "answered", "email")[1]
    assert client.get(f"/contacts/{contact_id}").status == 404
    assert client.post("/decisions", contact(_number("busy"))).status == 404
    assert test.get("/permit-key").body["key_id"] != client.get("/permit-key").body["key_id"]
    assert connection.execute("SELECT count(*) FROM book_events").fetchone() == (0,)
    live = client.post("/permits", contact(1)).body
    assert live["reserved"] is True
    assert test.post(f"/permits/{live['permit_id']}/redeem").status == 404
    assert own.execute("SELECT count(*) FROM desk_reservation").fetchone() == (1,)


def test_nothing_is_played_on_the_live_side(client: Client, service: Service, connection: Connection) -> None:
    """Even for a test point in a live book."""
    set_value(connection, "E0001", "email", "bounced@example.com")
    permit = client.post("/permits", contact(1)).body
    assert client.post(f"/permits/{permit['permit_id']}/redeem").body["ok"] is True
    assert play(service.means(test=False), permit["contact_id"], "bounced@example.com") is None
    assert connection.execute("SELECT kind FROM book_events").fetchall() == [("attempt",)]


def test_every_test_point_is_nobody_s() -> None:
    """Addresses of RFC 2606; numbers of ranges kept for fiction, or that no operator has."""
    for point in all_test_points():
        if "@" in point:
            assert is_email(point)
        else:
            phone = read_phone(point)
            assert phone is not None
            assert phone.e164 == point
            assert not point.startswith("+86") or not phone.assigned
