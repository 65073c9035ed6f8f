"""The lender's own sign-in opens accounts that were invited with the same address, and no others."""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test import Client, override_settings

from rightparty.desk.access.account_settings import account_settings, origin, single_sign_on
from rightparty.desk.store import Connection
from rightparty.errors import InvalidInput
from tests.desk.access.conftest import Invited
from tests.desk.access.oidc_peer import CLIENT, SECRET, Peer, opened_peer
from tests.desk.test_console import add_day

START = "/accounts/oidc/sso/login/"


@pytest.fixture
def peer(browser: Client) -> Iterator[Peer]:
    """A server of the lender's that the pages are told of."""
    del browser
    with opened_peer() as opened:
        named = {
            "RIGHTPARTY_OIDC_SERVER": opened.address,
            "RIGHTPARTY_OIDC_CLIENT": CLIENT,
            "RIGHTPARTY_OIDC_SECRET": SECRET,
            "RIGHTPARTY_OIDC_NAME": "The bank's own sign-in",
        }
        with override_settings(SOCIALACCOUNT_PROVIDERS=single_sign_on(named)):
            yield opened


def gone_through(browser: Client, peer: Peer) -> str:
    """Press the button, be sent there and back; gives where that ends."""
    there = urlsplit(browser.post(START).headers["Location"])
    assert f"{there.scheme}://{there.netloc}" == peer.address
    back = urlsplit(peer.authorize(dict(parse_qsl(there.query))))
    answer = browser.get(f"{back.path}?{back.query}")
    return answer.headers.get("Location", str(answer.status_code))


def test_who_was_invited_comes_in(
    browser: Client, peer: Peer, invited: Invited, connection: Connection
) -> None:
    """By the address that the lender's server has proven; the sign-in page names it."""
    add_day(connection)
    invited("wei", "auditor", email="wei@bank.example")
    peer.email = "wei@bank.example"
    page = browser.get("/accounts/login/").content.decode()
    assert "The bank&#x27;s own sign-in" in page
    policy = browser.get(START).headers["Content-Security-Policy"]
    assert f"form-action 'self' {peer.address}" in policy
    assert gone_through(browser, peer) == "/"
    assert browser.get("/").status_code == 200


def test_the_second_factor_is_needed_there_too(
    browser: Client, peer: Peer, invited: Invited, connection: Connection
) -> None:
    """Whoever may change something adds one here, whichever way they came in."""
    add_day(connection)
    invited("li.na", "compliance", email="li.na@bank.example")
    peer.email = "li.na@bank.example"
    gone_through(browser, peer)
    assert browser.get("/").headers["Location"] == "/accounts/2fa/"
    assert browser.get("/accounts/2fa/totp/activate/").status_code == 200


def test_who_was_not_invited_stays_outside(
    browser: Client, peer: Peer, invited: Invited, connection: Connection
) -> None:
    """Neither a colleague without account nor an address that nobody has proven gets one."""
    from django.contrib.auth.models import User

    add_day(connection)
    invited("wei", "auditor", email="wei@bank.example")
    peer.email = "somebody.else@bank.example"
    gone_through(browser, peer)
    assert browser.get("/").status_code == 302
    peer.email, peer.verified, peer.subject = "wei@bank.example", False, "subject-2"
    gone_through(browser, peer)
    assert browser.get("/").status_code == 302
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("named", "said"),
    [
        ({"RIGHTPARTY_OIDC_SERVER": "https://sso.example"}, "lacks RIGHTPARTY_OIDC_CLIENT"),
        (
            {
                "RIGHTPARTY_OIDC_SERVER": "http://sso.example",
                "RIGHTPARTY_OIDC_CLIENT": "a",
                "RIGHTPARTY_OIDC_SECRET": "b",
            },
            "https",
        ),
    ],
)
def test_half_a_setting_is_none(named: dict[str, str], said: str) -> None:
    """What is missing is named."""
    with pytest.raises(InvalidInput, match=said):
        single_sign_on(named)


def test_behind_a_proxy_cookies_never_travel_in_the_open() -> None:
    """Only an https address of a host is one."""
    told = account_settings({"RIGHTPARTY_ORIGIN": "https://desk.bank.example/"})
    assert told["SESSION_COOKIE_SECURE"]
    assert told["CSRF_COOKIE_SECURE"]
    assert told["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert told["CSRF_TRUSTED_ORIGINS"] == ["https://desk.bank.example"]
    assert "SESSION_COOKIE_SECURE" not in account_settings({})
    for wrong in ("http://desk.bank.example", "desk.bank.example", "https://desk.bank.example/pages"):
        with pytest.raises(InvalidInput, match="RIGHTPARTY_ORIGIN"):
            origin({"RIGHTPARTY_ORIGIN": wrong})
