"""The addresses to be entered with carriers lead to pages of ours, and are told without what is secret."""

import pytest
from django.urls import resolve

from rightparty.cli.doctor_parts import of_settings
from rightparty.cli.main import run
from rightparty.desk.called import TEMPLATE_CARRIER, called, report_mark
from rightparty.desk.store import Store, use_django
from rightparty.errors import InvalidInput

SET = {
    "RIGHTPARTY_ORIGIN": "https://desk.bank.example",
    "RIGHTPARTY_SMS_TEMPLATE_URL": "https://key:s3cret@dysmsapi.aliyuncs.com",
    "RIGHTPARTY_SMS_HTTP_URL": "http://user:s3cret@127.0.0.1:13013",
    "RIGHTPARTY_SMS_HTTP_REPORTS": "https://me:s3cret@bank.example/sms-report",
    "RIGHTPARTY_WHATSAPP_URL": "https://s3cret@graph.facebook.com/v21.0",
    "RIGHTPARTY_ONE_CLICK_URL": "https://bank.example/unsubscribe",
}


def test_each_address_leads_to_a_page(store: Store) -> None:
    """One for each carrier that calls and is set up; none for what is not."""
    use_django(store)
    found = called(SET, "0123abcd")
    assert [(one["carrier"], one["address"]) for one in found] == [
        ("sms_template", "https://desk.bank.example/carriers/sms-template/0123abcd"),
        ("sms_http", "https://bank.example/sms-report"),
        ("whatsapp", "https://desk.bank.example/carriers/whatsapp"),
        ("one click", "https://bank.example/unsubscribe"),
    ]
    for one in found:
        page = one["leads_to"] + ("/token" if one["carrier"] == "one click" else "")
        assert resolve(page).url_name, one
    assert not called({"RIGHTPARTY_ORIGIN": "https://desk.bank.example"})
    with pytest.raises(InvalidInput):
        called({"RIGHTPARTY_ONE_CLICK_URL": "http://bank.example/unsubscribe"})


def test_the_doctor_tells_them_without_what_is_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither a password nor the mark; without an address of ours it says what is missing."""
    told = {label: text for label, text, _ in of_settings()}
    assert told["reports"] == "no carrier that is set up calls us"
    for name, value in SET.items():
        monkeypatch.setenv(name, value)
    told = {label: text for label, text, _ in of_settings()}
    assert "whatsapp at https://desk.bank.example/carriers/whatsapp" in told["reports"]
    assert "https://desk.bank.example/carriers/sms-template/MARK" in told["reports"]
    assert "s3cret" not in told["reports"]
    monkeypatch.delenv("RIGHTPARTY_ORIGIN")
    told = {label: text for label, text, _ in of_settings()}
    assert "RIGHTPARTY_ORIGIN is not set" in told["reports"]


def test_the_command_shows_them_whole(
    store: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the mark that the page accepts."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(store.home.folder))
    for name, value in SET.items():
        monkeypatch.setenv(name, value)
    assert run(["admin", "carriers", "--format", "csv"]) == 0
    out = capsys.readouterr().out
    assert report_mark(store.home, TEMPLATE_CARRIER) in out
    assert "s3cret" not in out
    monkeypatch.setenv("RIGHTPARTY_HOME", "/no/such/home")
    assert run(["admin", "carriers"]) != 0
