"""Heads of the store stamped by a real authority over HTTP, kept, and handed out with the export."""

from datetime import UTC, datetime, timedelta

import pytest

from rightparty.channels.tsa import TimeAuthority
from rightparty.desk.anchor_rows import anchors_of, first_covering
from rightparty.desk.anchors import anchor_latest
from rightparty.desk.journal_store import append, lines, public_key, seal_store, verify_store
from rightparty.desk.store import Connection, Store
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.journal.anchor import check
from rightparty.journal.verify import verify
from tests.desk.tampering import unlocked
from tests.desk.test_journal_store import records
from tests.journal.authority import Workshop, served, workshop


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """One authority for the module's tests."""
    return workshop(tmp_path_factory.mktemp("tsa"))


def now() -> datetime:
    """The real time: an authority knows no other."""
    return datetime.now(UTC)


def sealed(store: Store, connection: Connection, count: int = 3) -> None:
    """A journal with so many more records, and a head over them."""
    with connection.transaction():
        append(connection, records(store, count))
    seal_store(connection, store.home, now())


def test_a_head_is_stamped_once_and_stands_in_the_export(
    store: Store, connection: Connection, shop: Workshop
) -> None:
    """The authority is asked once a head; its token verifies, in the store and out of it."""
    sealed(store, connection)
    with served(shop) as url:
        authority = TimeAuthority(url, shop.roots)
        asked = len(shop.asked)
        first = anchor_latest(connection, authority, nonce=11, clock=now)
        assert anchor_latest(connection, authority, nonce=12, clock=now) == first
        assert len(shop.asked) == asked + 1
        sealed(store, connection)
        second = anchor_latest(connection, authority, nonce=13, clock=now)
    assert first is not None
    assert second is not None
    result = verify(lines(connection), [public_key(store.home)])
    assert result.ok
    assert [anchor for _, anchor in result.anchors] == [first, second]
    assert all(check(anchor, head, shop.roots) is None for head, anchor in result.anchors)
    assert first_covering(connection, 2) == first
    assert first_covering(connection, 4) == second
    assert first_covering(connection, 7) is None


def test_a_stamp_cannot_be_changed_unseen(store: Store, connection: Connection, shop: Workshop) -> None:
    """The table refuses changes; whoever owns it and changes a token is found out."""
    sealed(store, connection)
    with served(shop) as url:
        anchor_latest(connection, TimeAuthority(url, shop.roots), nonce=21, clock=now)
    with pytest.raises(Exception, match="never changed"):
        connection.execute("DELETE FROM desk_head_anchor")
    with unlocked(connection):
        connection.execute("UPDATE desk_head_anchor SET token = set_byte(token, 60, 7)")
    assert {fault.what for fault in verify_store(connection, store.home).faults} == {"stamp"}


def test_nothing_is_asked_without_a_head_or_within_a_transaction(
    store: Store, connection: Connection, shop: Workshop
) -> None:
    """An empty journal has nothing to stamp, and no lock is held while we wait for somebody outside."""
    authority = TimeAuthority("http://127.0.0.1:1/", shop.roots, timeout_s=1)
    assert anchor_latest(connection, authority, nonce=1, clock=now) is None
    sealed(store, connection)
    with connection.transaction(), pytest.raises(Refused, match="within a transaction"):
        anchor_latest(connection, authority, nonce=1, clock=now)


def test_an_authority_that_fails_leaves_nothing(store: Store, connection: Connection, shop: Workshop) -> None:
    """Nobody there, a page instead of an answer, an error: each is told, and no row is written."""
    sealed(store, connection)
    with pytest.raises(RightpartyError, match="cannot be reached"):
        anchor_latest(
            connection, TimeAuthority("http://127.0.0.1:1/", shop.roots, timeout_s=1), nonce=1, clock=now
        )
    for kind, code, said in (("text/html", 200, "no time-stamp"), ("text/plain", 503, "answers 503")):
        with served(shop, kind=kind, code=code) as url, pytest.raises(RightpartyError, match=said):
            anchor_latest(connection, TimeAuthority(url, shop.roots), nonce=1, clock=now)
    late = now() + timedelta(minutes=9)
    with served(shop) as url, pytest.raises(Refused, match="clock"):
        anchor_latest(connection, TimeAuthority(url, shop.roots), nonce=1, clock=lambda: late)
    head = seal_store(connection, store.home, now())
    assert anchors_of(connection, head) == []


@pytest.mark.parametrize("url", ["", "ftp://host/", "file:///etc/passwd", "http://"])
def test_an_address_is_one_of_the_web(url: str) -> None:
    """No other scheme is opened."""
    with pytest.raises(InvalidInput, match="no address"):
        TimeAuthority(url, b"")


def test_a_password_in_the_address_is_not_kept() -> None:
    """What is kept and shown is the address alone."""
    assert TimeAuthority("https://me:secret@tsa.example:8443/x?y", b"").name == "https://tsa.example:8443/x"
