"""Wiring the rooms together: which channels there are, by what the environment names."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rightparty.channels.call_task import CallTask, Worklist
from rightparty.channels.port import Channel
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from rightparty.channels.bounces import Ours
    from rightparty.channels.inbox import Inbox
    from rightparty.channels.mail import Envelope
    from rightparty.channels.print_queue import PrintQueue
    from rightparty.channels.receipts import Inbound, Receipt
    from rightparty.channels.smtp import Server
    from rightparty.channels.traces import Traces
    from rightparty.channels.tsa import TimeAuthority

SMTP_URL = "RIGHTPARTY_SMTP_URL"
MAIL_DOMAIN = "RIGHTPARTY_MAIL_DOMAIN"
TSA_URL = "RIGHTPARTY_TSA_URL"
TSA_ROOTS = "RIGHTPARTY_TSA_ROOTS"
DEFAULT_DOMAIN = "rightparty.invalid"  # RFC 2606: never anybody's
BOUNCES = "RIGHTPARTY_BOUNCES"
ONE_CLICK_URL = "RIGHTPARTY_ONE_CLICK_URL"
TEMPLATE_URL = "RIGHTPARTY_SMS_TEMPLATE_URL"
TEMPLATES = "RIGHTPARTY_SMS_TEMPLATES"
HTTP_URL = "RIGHTPARTY_SMS_HTTP_URL"
HTTP_REPORTS = "RIGHTPARTY_SMS_HTTP_REPORTS"
HTTP_CENTRE = "RIGHTPARTY_SMS_HTTP_CENTRE"
SMPP_URL = "RIGHTPARTY_SMPP_URL"
APP_INBOX = "RIGHTPARTY_APP_INBOX"
PUSH_URL = "RIGHTPARTY_PUSH_URL"
WHATSAPP_URL = "RIGHTPARTY_WHATSAPP_URL"
WHATSAPP_TEMPLATES = "RIGHTPARTY_WHATSAPP_TEMPLATES"
WHATSAPP_SECRET = "RIGHTPARTY_WHATSAPP_SECRET"  # noqa: S105 -- the name of a setting
WHATSAPP_VERIFY = "RIGHTPARTY_WHATSAPP_VERIFY"
PRINT_QUEUE = "RIGHTPARTY_PRINT_QUEUE"

REACHING = (TEMPLATE_URL, HTTP_URL, SMPP_URL, APP_INBOX, PUSH_URL, WHATSAPP_URL, PRINT_QUEUE)
"""Settings, besides the mail server, by which a message reaches a person."""

CARRIED = ("call", "email")
"""The channels that a plan uses whether or not a provider is named for them; others only where one is."""


@dataclass(frozen=True)
class Ports:
    """What the desk lends to the channels: places to keep and look up in, a handler, marks, and two secrets.

    `one_click_key` marks the addresses by which people unsubscribe, `report_key` those that gateways call.
    `mark`: the keyed digest of a number or address, by which a stop finds it again.
    """

    inbox: "Inbox"
    traces: "Traces"
    heard: "Callable[[Receipt | Inbound], None]"
    one_click_key: bytes = field(repr=False)
    report_key: bytes = field(repr=False)
    mark: "Callable[[str], str]"


def reaching(environment: Mapping[str, str]) -> list[str]:
    """The settings of this environment, besides the mail server, by which a message reaches a person."""
    return [name for name in REACHING if environment.get(name)]


def mail_server(environment: Mapping[str, str]) -> "Server | None":
    """The mail server that the environment names, if it names one.

    Raises:
        InvalidInput: what it names is no address of a mail server.
    """
    url = environment.get(SMTP_URL, "")
    if not url:
        return None
    from rightparty.channels.smtp import read_server  # noqa: PLC0415 -- only where mail is sent

    return read_server(url)


def time_authority(environment: Mapping[str, str]) -> "TimeAuthority | None":
    """The time-stamp authority that the environment names, if it names one.

    Raises:
        InvalidInput: its address is none, or the file of its root certificates is not named.
        OSError: that file cannot be read.
    """
    url, roots = environment.get(TSA_URL, ""), environment.get(TSA_ROOTS, "")
    if not url:
        return None
    if not roots:
        help = "name a PEM file of its root certificates"
        raise InvalidInput(f"{TSA_URL} is set and {TSA_ROOTS} is not", help)
    from rightparty.channels.tsa import TimeAuthority  # noqa: PLC0415 -- only where heads are stamped

    return TimeAuthority(url, Path(roots).read_bytes())


def mail_of_ours(environment: Mapping[str, str]) -> "Ours":
    """By what our own references are known in mail that comes back.

    Raises:
        InvalidInput: the address for reports of failure is none.
    """
    from rightparty.channels.bounces import Ours  # noqa: PLC0415 -- only where mail is read
    from rightparty.channels.mail import read_bounces  # noqa: PLC0415

    address = environment.get(BOUNCES)
    return Ours(environment.get(MAIL_DOMAIN) or DEFAULT_DOMAIN, read_bounces(address) if address else None)


def open_channels(
    environment: Mapping[str, str],
    key: "Ed25519PublicKey",
    clock: Callable[[], datetime],
    worklist: Worklist,
    ports: Ports | None = None,
) -> Mapping[str, Channel]:
    """Every channel that can be used here: call tasks always, the others where the environment names them.

    Raises:
        InvalidInput: a setting is not what it should be, or a channel lacks what the desk lends it.
    """
    channels: dict[str, Channel] = {"call": CallTask(worklist, key, clock)}
    server = mail_server(environment)
    if server is not None:
        from rightparty.channels.smtp import Smtp  # noqa: PLC0415 -- only where mail is sent

        channels["email"] = Smtp(server, key, clock, _envelope(environment, ports))
    named = reaching(environment)
    if not named:
        return channels
    if ports is None:
        raise InvalidInput(f"`{named[0]}` is set, and nothing is lent to its channel", "open it with `Ports`")
    carriers = _sms(environment, key, clock, ports)
    if len(carriers) > 1:
        from rightparty.channels.failover import Failover  # noqa: PLC0415 -- only where there are two

        channels["sms"] = Failover(carriers, key, clock)
    elif carriers:
        channels["sms"] = carriers[0]
    if environment.get(APP_INBOX):
        from rightparty.channels.inbox import AppInbox  # noqa: PLC0415 -- only where an app shows it

        channels["inbox"] = AppInbox(ports.inbox, key, clock)
    if environment.get(PUSH_URL):
        from rightparty.channels.http_line import read_gateway  # noqa: PLC0415 -- only where it sends
        from rightparty.channels.push import Push  # noqa: PLC0415

        channels["push"] = Push(read_gateway(environment[PUSH_URL]), key, clock)
    if environment.get(WHATSAPP_URL):
        channels["im"] = _whatsapp(environment, key, clock)
    if environment.get(PRINT_QUEUE):
        from rightparty.channels.letter import Letter  # noqa: PLC0415 -- only where letters are printed

        channels["letter"] = Letter(Path(environment[PRINT_QUEUE]), key, clock)
    return channels


def print_queue(environment: Mapping[str, str]) -> "PrintQueue | None":
    """The folder in which letters wait for the printer, where the environment names one."""
    if not environment.get(PRINT_QUEUE):
        return None
    from rightparty.channels.print_queue import PrintQueue  # noqa: PLC0415 -- only where letters are printed

    return PrintQueue(Path(environment[PRINT_QUEUE]))


def _envelope(environment: Mapping[str, str], ports: Ports | None) -> "Envelope":
    from rightparty.channels.mail import Envelope, OneClick, read_one_click  # noqa: PLC0415

    ours, url = mail_of_ours(environment), environment.get(ONE_CLICK_URL)
    click = None
    if url and ports is not None:
        click = OneClick(read_one_click(url), ports.one_click_key, ports.mark)
    return Envelope(ours.domain, ours.bounces, click)


def _sms(
    environment: Mapping[str, str], key: "Ed25519PublicKey", clock: Callable[[], datetime], ports: Ports
) -> list[Channel]:
    """The carriers of text messages that are named: approved templates first, then HTTP, then SMPP."""
    found: list[Channel] = []
    if environment.get(TEMPLATE_URL):
        found.append(_by_template(environment, key, clock, ports))
    if environment.get(HTTP_URL):
        from rightparty.channels import sms_http  # noqa: PLC0415 -- only where it sends
        from rightparty.channels.http_line import read_gateway  # noqa: PLC0415

        url = environment.get(HTTP_REPORTS)
        reports = sms_http.Reports(sms_http.read_reports_url(url), ports.report_key) if url else None
        gateway, centre = read_gateway(environment[HTTP_URL]), environment.get(HTTP_CENTRE) or None
        found.append(sms_http.SmsHttp(gateway, key, clock, reports, centre))
    for number, url in enumerate(environment.get(SMPP_URL, "").split(), 1):
        from rightparty.channels.smpp import Smpp, read_centre  # noqa: PLC0415 -- only where it sends

        found.append(Smpp(read_centre(url), key, clock, ports.traces, ports.heard, number=number))
    return found


def _by_template(
    environment: Mapping[str, str], key: "Ed25519PublicKey", clock: Callable[[], datetime], ports: Ports
) -> Channel:
    from rightparty.channels.acs3 import AccessKey  # noqa: PLC0415 -- only where it sends
    from rightparty.channels.http_line import read_gateway  # noqa: PLC0415
    from rightparty.channels.sms_template import Account, SmsTemplate  # noqa: PLC0415
    from rightparty.channels.sms_templates import read_registry  # noqa: PLC0415

    if not environment.get(TEMPLATES):
        raise InvalidInput(f"`{TEMPLATE_URL}` is set without `{TEMPLATES}`", "name the file of templates")
    gateway = read_gateway(environment[TEMPLATE_URL])
    account = Account(AccessKey(gateway.user, gateway.password), read_registry(Path(environment[TEMPLATES])))
    return SmsTemplate(gateway, account, key, clock, lambda: secrets.token_hex(16), ports.traces)


def _whatsapp(
    environment: Mapping[str, str], key: "Ed25519PublicKey", clock: Callable[[], datetime]
) -> Channel:
    from rightparty.channels.http_line import read_gateway  # noqa: PLC0415 -- only where it sends
    from rightparty.channels.sms_templates import LOCALE, read_registry  # noqa: PLC0415
    from rightparty.channels.whatsapp import WhatsApp  # noqa: PLC0415

    if not environment.get(WHATSAPP_TEMPLATES):
        raise InvalidInput(
            f"`{WHATSAPP_URL}` is set without `{WHATSAPP_TEMPLATES}`", "name the file of templates"
        )
    registry = read_registry(Path(environment[WHATSAPP_TEMPLATES]), LOCALE)
    return WhatsApp(read_gateway(environment[WHATSAPP_URL]), registry, key, clock)
