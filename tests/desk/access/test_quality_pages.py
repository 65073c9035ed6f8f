"""The pages of quality, as a checker, a collector and a lead use them; each sees their own only."""

import re
from collections.abc import Callable

import pytest
from django.contrib.auth import get_user_model
from django.test import Client

from rightparty.audit.quality_sheet import sheet
from rightparty.desk.access import staff
from rightparty.desk.access.staff import Account
from rightparty.desk.console.languages import LANGUAGES
from rightparty.desk.console.quality_views import words
from rightparty.desk.means import Means
from rightparty.desk.store import Connection, Store
from tests.desk.access.conftest import NOW
from tests.desk.books import small_book
from tests.desk.test_quality import drawn, event, reason

GOOD = dict.fromkeys(sheet().by_id, "yes")
THREAT = "王小明，再不还款就爆你通讯录，电话 13800138000"
Ready = Callable[..., Means]


@pytest.fixture
def means(ready: Ready, connection: Connection) -> Means:
    """A bank and three people who are late; nothing is planned."""
    given = ready(small_book(3))
    connection.execute("DELETE FROM desk_planned_contact")
    return given


@pytest.fixture
def signed_in(browser: Client, store: Store, connection: Connection) -> Callable[[str, str], Client]:
    """A browser of somebody with an account and a second factor, signed in; how is tested elsewhere."""
    del browser  # it has made Django ready
    from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret  # needs Django's settings

    def opened(name: str, role: str) -> Client:
        staff.make(connection, store.home, name, Account((role,), creditors=("*",)), by="root", at=NOW)
        user = get_user_model().objects.get(username=name)
        TOTP.activate(user, generate_totp_secret())
        own = Client(HTTP_HOST="localhost", headers={"Accept-Language": "en"})
        own.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return own

    return opened


def read(browser: Client, path: str) -> str:
    """A page that opens."""
    answer = browser.get(path)
    assert answer.status_code == 200, (path, answer.status_code, answer.headers)
    return answer.content.decode()


def test_from_the_queue_to_the_lifted_stop(
    means: Means, signed_in: Callable[[str, str], Client], connection: Connection
) -> None:
    """Taken, read on record, filled in; stopped; appealed, rejected by another; lifted by the lead."""
    contact_id = drawn(means)
    checker, second = signed_in("li.na", "quality"), signed_in("wang.wei", "quality")
    collector, lead = signed_in("zhang.san", "collector"), signed_in("zhao.min", "compliance")
    assert checker.get("/quality/").headers["Location"] == "/quality/queue"
    assert collector.get("/quality/").headers["Location"] == "/quality/mine"
    assert lead.get("/quality/").headers["Location"] == "/quality/lead"

    event(means, contact_id, THREAT)
    page = f"/quality/check/{contact_id}"
    assert checker.get(page).status_code == 404, "nobody picks a check"
    assert checker.post("/quality/queue").headers["Location"] == page
    told = read(checker, page)
    assert "再不还款就爆你通讯录" in told
    assert "13800138000" not in told
    assert "王小明" not in told
    reads = connection.execute("SELECT actor, subject_id FROM desk_read_audit").fetchall()
    assert ("li.na", "P0001") in reads

    assert checker.post(page, GOOD | {"tone": ""}).status_code == 422
    assert checker.post(page, GOOD | {"no_threat": "no"}).status_code == 302
    assert reason(means, 2) == "collector_stopped"

    assert "0.0" in read(collector, "/quality/mine")
    assert "li.na" not in read(collector, "/quality/mine"), "nor by whom"
    assert collector.post("/quality/mine", {"contact_id": contact_id, "reason": "quoted"}).status_code == 302
    assert "quoted" not in read(checker, "/quality/queue")
    assert "quoted" in read(second, "/quality/queue")
    assert "quoted" in read(second, page)
    decision = {"decision": "rejected", "note": "heard it"}
    assert checker.post(f"/quality/appeal/{contact_id}", decision).status_code == 403
    assert second.post(f"/quality/appeal/{contact_id}", decision).status_code == 302
    assert "heard it" in read(collector, "/quality/mine")

    assert "zhang.san" in read(lead, "/quality/lead")
    lifted = {"creditor_id": "BANK", "collector_id": "zhang.san", "note": "trained anew"}
    assert lead.post("/quality/lead", lifted).status_code == 302
    assert words("en")["stopped_none"] in read(lead, "/quality/lead")
    assert reason(means, 2) is None


def test_nobody_opens_anothers_page(means: Means, signed_in: Callable[[str, str], Client]) -> None:
    """A collector sees only their own results; a checker no figures, a lead no words."""
    contact_id = drawn(means)
    pages = {
        "collector": ("/quality/queue", "/quality/lead", f"/quality/check/{contact_id}"),
        "quality": ("/quality/mine", "/quality/lead"),
        "compliance": ("/quality/queue", "/quality/mine", f"/quality/check/{contact_id}"),
        "auditor": ("/quality/", "/quality/queue", "/quality/mine", "/quality/lead"),
    }
    for role, shut in pages.items():
        browser = signed_in(f"one.{role}", role)
        for path in shut:
            assert browser.get(path).status_code == 403, (role, path)
    other = signed_in("li.si", "collector")
    assert words("en")["mine_none"] in read(other, "/quality/mine")
    assert other.post("/quality/mine", {"contact_id": contact_id, "reason": "x"}).status_code == 404


def test_every_page_speaks_three_languages(means: Means, signed_in: Callable[[str, str], Client]) -> None:
    """The sheet's questions too; nothing runs inline."""
    contact_id = drawn(means)
    checker, lead = signed_in("li.na", "quality"), signed_in("zhao.min", "compliance")
    collector = signed_in("zhang.san", "collector")
    checker.post("/quality/queue")
    for language in LANGUAGES:
        for browser, path in (
            (checker, "/quality/queue"), (checker, f"/quality/check/{contact_id}"),
            (collector, "/quality/mine"), (lead, "/quality/lead"),
        ):  # fmt: skip
            told = read(browser, f"{path}?lang={language}")
            assert f'<html lang="{language}">' in told
            assert not re.search(r"<script|\sstyle=|\son\w+=", told), path
        assert sheet().items[0].asks[language] in read(
            checker, f"/quality/check/{contact_id}?lang={language}"
        )
