"""Text messages through a real Kannel before a real message centre, and what it reports."""

from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from rightparty.channels.http_line import Gateway, read_gateway
from rightparty.channels.port import HaltedError
from rightparty.channels.receipts import Receipt
from rightparty.channels.sms_http import Reports, SmsHttp, read_kannel_report, read_reports_url, report_url
from rightparty.errors import InvalidInput, Refused
from tests.channels.peers import Kannel, kannel
from tests.channels.permits import KEY, NOW, permit_for
from tests.channels.sms import LONG, sms
from tests.channels.vendor import HANG_UP, vendor

SECRET = b"s" * 32


@pytest.fixture(scope="module")
def gateway(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kannel]:
    """One gateway, and the centre behind it."""
    with kannel(tmp_path_factory.mktemp("kannel")) as running:
        yield running


def channel_to(url: str, reports: str | None = None, centre: str | None = None) -> SmsHttp:
    """A line to the gateway, one minute into the permits."""
    told = None if reports is None else Reports(reports, SECRET)
    return SmsHttp(read_gateway(url), KEY.public_key(), lambda: NOW + timedelta(minutes=1), told, centre)


def test_a_text_arrives_and_its_receipt_comes_back(gateway: Kannel) -> None:
    """Through gateway and centre to the last character, with an end; the report names our reference."""
    given = sms("0", text=LONG)
    with closing(channel_to(gateway.url, gateway.reports_url, "centre")) as channel:
        assert channel.unready() is None
        outcome = channel.send(given, permit_for(given))
        assert (outcome.result, outcome.code) == ("sent", "202.0")
        assert channel.find(given.reference) is None, "it cannot be asked"
    parts = [gateway.centre.next("id") for _ in range(-(-len(LONG.body) // 67))]
    assert "".join(one["text"] for one in parts) == LONG.body
    assert {(one["to"].lstrip("+"), one["from"], one["coding"]) for one in parts} == {
        ("8613816000000", "10690001", 8)
    }
    assert all(one["until"] for one in parts), "its life has an end"
    receipt = awaited(gateway, "delivered")
    assert (receipt.reference, receipt.meaning.evidence) == (given.reference, "delivered")


@pytest.mark.parametrize(("last", "outcome"), [("9", "bounced"), ("5", "bounced"), ("6", "rejected")])
def test_what_does_not_arrive_is_reported(gateway: Kannel, last: str, outcome: str) -> None:
    """Undeliverable, out of time, refused by the centre: the gateway had taken it, and says so later."""
    given = sms(last, reference=f"r{last}")
    with closing(channel_to(gateway.url, gateway.reports_url)) as channel:
        assert channel.send(given, permit_for(given)).result == "sent"
    receipt = awaited(gateway, "failed")
    assert (receipt.reference, receipt.meaning.outcome) == (f"r{last}", outcome)


def awaited(gateway: Kannel, result: str) -> Receipt:
    """The next report with this result."""
    while True:
        receipt = read_kannel_report(gateway.calls.get(timeout=20), SECRET)
        if receipt.meaning.result == result:
            return receipt


def test_a_gateway_that_lets_us_not_in_did_not_take_it(gateway: Kannel) -> None:
    """A wrong password is the gateway's affair: another may be asked."""
    given = sms()
    with closing(channel_to(gateway.url.replace("secret", "wrong"))) as channel:
        outcome = channel.send(given, permit_for(given))
    assert (outcome.result, outcome.provider_fault) == ("failed", True)


def test_a_line_that_breaks_is_unknown_and_one_that_never_opened_is_down() -> None:
    """How far a request came decides whether another may be asked."""
    given = sms()
    with vendor() as broken, closing(channel_to(broken.url)) as channel:
        broken.answers.append(HANG_UP)
        assert channel.send(given, permit_for(given)).result == "unknown"
    with closing(channel_to("http://127.0.0.1:1")) as channel:
        assert "does not answer" in str(channel.unready())
        outcome = channel.send(given, permit_for(given))
        assert (outcome.code, outcome.provider_fault) == ("down", True)


def test_a_halt_that_comes_while_the_line_is_opened_stops_the_text() -> None:
    """Connecting takes its time: it is asked again before the request."""
    with vendor() as told, closing(channel_to(told.url)) as channel:
        channel.heed(lambda sender: "all" if channel._line._open is not None else None)
        with pytest.raises(HaltedError):
            channel.send(sms(), permit_for(sms()))
    assert not told.calls


def test_less_than_a_minute_is_no_life_for_a_text() -> None:
    """The gateway counts in minutes, and none may be one too many."""
    given = sms()
    with closing(channel_to("http://127.0.0.1:1")) as channel, pytest.raises(Refused, match="minute"):
        channel.send(given, permit_for(given, minutes=1))


@pytest.mark.parametrize(
    "url", ["http://sms.example", "ftp://127.0.0.1", "https://a:b@host:x", "https://h/?q=1"]
)
def test_a_gateway_elsewhere_is_reached_over_tls(url: str) -> None:
    """And an address that is none is refused without being repeated."""
    with pytest.raises(InvalidInput) as fault:
        read_gateway(url)
    assert "a:b" not in str(fault.value)
    assert read_gateway("https://u:p@sms.example") == Gateway("sms.example", 443, True, "u", "p")


def test_the_address_for_reports_is_ours_over_tls() -> None:
    """Elsewhere over TLS only, and without a query of its own."""
    assert read_reports_url("https://bank.example/r") == "https://bank.example/r"
    for bad in ("http://bank.example/r", "https://bank.example/r?x=1", "bank.example"):
        with pytest.raises(InvalidInput):
            read_reports_url(bad)


QUERY = dict(parse_qsl(report_url(Reports("x", SECRET), "c0ffee").split("?", 1)[1], keep_blank_values=True))


def test_a_report_without_our_mark_names_no_message() -> None:
    """Whoever knows a reference cannot report on it."""
    good = {**QUERY, "kind": "1", "at": "1795482000"}
    receipt = read_kannel_report(urlencode(good), SECRET)
    assert (receipt.reference, receipt.at) == ("c0ffee", datetime(2026, 11, 24, 1, 0, tzinfo=UTC))
    for bad in (
        {**good, "ref": "c0ffef"},
        {**good, "mark": "0" * 32},
        {**good, "kind": "3"},
        {"kind": "1"},
    ):
        with pytest.raises(InvalidInput):
            read_kannel_report(urlencode(bad), SECRET)
    with pytest.raises(InvalidInput):
        read_kannel_report(urlencode(good), b"another secret")


@drawn(
    st.text(max_size=300) | st.dictionaries(st.sampled_from([*QUERY]), st.text(max_size=40)).map(urlencode)
)
def test_no_call_does_more_than_be_refused(query: str) -> None:
    """Anything at all: InvalidInput, or a receipt that has our mark."""
    with suppress(InvalidInput):
        assert read_kannel_report(query, SECRET).reference is not None
