"""Passkeys: added to an account, and then opening it alone or after the password."""

import json
import re
from typing import Any

from django.test import Client

from rightparty.desk.store import Connection
from tests.desk.access.authenticator import Authenticator
from tests.desk.access.conftest import Invited, open_account, sign_in
from tests.desk.test_console import add_day

ADD = "/accounts/2fa/webauthn/add/"
LOGIN = "/accounts/2fa/webauthn/login/"


def options(page: str, name: str) -> Any:
    """What a page hands to its script, as data."""
    found = re.search(r'<script id="js_data" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])[name]


def added(browser: Client, name: str) -> Authenticator:
    """A passkey on an account that is signed in."""
    key = Authenticator()
    asked = options(browser.get(ADD).content.decode(), "creation_options")
    answer = browser.post(ADD, {"name": name, "passwordless": "on", "credential": key.create(asked)})
    assert answer.status_code == 302, answer.content.decode()
    return key


def asked_at_sign_in(browser: Client) -> Any:
    """What the sign-in page fetches for its script."""
    answer = browser.get(LOGIN, headers={"Accept": "application/json"})
    return json.loads(answer.content)["request_options"]


def test_a_passkey_opens_the_account_alone(browser: Client, invited: Invited, connection: Connection) -> None:
    """It is what one has and, by its own check, what one is: no password, no second question."""
    add_day(connection)
    open_account(browser, invited("li.na", "compliance"))
    sign_in(browser, "li.na")
    key = added(browser, "the laptop")
    assert browser.get("/").status_code == 200
    browser.post("/accounts/logout/")
    assert browser.get("/").status_code == 302
    answer = browser.post(LOGIN, {"credential": key.get(asked_at_sign_in(browser))})
    assert answer.headers["Location"] == "/"
    assert browser.get("/").status_code == 200


def test_a_passkey_is_a_second_factor_after_the_password(
    browser: Client, invited: Invited, connection: Connection
) -> None:
    """The page asks for it by name of the account."""
    add_day(connection)
    open_account(browser, invited("li.na", "compliance"))
    sign_in(browser, "li.na")
    key = added(browser, "the laptop")
    browser.post("/accounts/logout/")
    assert sign_in(browser, "li.na") == "/accounts/2fa/authenticate/"
    asked = options(browser.get("/accounts/2fa/authenticate/").content.decode(), "request_options")
    browser.post("/accounts/2fa/authenticate/", {"credential": key.get(asked)})
    assert browser.get("/").status_code == 200


def test_a_passkey_of_another_site_or_moment_opens_nothing(
    browser: Client, invited: Invited, connection: Connection
) -> None:
    """Another origin, a challenge that was used, another key: each is refused."""
    add_day(connection)
    open_account(browser, invited("li.na", "compliance"))
    sign_in(browser, "li.na")
    key = added(browser, "the laptop")
    browser.post("/accounts/logout/")
    used = key.get(asked_at_sign_in(browser))
    assert browser.post(LOGIN, {"credential": used}).headers["Location"] == "/"
    browser.post("/accounts/logout/")
    asked = asked_at_sign_in(browser)
    phished = Authenticator(origin="https://1ocalhost.example", key=key.key, id=key.id, user=key.user)
    stranger = Authenticator(id=key.id, user=key.user)
    for credential in (used, phished.get(asked), stranger.get(asked)):
        browser.post(LOGIN, {"credential": credential})
        assert browser.get("/").status_code == 302
