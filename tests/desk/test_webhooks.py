"""What happens is told at least once, signed, in order, and given up in the end."""

import json
from collections.abc import Mapping
from datetime import timedelta

import pytest

from rightparty.desk.api_keys import keys, new_key, revoke_key
from rightparty.desk.store import Connection, Store
from rightparty.desk.visible import NotFound
from rightparty.desk.webhook_list import add_webhook, check_url, remove_webhook, rotate_secret, webhooks
from rightparty.desk.webhooks import (
    DELIVERY,
    SIGNATURE,
    Delivered,
    deliver_due,
    is_signed,
    tell,
)
from rightparty.errors import Refused
from tests.desk.means import MORNING

URL = "https://hooks.bank.example/rightparty"
EVENTS = ("permit.expired", "permit.withdrawn")
MINUTE = timedelta(minutes=1)


class Receiver:
    """Keeps what it is sent; answers as it is told."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.got: list[tuple[Mapping[str, str], bytes]] = []

    def __call__(self, url: str, headers: Mapping[str, str], body: bytes) -> int:
        """Take one."""
        assert url == URL
        self.got.append((headers, body))
        status = self.statuses.pop(0) if self.statuses else 200
        if status == 0:
            raise OSError("nobody there")
        return status

    @property
    def numbers(self) -> list[str]:
        """The permits that it was told of, in order."""
        return [json.loads(body)["data"]["permit_id"] for _, body in self.got]


@pytest.fixture
def secret(store: Store, connection: Connection) -> str:
    """A webhook of the bank's lender, who has a key, and its secret."""
    new_key(connection, "lender", ["BANK"], ["webhooks:write"], MORNING)
    return add_webhook(connection, store.home, "lender", ["BANK"], URL, EVENTS, MORNING).secret


def _tell(connection: Connection, number: str, about: str = "c1", creditor: str = "BANK") -> int:
    with connection.transaction():
        data = {"permit_id": number, "contact_id": about}
        return tell(connection, "permit.expired", data, MORNING, about=about, creditors=[creditor])


def test_a_delivery_is_signed_and_known_by_its_id(store: Store, connection: Connection, secret: str) -> None:
    """With the secret that the client was given, over its time and body; within minutes only."""
    _tell(connection, "1")
    receiver = Receiver()
    assert deliver_due(connection, store.home, MORNING, receiver) == Delivered(delivered=1)
    ((headers, body),) = receiver.got
    key = bytes.fromhex(secret)
    assert is_signed(headers[SIGNATURE], key, body, MORNING + MINUTE, 5 * MINUTE)
    assert not is_signed(headers[SIGNATURE], key, body + b" ", MORNING, 5 * MINUTE)
    assert not is_signed(headers[SIGNATURE], key, body, MORNING + 6 * MINUTE, 5 * MINUTE)
    assert json.loads(body)["id"] == headers[DELIVERY]
    assert deliver_due(connection, store.home, MORNING, receiver) == Delivered()


def test_both_secrets_sign_while_one_takes_the_other_s_place(
    store: Store, connection: Connection, secret: str
) -> None:
    """A receiver that knows either believes it."""
    (webhook,) = webhooks(connection, "lender")
    newer = rotate_secret(connection, store.home, "lender", webhook.webhook_id).secret
    _tell(connection, "1")
    receiver = Receiver()
    deliver_due(connection, store.home, MORNING, receiver)
    ((headers, body),) = receiver.got
    for one in (secret, newer):
        assert is_signed(headers[SIGNATURE], bytes.fromhex(one), body, MORNING, MINUTE)


def test_nothing_overtakes_what_is_about_the_same(store: Store, connection: Connection, secret: str) -> None:
    """What waits holds back its own line, and no other."""
    for number in ("1", "2"):
        _tell(connection, number)
    _tell(connection, "other", "c2")
    receiver = Receiver(500, 200)
    assert deliver_due(connection, store.home, MORNING, receiver) == Delivered(1, 1, 0)
    assert receiver.numbers == ["1", "other"]
    deliver_due(connection, store.home, MORNING + MINUTE, receiver)
    assert receiver.numbers == ["1", "other", "1", "2"]


def test_the_waits_grow_and_end(store: Store, connection: Connection, secret: str) -> None:
    """Twice as long after each try; dead after the last, and its line goes on."""
    _tell(connection, "1")
    _tell(connection, "2")
    receiver, at, waits, dead_at = Receiver(*[0] * 20), MORNING, list[float](), None
    for _ in range(20):
        deliver_due(connection, store.home, at, receiver, most=1)
        row = connection.execute("SELECT due_at, dead_at FROM desk_webhook_delivery ORDER BY seq").fetchone()
        assert row is not None
        waits.append((row[0] - at).total_seconds())
        at, dead_at = row
    assert waits[:4] == [10, 20, 40, 80]
    assert max(waits) == 21_600
    assert dead_at is not None
    deliver_due(connection, store.home, at, receiver)
    assert receiver.numbers[-1] == "2"


def test_one_whose_sender_died_is_sent_again(store: Store, connection: Connection, secret: str) -> None:
    """Under the same id, once its lease is over."""
    _tell(connection, "1")

    class Died(BaseException):
        """The process is gone."""

    def dies(url: str, headers: Mapping[str, str], body: bytes) -> int:
        raise Died

    with pytest.raises(Died):
        deliver_due(connection, store.home, MORNING, dies)
    receiver = Receiver()
    assert deliver_due(connection, store.home, MORNING, receiver) == Delivered()
    assert deliver_due(connection, store.home, MORNING + 2 * MINUTE, receiver) == Delivered(delivered=1)


def test_only_who_asked_and_may_is_told(store: Store, connection: Connection, secret: str) -> None:
    """Other creditors' events, events nobody asked for, and removed webhooks: nothing."""
    assert _tell(connection, "1", creditor="OTHER") == 0
    (webhook,) = webhooks(connection, "lender")
    with pytest.raises(NotFound):
        remove_webhook(connection, "stranger", webhook.webhook_id, MORNING)
    remove_webhook(connection, "lender", webhook.webhook_id, MORNING)
    assert _tell(connection, "1") == 0


def test_with_the_last_key_nothing_more_is_told(store: Store, connection: Connection, secret: str) -> None:
    """Not what happens later, and not what waited; another client's webhooks stay."""
    add_webhook(connection, store.home, "other", ["BANK"], URL, EVENTS, MORNING)
    new_key(connection, "other", ["BANK"], ["webhooks:write"], MORNING)
    assert _tell(connection, "1") == 2
    (last,) = (one for one in keys(connection) if one.client == "lender")
    revoke_key(connection, last.key_id, MORNING)
    assert (webhooks(connection, "lender"), len(webhooks(connection, "other"))) == ([], 1)
    assert _tell(connection, "2") == 1
    receiver = Receiver()
    assert deliver_due(connection, store.home, MORNING, receiver) == Delivered(delivered=2)
    new_key(connection, "lender", ["BANK"], ["webhooks:write"], MORNING)
    assert webhooks(connection, "lender") == []  # a new key brings back nothing


def test_a_client_is_told_of_the_creditors_that_its_keys_still_see(
    store: Store, connection: Connection, secret: str
) -> None:
    """The webhook was made with a key for BANK; what is left is a key for another, or for tests."""
    (first,) = keys(connection)
    new_key(connection, "lender", ["OTHER"], ["webhooks:write"], MORNING)
    new_key(connection, "lender", ["BANK"], ["webhooks:write"], MORNING, test=True)
    assert _tell(connection, "1") == 1
    revoke_key(connection, first.key_id, MORNING)
    assert len(webhooks(connection, "lender")) == 1
    assert (_tell(connection, "2"), _tell(connection, "3", creditor="OTHER")) == (0, 0)


def test_what_is_rolled_back_is_not_told(store: Store, connection: Connection, secret: str) -> None:
    """It stands in the transaction of what it tells."""
    with connection.transaction(force_rollback=True):
        assert tell(connection, "permit.expired", {"permit_id": "1"}, MORNING, about="c1", creditors=["BANK"])
    assert deliver_due(connection, store.home, MORNING, Receiver()) == Delivered()


@pytest.mark.parametrize(
    "url",
    [
        "http://hooks.bank.example/", "https://127.0.0.1/", "https://localhost/", "https://10.0.0.1/",
        "https://[::1]/", "https://169.254.169.254/latest", "https://intranet/", "https://db.internal/",
        "https://user:word@bank.example/", "https://bank.example:22/", "ftp://bank.example/", "https://", "x",
        "https://bank.example/\u00e9", "https://[bad/", "https://bank.example:99999/",
    ],
)  # fmt: skip
def test_addresses_that_may_not_be_called(url: str) -> None:
    """Plain http, private addresses, names inside a house, other ports, passwords."""
    with pytest.raises(Refused):
        check_url(url)
