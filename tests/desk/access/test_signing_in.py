"""Signing in: by invitation only, with a second factor where something can be changed."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import get_resolver

from rightparty.desk.access import staff
from rightparty.desk.access.scripts import SCRIPTS
from rightparty.desk.console.served import serve_store
from rightparty.desk.store import Connection, Store
from tests.desk.access.conftest import NOW, PASSWORD, Invited, open_account, sign_in
from tests.desk.access.totp import code
from tests.desk.test_console import add_day

FACTORS = "/accounts/2fa/"


def add_app(browser: Client) -> str:
    """Add an authenticator app with a real code; gives its secret."""
    page = browser.get("/accounts/2fa/totp/activate/")
    assert page.status_code == 200, page.headers
    found = re.search(r'value="([A-Z2-7]{16,})"', page.content.decode())
    assert found is not None
    secret = found[1]
    done = browser.post("/accounts/2fa/totp/activate/", {"code": code(secret)})
    assert done.status_code == 302, done.content.decode()
    return secret


def test_nothing_is_shown_to_who_has_not_signed_in(browser: Client, connection: Connection) -> None:
    """Every page leads to the sign-in page, and back afterwards."""
    add_day(connection)
    answer = browser.get("/?day=2026-11-24")
    assert answer.status_code == 302
    assert answer.headers["Location"] == "/accounts/login/?next=/%3Fday%3D2026-11-24"
    for path in ("/accounts/2fa/", "/accounts/password/change/", "/accounts/2fa/recovery-codes/"):
        assert browser.get(path).headers["Location"].startswith("/accounts/login/"), path


def test_from_the_invitation_to_the_day(browser: Client, invited: Invited, connection: Connection) -> None:
    """Password, sign-in, second factor with a real code, recovery codes, and only then the figures."""
    add_day(connection)
    open_account(browser, invited("li.na", "compliance"))
    assert sign_in(browser, "li.na") == "/"
    stopped = browser.get("/")
    assert (stopped.status_code, stopped.headers["Location"]) == (302, FACTORS)
    assert "needs a second factor" in browser.get(FACTORS).content.decode()
    add_app(browser)
    codes = browser.get("/accounts/2fa/recovery-codes/").content.decode()
    assert len(re.findall(r"<li><code>\w+</code></li>", codes)) == 10
    page = browser.get("/").content.decode()
    assert "26,839" in page
    assert "signed in as li.na" in page


def test_the_second_factor_is_asked_for_at_every_sign_in(
    browser: Client, invited: Invited, connection: Connection
) -> None:
    """After the password nobody is signed in yet: it takes the app's code, or one of the recovery codes."""
    add_day(connection)
    open_account(browser, invited("li.na", "compliance"))
    sign_in(browser, "li.na")
    secret = add_app(browser)
    recovery = re.findall(
        r"<code>(\w+)</code>", browser.get("/accounts/2fa/recovery-codes/").content.decode()
    )
    browser.post("/accounts/logout/")
    assert sign_in(browser, "li.na") == "/accounts/2fa/authenticate/"
    assert browser.get("/").status_code == 302
    wrong = f"{(int(code(secret)) + 1) % 10**6:06}"
    assert browser.post("/accounts/2fa/authenticate/", {"code": wrong}).status_code == 200
    assert browser.get("/").status_code == 302
    browser.post("/accounts/2fa/authenticate/", {"code": recovery[0]})
    assert browser.get("/").status_code == 200
    browser.post("/accounts/logout/")
    cache.clear()  # a code opens once; the half minute until the next is not waited for
    sign_in(browser, "li.na")
    assert browser.post("/accounts/2fa/authenticate/", {"code": recovery[0]}).status_code == 200, "used"
    browser.post("/accounts/2fa/authenticate/", {"code": code(secret)})
    assert browser.get("/").status_code == 200


def test_without_its_second_factor_an_account_is_of_no_use_again(
    browser: Client, invited: Invited, connection: Connection
) -> None:
    """Whoever takes it off is led to adding one at the next page."""
    add_day(connection)
    open_account(browser, invited("li.na", "compliance"))
    sign_in(browser, "li.na")
    add_app(browser)
    assert browser.get("/").status_code == 200
    browser.post("/accounts/2fa/totp/deactivate/")
    assert browser.get("/").headers["Location"] == FACTORS


def test_a_session_left_open_changes_no_second_factor(
    browser: Client, invited: Invited, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Some minutes after signing in, whoever wants to change it proves again who they are."""
    open_account(browser, invited("li.na", "compliance"))
    sign_in(browser, "li.na")
    add_app(browser)
    monkeypatch.setattr("rightparty.desk.access.adapters.FRESH_S", 0)
    for path in ("totp/deactivate/", "recovery-codes/", "webauthn/add/"):
        assert "/reauthenticate/" in browser.get(FACTORS + path).headers["Location"], path
    assert browser.post(FACTORS + "totp/deactivate/").status_code == 302
    assert browser.get("/").status_code == 200, "and it is still there"


def test_who_changes_nothing_needs_no_second_factor(
    browser: Client, invited: Invited, connection: Connection
) -> None:
    """An auditor reads with a password; the secret of a second factor is sealed in the store all the same."""
    add_day(connection)
    open_account(browser, invited("wei", "auditor"))
    sign_in(browser, "wei")
    assert browser.get("/").status_code == 200
    secret = add_app(browser)
    row = connection.execute("SELECT data::text FROM mfa_authenticator WHERE type = 'totp'").fetchone()
    assert row is not None
    assert secret not in row[0]


def test_a_page_asks_for_its_permission(browser: Client, invited: Invited, connection: Connection) -> None:
    """An administrator is signed in, and still sees no day; it is said which roles do."""
    add_day(connection)
    open_account(browser, invited("root.two", "administrator"))
    sign_in(browser, "root.two")
    add_app(browser)
    answer = browser.get("/")
    assert answer.status_code == 403
    assert "day.view" in answer.content.decode()
    assert "26,839" not in answer.content.decode()


def test_figures_over_all_creditors_are_for_who_sees_them_all(
    browser: Client, store: Store, invited: Invited, connection: Connection
) -> None:
    """Somebody of one creditor among two does not see the sum of both."""
    add_day(connection)
    for creditor in ("A", "B"):
        connection.execute(
            "INSERT INTO book_creditors (creditor_id, name, kind, country) VALUES (%s, 'x', 'bank', 'CN')",
            [creditor],
        )
    open_account(browser, invited("wei", "auditor"))
    sign_in(browser, "wei")
    assert browser.get("/").status_code == 200
    staff.change_roles(connection, store.home, "wei", staff.Account(["auditor"], ["A"]), by="root", at=NOW)
    assert browser.get("/").status_code == 403


def test_an_ended_account_is_out_at_once(
    browser: Client, store: Store, invited: Invited, connection: Connection
) -> None:
    """The next request of an open session leads to the sign-in page, which no longer opens."""
    add_day(connection)
    link = invited("wei", "auditor")
    open_account(browser, link)
    sign_in(browser, "wei")
    assert browser.get("/").status_code == 200
    staff.end(connection, store.home, "wei", by="root", note="left", at=NOW)
    assert browser.get("/").status_code == 302
    assert sign_in(browser, "wei") != "/"
    assert browser.get("/").status_code == 302


def test_an_account_without_staff_row_is_nobodys(browser: Client, connection: Connection) -> None:
    """A user that something else made in the database may do nothing."""
    from django.contrib.auth.models import User

    add_day(connection)
    browser.force_login(User.objects.create_user("ghost", password=PASSWORD))
    assert browser.get("/").status_code == 403
    assert browser.get("/").status_code == 302, "and is signed out"


def test_an_invitation_works_once(browser: Client, invited: Invited) -> None:
    """A second visit, or a guessed key, finds nothing to set."""
    link = invited("li.na", "compliance")
    open_account(browser, link)
    for used in (link, link.replace(link[-10:-1], "0123456789")):
        assert "no longer works" in Client(HTTP_HOST="localhost").get(used, follow=True).content.decode()


def test_a_short_or_common_password_is_refused(browser: Client, invited: Invited) -> None:
    """Twelve characters, and not one of those that everybody tries."""
    page = browser.get(invited("li.na", "compliance"), follow=True)
    for weak in ("short", "password123456"):
        answer = browser.post(page.redirect_chain[-1][0], {"password1": weak, "password2": weak})
        assert answer.status_code == 200, weak
        assert "errorlist" in answer.content.decode()


def test_nobody_signs_up_and_nobody_is_mailed_a_password(browser: Client) -> None:
    """The addresses that allauth has names for lead nowhere, and there are no others."""
    for path in ("signup/", "password/reset/", "email/", "elsewhere/", "elsewhere/signup/"):
        assert browser.get(f"/accounts/{path}").status_code == 404, path
        assert browser.post(f"/accounts/{path}", {"username": "x", "password1": PASSWORD}).status_code in (
            403,
            404,
        )
    from django.contrib.auth.models import User

    assert not User.objects.exists()


def test_guessing_is_slowed_down(browser: Client, invited: Invited) -> None:
    """After five wrong passwords the right one does not open either, for a while."""
    open_account(browser, invited("wei", "auditor"))
    for _ in range(5):
        assert sign_in(browser, "wei", "wrong password!") == ""
    assert sign_in(browser, "wei") == ""
    answer = browser.post("/accounts/login/", {"login": "wei", "password": PASSWORD})
    assert "Too many failed" in answer.content.decode()


def test_a_form_from_elsewhere_is_refused(browser: Client, invited: Invited) -> None:
    """Without the token of the page, a posted form changes nothing."""
    del browser
    open_account(Client(HTTP_HOST="localhost"), invited("wei", "auditor"))
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    answer = strict.post("/accounts/login/", {"login": "wei", "password": PASSWORD})
    assert answer.status_code == 403


def test_cookies_are_for_the_service_alone(browser: Client, invited: Invited) -> None:
    """No script reads them, no other site sends them along with a form, and they end with the browser."""
    open_account(browser, invited("wei", "auditor"))
    browser.get("/accounts/login/")
    sign_in(browser, "wei")
    session, token = browser.cookies["sessionid"], browser.cookies["csrftoken"]
    assert session["httponly"]
    assert session["samesite"] == "Lax"
    assert not session["max-age"]
    assert token["httponly"]
    assert token["samesite"] == "Strict"


class Running(HTMLParser):
    """What a page would run: scripts with their source, handlers, inline styles."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: list[str] = []
        self.inline: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what runs; a block of data does not."""
        told = dict(attrs)
        if tag == "script" and told.get("src"):
            self.sources.append(str(told["src"]))
        elif tag == "script" and told.get("type") != "application/json":
            self.inline.append("script")
        self.inline += [f"{tag} {name}" for name in told if name.startswith("on") or name == "style"]


PAGES = ("login/", "2fa/totp/activate/", "2fa/", "2fa/webauthn/", "2fa/webauthn/add/", "2fa/recovery-codes/",
         "2fa/recovery-codes/generate/", "password/change/", "logout/", "reauthenticate/")  # fmt: skip


@pytest.mark.parametrize("language", ["en", "zh-Hans", "zh-Hant"])
def test_every_page_is_in_every_language_and_runs_nothing_inline(
    browser: Client, invited: Invited, language: str
) -> None:
    """Scripts of our own address on the pages of passkeys only; the policy forbids all others."""
    Client(HTTP_HOST="localhost").get("/accounts/login/")
    open_account(browser, invited("wei", "auditor"))
    for path in PAGES:
        answer = browser.get(f"/accounts/{path}?lang={language}")
        assert answer.status_code == 200, (path, answer.headers)
        html = answer.content.decode()
        assert f'<html lang="{language}">' in html
        page = Running()
        page.feed(html)
        policy = answer.headers["Content-Security-Policy"]
        assert not page.inline, path
        assert policy.startswith("default-src 'none'")
        assert bool(page.sources) == ("script-src 'self'" in policy), path
        assert "unsafe" not in policy
        if language != "en":
            assert re.search(r"<h1>\s*[^<]*[\u4e00-\u9fff]", html), path
        if path == "login/":
            sign_in(browser, "wei")
        if path == "2fa/totp/activate/":
            add_app(browser)
    for source in SCRIPTS:
        assert browser.get(f"/static/{source}").headers["Content-Type"].startswith("text/javascript")
    assert browser.get("/static/mfa/js/../../models.py").status_code == 404


def test_only_pages_that_need_it_are_open_to_all(browser: Client) -> None:
    """A new page asks who it is unless its view says otherwise: these say so, and no others."""
    del browser
    found = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    open_pages = {
        "style", "script", "account_login", "account_logout", "account_inactive", "account_signup",
        "account_reset_password", "account_reset_password_from_key", "account_reset_password_from_key_done",
        "account_set_password", "mfa_authenticate", "mfa_login_webauthn", "socialaccount_login_cancelled",
        "socialaccount_login_error", "socialaccount_signup", "socialaccount_connections",
        "openid_connect_login", "openid_connect_callback", "sms_template_report", "sms_http_report",
        "whatsapp", "unsubscribe", "metrics", "ready",
    }  # fmt: skip
    asked = {
        pattern.name
        for pattern in _patterns(get_resolver())
        if getattr(pattern.callback, "login_required", True)
    }
    assert found - asked == open_pages


def _patterns(resolver: Any) -> list[Any]:
    found: list[Any] = []
    for one in resolver.url_patterns:
        found += _patterns(one) if hasattr(one, "url_patterns") else [one]
    return found


def test_a_demonstration_asks_nobody(demo_store: Store, browser: Client, connection: Connection) -> None:
    """Its people do not exist; whoever looks is an onlooker."""
    add_day(connection)
    serve_store(demo_store)
    answer = browser.get("/")
    assert answer.status_code == 200
    assert "asks nobody to sign in" in answer.content.decode()
