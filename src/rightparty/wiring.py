"""Wiring the rooms together: which channels there are, by what the environment names."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from rightparty.channels.call_task import CallTask, Worklist
from rightparty.channels.port import Channel
from rightparty.errors import InvalidInput

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    from rightparty.channels.smtp import Server
    from rightparty.channels.tsa import TimeAuthority

SMTP_URL = "RIGHTPARTY_SMTP_URL"
MAIL_DOMAIN = "RIGHTPARTY_MAIL_DOMAIN"
TSA_URL = "RIGHTPARTY_TSA_URL"
TSA_ROOTS = "RIGHTPARTY_TSA_ROOTS"
DEFAULT_DOMAIN = "rightparty.invalid"  # RFC 2606: never anybody's

CARRIED = ("call", "email")
"""The channels that this version can carry; a plan of contacts to be made uses no others."""


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


def open_channels(
    environment: Mapping[str, str],
    key: "Ed25519PublicKey",
    clock: Callable[[], datetime],
    worklist: Worklist,
) -> Mapping[str, Channel]:
    """Every channel that can be used here: call tasks always, e-mail where a mail server is named."""
    channels: dict[str, Channel] = {"call": CallTask(worklist, key, clock)}
    server = mail_server(environment)
    if server is not None:
        from rightparty.channels.smtp import Smtp  # noqa: PLC0415 -- only where mail is sent

        channels["email"] = Smtp(server, key, clock, environment.get(MAIL_DOMAIN) or DEFAULT_DOMAIN)
    return channels
