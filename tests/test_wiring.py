"""Which channels are opened is said by the environment, and by nothing else."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from rightparty.channels.call_task import Task
from rightparty.channels.failover import Failover
from rightparty.channels.inbox import InboxMessage
from rightparty.channels.port import Channel
from rightparty.channels.receipts import Inbound, Receipt
from rightparty.channels.traces import Trace
from rightparty.errors import InvalidInput
from rightparty.wiring import REACHING, Ports, mail_of_ours, open_channels, reaching

KEY = Ed25519PrivateKey.from_private_bytes(b"\x07" * 32).public_key()


class Nothing:
    """Places where nothing is kept."""

    def put(self, one: Task | InboxMessage) -> None:
        """Keep nothing."""

    def has(self, reference: str) -> bool:
        """Never."""
        return not reference

    def trace(self, reference: str, carrier: str) -> Trace | None:
        """Never."""
        del reference, carrier
        return None

    def heard(self, one: Receipt | Inbound) -> None:
        """Keep nothing."""


PORTS = Ports(Nothing(), Nothing(), Nothing().heard, b"a" * 32, b"b" * 32, str)


def opened(environment: Mapping[str, str], ports: Ports | None = PORTS) -> Mapping[str, Channel]:
    """The channels of an environment."""
    return open_channels(environment, KEY, lambda: datetime(2026, 11, 24, tzinfo=UTC), Nothing(), ports)


def templates(folder: Path) -> str:
    """A file of approved templates."""
    path = folder / "templates.toml"
    path.write_text("held_min = 0\ntemplates = []\n")
    return str(path)


def test_without_settings_only_calls_are_possible() -> None:
    """Nothing leaves by itself."""
    assert list(opened({})) == ["call"]
    assert list(opened({}, None)) == ["call"]
    assert reaching({}) == []


def test_every_channel_is_opened_by_its_setting(tmp_path: Path) -> None:
    """Two carriers of texts stand in for one another; what is not named is not there."""
    every = {
        "RIGHTPARTY_SMTP_URL": "sink://127.0.0.1:2525",
        "RIGHTPARTY_BOUNCES": "bounces@mail.bank.example",
        "RIGHTPARTY_ONE_CLICK_URL": "https://bank.example/u",
        "RIGHTPARTY_SMS_TEMPLATE_URL": "https://id:secret@dysmsapi.aliyuncs.com",
        "RIGHTPARTY_SMS_TEMPLATES": templates(tmp_path),
        "RIGHTPARTY_SMS_HTTP_URL": "http://u:p@127.0.0.1:13013",
        "RIGHTPARTY_SMS_HTTP_REPORTS": "https://bank.example/sms-report",
        "RIGHTPARTY_SMPP_URL": "smpp://u:p@127.0.0.1:2775 smpps://u:p@sms.example:3550",
        "RIGHTPARTY_APP_INBOX": "on",
        "RIGHTPARTY_PUSH_URL": "https://u:p@push.bank.example",
        "RIGHTPARTY_WHATSAPP_URL": "https://token:t@graph.facebook.com",
        "RIGHTPARTY_WHATSAPP_TEMPLATES": templates(tmp_path),
        "RIGHTPARTY_PRINT_QUEUE": str(tmp_path),
    }
    channels = opened(every)
    assert sorted(channels) == ["call", "email", "im", "inbox", "letter", "push", "sms"]
    sms = channels["sms"]
    assert isinstance(sms, Failover)
    assert [one.carrier for one in sms._carriers] == ["sms_template", "sms_http", "smpp", "smpp:2"]
    assert reaching(every) == list(REACHING)
    assert opened({"RIGHTPARTY_SMPP_URL": "smpp://u:p@127.0.0.1:2775"})["sms"].carrier == "smpp"
    for channel in channels.values():
        channel.close()


@pytest.mark.parametrize(
    "environment",
    [
        {"RIGHTPARTY_SMS_TEMPLATE_URL": "https://id:secret@dysmsapi.aliyuncs.com"},
        {"RIGHTPARTY_SMS_HTTP_URL": "http://u:secret@gateway.example"},
        {"RIGHTPARTY_SMPP_URL": "smpp://u:secret@sms.example:2775"},
        {"RIGHTPARTY_PUSH_URL": "http://u:secret@push.bank.example"},
        {"RIGHTPARTY_WHATSAPP_URL": "https://token:secret@graph.facebook.com"},
        {"RIGHTPARTY_SMTP_URL": "sink://127.0.0.1:2525", "RIGHTPARTY_BOUNCES": "secret"},
        {"RIGHTPARTY_SMTP_URL": "sink://127.0.0.1:2525", "RIGHTPARTY_ONE_CLICK_URL": "http://secret"},
    ],
    ids=lambda environment: str(next(reversed(environment))),
)
def test_a_setting_that_is_wrong_is_refused_without_being_repeated(environment: Mapping[str, str]) -> None:
    """It may hold a password."""
    with pytest.raises(InvalidInput) as fault:
        opened(environment)
    assert "secret" not in fault.value.message + (fault.value.help or "")


def test_a_channel_without_what_it_needs_is_not_opened_by_halves() -> None:
    """Whoever opens channels lends them their ports, or is told."""
    with pytest.raises(InvalidInput, match="RIGHTPARTY_SMPP_URL"):
        opened({"RIGHTPARTY_SMPP_URL": "smpp://u:p@127.0.0.1:2775"}, None)


def test_our_mail_is_known_by_domain_and_address() -> None:
    """The same names as it is sent with."""
    ours = mail_of_ours({"RIGHTPARTY_MAIL_DOMAIN": "bank.example", "RIGHTPARTY_BOUNCES": "b@bank.example"})
    assert (ours.domain, ours.bounces) == ("bank.example", "b@bank.example")
    assert mail_of_ours({}).domain == "rightparty.invalid"
