"""The pages of a real home, asked by Django's own client; staff with accounts in use."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.core.cache import cache
from django.test import Client

from rightparty.desk.access import invitation, staff
from rightparty.desk.access.staff import Account
from rightparty.desk.console.served import serve_store
from rightparty.desk.store import Connection, Store, use_django

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
PASSWORD = "four words nobody joins"
Invited = Callable[..., str]


@pytest.fixture
def browser(store: Store) -> Client:
    """A browser that has been nowhere yet, before the pages of the test's own store."""
    use_django(store)
    serve_store(store)
    cache.clear()
    return Client(HTTP_HOST="localhost", headers={"Accept-Language": "en"}, enforce_csrf_checks=False)


@pytest.fixture
def invited(store: Store, connection: Connection) -> Invited:
    """Make an account and give its invitation, as a path."""

    def make(name: str, *roles: str, **more: object) -> str:
        account = Account(roles, creditors=("*",), **more)  # type: ignore[arg-type]
        staff.make(connection, store.home, name, account, by="root", at=NOW)
        return invitation.link(store, name).removeprefix(invitation.HERE)

    return make


def open_account(browser: Client, link: str, password: str = PASSWORD) -> None:
    """Follow an invitation and set the password."""
    page = browser.get(link, follow=True)
    assert page.status_code == 200, page.content.decode()
    path = page.redirect_chain[-1][0]
    done = browser.post(path, {"password1": password, "password2": password})
    assert done.status_code == 302, done.content.decode()


def sign_in(browser: Client, name: str, password: str = PASSWORD) -> str:
    """Name and password; gives where that leads."""
    answer = browser.post("/accounts/login/", {"login": name, "password": password})
    return answer.headers.get("Location", "")
