"""Two lenders' clients: what one reaches for of the other's is not there, whatever a query forgets to ask."""

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from rightparty.desk.access.guard import Actor
from rightparty.desk.store import Connection
from tests.desk.access.test_rls import insert
from tests.desk.api.calls import Client, contact
from tests.desk.api.test_openapi import operations_of
from tests.desk.api.two_lenders import OURS, SHARED, THEIRS, Reach, book_of_two, reaches
from tests.desk.books import SmallBook
from tests.desk.means import MORNING
from tests.desk.tampering import unlocked

NO_LENDERS_ROWS = {
    "GET /v1/health": "needs no key and tells of nobody",
    "GET /v1/permit-key": "the public key of the installation",
    "GET /v1/webhooks": "a client's own, by its name",
    "POST /v1/webhooks": "a client's own, by its name",
    "POST /v1/webhooks/{webhook_id}/rotate": "a client's own, by its name",
    "DELETE /v1/webhooks/{webhook_id}": "a client's own, by its name",
}
"""Routes that read and write no row of a lender's, each with its reason."""

_TOUCHED = """
SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
    AND relname ~ '^(book|desk)_' AND relname <> ALL (%s) ORDER BY relname
"""
_OF_KEYS = [
    "desk_api_key",
    "desk_idempotent_answer",
]  # say when a key was last used, and what it was answered


@pytest.fixture
def book() -> SmallBook:
    """A bank and another lender, with a borrower in common."""
    return book_of_two()


@pytest.fixture
def ours(keyed: Callable[..., Client]) -> Client:
    """The bank's client, which may do everything for the bank."""
    return keyed()


@pytest.fixture
def theirs(keyed: Callable[..., Client]) -> Client:
    """The other lender's client."""
    return keyed(creditors=(THEIRS,), name="other")


@pytest.fixture
def asked(theirs: Client, connection: Connection) -> list[Reach]:
    """What is theirs: facts, a call, permits that are out. And every request of ours for any of it."""
    stop = {"notice_id": "their-notice", "at": "2026-11-24T00:30:00Z", "kind": "consent", "debt_id": "D0004"}
    paid = {"payment_id": "their-payment", "debt_id": "D0004", "paid_at": "2026-11-24T00:30:00Z",
            "amount": "5.00", "status": "posted"}  # fmt: skip
    for path, body in (("/notices", stop), ("/payments", paid)):
        got = theirs.post(path, body)
        assert got.status == 200, got.body
    with unlocked(connection):
        insert(connection, "book_events", event_id="their-call", contact_id="their-call", direction="out",
               creditor_id=THEIRS, person_id=SHARED, point_id="E0002", debt_ids=["D0004"], channel="email",
               kind="attempt", content="full", at=MORNING)  # fmt: skip
    permit = theirs.post("/permits", contact(3)).body
    dialled = theirs.post("/permits", contact(5, channel="call", point_id="M0005")).body
    assert permit["reserved"], permit
    assert dialled["reserved"], dialled
    bridge = theirs.post(f"/permits/{dialled['permit_id']}/dial").body["bridge_id"]
    assert bridge
    return reaches(permit, bridge)


@pytest.fixture
def unfiltered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Queries ask for everybody's rows: whatever is held back, the database holds."""
    for module in ("visible", "api.auth"):
        monkeypatch.setattr(f"rightparty.desk.{module}.own_creditors", lambda client: [OURS, THEIRS, "NEW"])


@pytest.fixture
def unheld(monkeypatch: pytest.MonkeyPatch) -> None:
    """The database shows everybody all rows: what is held back, queries hold."""

    def everything(connection: Connection, actor: Actor, query: bytes, values: Any = ()) -> list[Any]:
        del actor
        return connection.execute(query, values).fetchall()

    for module in ("visible", "whose_rows", "api.auth"):
        monkeypatch.setattr(f"rightparty.desk.{module}.shown_to", everything)


def _rows(connection: Connection) -> Mapping[str, Any]:
    """A digest of every table, but of what the keys themselves leave."""
    return {
        name: connection.execute(
            f"SELECT count(*), md5(string_agg(t::text, ',' ORDER BY t::text)) FROM {name} t"
        ).fetchone()
        for (name,) in connection.execute(_TOUCHED, [_OF_KEYS]).fetchall()
    }


def _answers(client: Client, asked: Sequence[Reach]) -> list[tuple[Reach, int, str]]:
    found = []
    for one in asked:
        got = one.by(client)
        found.append((one, got.status, str(got.body)))
    return found


def test_every_route_is_reached_for_or_has_no_lenders_rows(client: Client, asked: list[Reach]) -> None:
    """A new route is named here: reach through it for another's rows, or say why there are none."""
    document = client.get("/openapi.json").body
    routes = {f"{method.upper()} {path}" for path, method in operations_of(document)}
    assert routes == {one.route for one in asked} | set(NO_LENDERS_ROWS)


def test_what_is_another_lenders_is_not_there(
    ours: Client, asked: list[Reach], connection: Connection
) -> None:
    """Neither read nor written by any route, and no answer tells an id that was not asked for."""
    _hold(ours, asked, connection)


@pytest.mark.usefixtures("unfiltered")
def test_the_database_holds_it_where_queries_forget_to_ask(
    ours: Client, asked: list[Reach], connection: Connection
) -> None:
    """The same, with no creditor in any condition."""
    _hold(ours, asked, connection)


def _hold(ours: Client, asked: Sequence[Reach], connection: Connection) -> None:
    before = _rows(connection)
    for one, status, body in _answers(ours, asked):
        assert status in (404, 422), (one, status, body)
        told = {id for id in ("D0003", "D0004", "P0003", "E0003", "M0003") if id in body}
        assert told <= {id for id in told if id in f"{one.path}{one.body}"}, (one, body)
    assert _rows(connection) == before


@pytest.mark.usefixtures("unfiltered", "unheld")
def test_without_either_they_would_be_answered(ours: Client, asked: list[Reach]) -> None:
    """Else the requests above would show nothing: each fails for being another's, and for nothing else."""
    for one, status, body in _answers(ours, asked):
        assert status in (200, 409), (one, status, body)


@pytest.mark.usefixtures("unfiltered")
def test_what_is_ones_own_is_there(ours: Client, theirs: Client) -> None:
    """Each lender's client reserves and redeems for its own people, and the common borrower is both's."""
    for client, number in ((ours, 1), (theirs, 3)):
        permit = client.post("/permits", contact(number)).body
        assert client.get(f"/contacts/{permit['contact_id']}").body["permit"] == "open"
        assert client.post(f"/permits/{permit['permit_id']}/redeem").body["ok"] is True
    assert ours.post("/decisions", contact(2)).status == 200
    both = contact(2, debt_ids=["D0004"], point_id="E0004")
    assert theirs.post("/decisions", both).status == 200
    assert ours.post("/decisions", both).status == 404


def test_a_stop_holds_for_both_and_each_is_told_of_its_own(ours: Client, connection: Connection) -> None:
    """A cease withdraws both lenders' contacts and recalls both debts; the bank's client is told of one."""
    for creditor, debt in ((OURS, "D0002"), (THEIRS, "D0004")):
        insert(connection, "desk_planned_contact", contact_id=creditor, creditor_id=creditor, channel="email",
               person_id=SHARED, point_id="E0002", debt_ids=[debt], status="planned")  # fmt: skip
    cease = {"notice_id": "N1", "at": "2026-11-24T00:30:00Z", "kind": "cease", "person_id": SHARED}
    got = ours.post("/notices", cease)
    assert got.body == {"taken": [{"id": "N1", "new": True, "withdrawn": 1, "recalled": ["D0002"]}]}
    asked = connection.execute("SELECT debt_id FROM desk_recall ORDER BY 1").fetchall()
    ended = connection.execute("SELECT contact_id, status FROM desk_planned_contact ORDER BY 1").fetchall()
    assert asked == [("D0002",), ("D0004",)]
    assert ended == [(OURS, "denied"), (THEIRS, "denied")]


@pytest.mark.parametrize(("creditor", "debt"), [(OURS, "D0002"), (THEIRS, "D0004")])
def test_a_leak_is_told_to_the_lender_whose_contact_it_was(
    ours: Client, connection: Connection, creditor: str, debt: str
) -> None:
    """The report holds for both; the incident is told to the bank's client if the word was the bank's."""
    with unlocked(connection):
        insert(connection, "book_events", event_id="call", contact_id="call", direction="out", kind="attempt",
               creditor_id=creditor, person_id=SHARED, point_id="E0002", debt_ids=[debt], channel="email",
               content="full", at=MORNING)  # fmt: skip
    report = {"person_id": SHARED, "point_id": "E0002", "via": "email"}
    got = ours.post("/wrong-party", report).body
    opened = [str(id) for (id,) in connection.execute("SELECT incident_id FROM desk_incident").fetchall()]
    assert (got["new"], len(opened)) == (True, 1)
    assert got["incident_id"] == (opened[0] if creditor == OURS else None)


def test_deciding_hears_what_the_other_lender_was_told(ours: Client, theirs: Client) -> None:
    """What is shown is held apart, what is decided by is not: a stop of the person's stops both, unnamed."""
    assert ours.post("/decisions", contact(2)).body["verdict"] == "allow"
    stop = {"notice_id": "S1", "at": "2026-11-24T00:30:00Z", "kind": "opt_out", "scope": "all"}
    assert theirs.post("/notices", {**stop, "person_id": SHARED}).status == 200
    got = ours.post("/decisions?explain=true&budget=true", contact(2)).body
    assert (got["verdict"], got["reasons"][0]["facts"] != {}) == ("deny", True)
    assert not [id for id in (THEIRS, "S1", "D0004", "E0004", "AG-theirs") if id in str(got)]


def test_no_route_has_another_way_to_the_store() -> None:
    """Routes reach it through their caller, who asks the database first."""
    around = {"auth.py", "service.py", "health.py"}
    modules = [one for one in Path(str(files("rightparty.desk.api"))).glob("*.py") if one.name not in around]
    assert len(modules) >= 10
    for one in modules:
        text = one.read_text(encoding="utf-8")
        for way in ("._means", ".connection()", ".means(", ".connect("):
            assert way not in text, f"{one.name}: go through `acting_on`, `shown` or `seen_among`"


def test_where_the_database_holds_nobody_apart_only_a_key_for_everybody_is_served(
    keyed: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is shown or taken on a condition alone."""
    monkeypatch.setattr("rightparty.desk.access.sight.ROLE", "nobody_made_this_role")
    ours, everybody = keyed(), keyed(creditors=(OURS, THEIRS), name="both")
    for path in ("/decisions", "/permits"):
        got = ours.post(path, contact(1))
        assert (got.status, got.body["error"]["code"]) == (409, "refused")
        assert "rightparty_app" in got.body["error"]["help"]
        assert everybody.post(path, contact(1)).status == 200
