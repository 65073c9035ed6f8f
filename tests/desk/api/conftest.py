"""The API over the real store, called through its WSGI application."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rightparty.desk.api.service import Service, serve_api
from rightparty.desk.clock import rehearsed
from rightparty.desk.store import Connection, Store, use_django
from tests.desk.api.calls import SCOPES, Client
from tests.desk.books import SmallBook, small_book
from tests.desk.means import MORNING, made_ready


@pytest.fixture
def book() -> SmallBook:
    """A bank and two people who are late."""
    return small_book(2)


@pytest.fixture
def service(store: Store, connection: Connection, book: SmallBook, tmp_path: Path) -> Iterator[Service]:
    """The API of a store with a book, at nine in the morning; nothing is planned."""
    use_django(store)
    made_ready(store, connection, book, tmp_path / "book")
    connection.execute("DELETE FROM desk_planned_contact")
    served = serve_api(store, clock=rehearsed(MORNING))
    yield served
    served.close()


@pytest.fixture
def keyed(service: Service, connection: Connection) -> Callable[..., Client]:
    """Make a key, and a client that calls with it."""
    from rightparty.desk.api_keys import new_key

    def made(*scopes: str, creditors: tuple[str, ...] = ("BANK",), name: str = "lender") -> Client:
        key = new_key(connection, name, creditors, scopes or SCOPES, MORNING)
        return Client(key.text)

    return made


@pytest.fixture
def client(keyed: Callable[..., Client]) -> Client:
    """A client that may do everything, for the bank."""
    return keyed()
