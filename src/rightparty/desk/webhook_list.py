"""A client's webhooks: where it is told what, and the secret by which it knows us."""

import ipaddress
import json
import re
import secrets
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urlsplit

from rightparty.desk.home import Home
from rightparty.desk.sealed import seal, unseal
from rightparty.desk.store import Connection
from rightparty.desk.visible import NotFound
from rightparty.desk.webhooks import PURPOSE, webhook_events
from rightparty.errors import Refused

MOST_WEBHOOKS = 20
_LONGEST_URL = 2_000
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?", re.ASCII)


@dataclass(frozen=True)
class Webhook:
    """A webhook as its client sees it."""

    webhook_id: str
    url: str
    events: tuple[str, ...]
    created_at: datetime


@dataclass(frozen=True)
class NewSecret:
    """A webhook and a secret of it (32 bytes in hexadecimal), shown once."""

    webhook: Webhook
    secret: str = field(repr=False)


def add_webhook(
    connection: Connection,
    home: Home,
    client: str,
    creditors: Sequence[str],
    url: str,
    events: Sequence[str],
    at: datetime,
    *,
    loopback: bool = False,
) -> NewSecret:
    """Tell a client's address of these events from now on. `loopback`: this machine is allowed, for tests.

    Raises:
        Refused: the address is not https, is private or malformed, or an event is unknown.
    """
    check_url(url, loopback=loopback)
    unknown = sorted(set(events) - webhook_events().keys())
    if unknown or not events:
        raise Refused(
            f"there is no event `{unknown[0]}`" if unknown else "no event is named",
            f"events: {', '.join(webhook_events())}",
        )
    if len(webhooks(connection, client)) >= MOST_WEBHOOKS:
        raise Refused(f"there are {MOST_WEBHOOKS} webhooks already", "remove one that is not used")
    webhook = Webhook(str(uuid.uuid4()), url, tuple(sorted(set(events))), at)
    secret = secrets.token_hex(32)
    connection.execute(
        "INSERT INTO desk_webhook (webhook_id, client, creditors, url, events, secrets, created_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [webhook.webhook_id, client, list(creditors), url, list(webhook.events), _sealed(home, [secret]), at],
    )
    return NewSecret(webhook, secret)


def check_url(url: str, *, loopback: bool = False) -> None:
    """Make sure that an address may be called: https, a public name, the usual port or one above 1023.

    That the name leads to a public address is checked again at every delivery, by what is connected to.

    Raises:
        Refused: it may not.
    """
    help = "give an address such as https://hooks.bank.example/rightparty"
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").lower(), parts.port
    except ValueError as fault:
        raise Refused("this is no address", help) from fault
    if len(url) > _LONGEST_URL or not url.isascii() or not url.isprintable() or " " in url:
        raise Refused("this is no address", help)
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise Refused("an address holds no name, password or fragment", help)
    is_local = host in ("127.0.0.1", "localhost", "::1")
    if loopback and is_local and parts.scheme in ("http", "https"):
        return
    if parts.scheme != "https":
        raise Refused("a webhook is called by https only", help)
    if port is not None and port != 443 and not 1024 <= port < 65536:
        raise Refused(f"port {port} is not for webhooks", help)
    if is_local or not _may_be_public(host):
        raise Refused("a webhook is called at a public address only", help)


def _may_be_public(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_global
    except ValueError:
        return bool(_HOST.fullmatch(host)) and "." in host and not host.endswith((".local", ".internal"))


def webhooks(connection: Connection, client: str) -> list[Webhook]:
    """A client's webhooks, the oldest first."""
    rows = connection.execute(
        "SELECT webhook_id, url, events, created_at FROM desk_webhook"
        " WHERE client = %s AND removed_at IS NULL ORDER BY created_at, webhook_id",
        [client],
    ).fetchall()
    return [Webhook(str(id), url, tuple(events), at) for id, url, events, at in rows]


def rotate_secret(connection: Connection, home: Home, client: str, webhook_id: str) -> NewSecret:
    """Give a webhook a new secret; until the next change, deliveries are signed with the one before as well.

    Raises:
        NotFound: the client has no such webhook.
    """
    with connection.transaction():
        row = connection.execute(
            "SELECT url, events, created_at, secrets FROM desk_webhook"
            " WHERE webhook_id::text = %s AND client = %s AND removed_at IS NULL FOR UPDATE",
            [webhook_id, client],
        ).fetchone()
        if row is None:
            raise NotFound(f"there is no webhook `{webhook_id}`")
        url, events, created_at, sealed = row
        newest = json.loads(unseal(home, PURPOSE, bytes(sealed)))[0]
        secret = secrets.token_hex(32)
        connection.execute(
            "UPDATE desk_webhook SET secrets = %s WHERE webhook_id::text = %s",
            [_sealed(home, [secret, newest]), webhook_id],
        )
    return NewSecret(Webhook(webhook_id, url, tuple(events), created_at), secret)


def remove_webhook(connection: Connection, client: str, webhook_id: str, at: datetime) -> None:
    """Tell an address nothing more.

    Raises:
        NotFound: the client has no such webhook.
    """
    done = connection.execute(
        "UPDATE desk_webhook SET removed_at = %s"
        " WHERE webhook_id::text = %s AND client = %s AND removed_at IS NULL",
        [at, webhook_id, client],
    )
    if done.rowcount != 1:
        raise NotFound(f"there is no webhook `{webhook_id}`")


def _sealed(home: Home, kept: Sequence[str]) -> bytes:
    return seal(home, PURPOSE, json.dumps(list(kept)).encode())
