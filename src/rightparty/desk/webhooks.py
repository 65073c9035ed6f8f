"""Telling clients what happened: written with what it tells, delivered afterwards, at least once.

`tell` writes a row for each webhook that asked, within the caller's transaction. `deliver_due` sends them,
each signed with HMAC-SHA256 over its time and its body; a receiver knows a repetition by its id. What is
about the same contact or person goes in order: nothing overtakes what still waits, until that is
delivered or dead.
"""

import hashlib
import hmac
import json
import tomllib
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from rightparty.desk.home import Home
from rightparty.desk.sandbox import SCHEMA
from rightparty.desk.sealed import unseal
from rightparty.desk.store import Connection

PURPOSE = "webhook secrets"
SIGNATURE, DELIVERY = "Rightparty-Signature", "Rightparty-Delivery"

Post = Callable[[str, Mapping[str, str], bytes], int]
"""Sends a body to an address and gives the status; raises `OSError` where no answer came."""

# A client is told of the creditors that a key of its still sees. Keys are kept on the live side alone: the
# webhooks of the sandbox, whose people are simulated, are removed with the last test key.
_TELL = """
INSERT INTO desk_webhook_delivery (delivery_id, webhook_id, about, event, body, at, due_at, tries)
SELECT id, webhook_id, %(about)s, %(event)s,
    jsonb_build_object('id', id, 'event', %(event)s::text, 'at', %(told)s::text,
        'data', %(data)s::jsonb)::text, %(at)s, %(at)s, 0
FROM (SELECT gen_random_uuid() AS id, webhook_id FROM desk_webhook h
      WHERE removed_at IS NULL AND %(event)s = ANY (events) AND creditors && %(creditors)s::text[]
        AND (current_schema() = %(sandbox)s OR EXISTS (
            SELECT FROM desk_api_key k, unnest(k.creditors) c (id)
            WHERE k.client = h.client AND NOT k.test AND k.revoked_at IS NULL
                AND c.id = ANY (h.creditors) AND c.id = ANY (%(creditors)s::text[])))) w
"""
_OF_PERSON = """
SELECT DISTINCT d.creditor_id FROM book_liabilities l JOIN book_debts d USING (debt_id) WHERE l.person_id = %s
"""
# The first of each line only: what waits before it must be told, or be dead.
_TAKE = """
UPDATE desk_webhook_delivery d SET lease = %(lease)s, due_at = %(until)s, tries = tries + 1
WHERE d.seq IN (
    SELECT w.seq FROM desk_webhook_delivery w JOIN desk_webhook h USING (webhook_id)
    WHERE w.delivered_at IS NULL AND w.dead_at IS NULL AND w.due_at <= %(at)s AND h.removed_at IS NULL
        AND NOT EXISTS (SELECT FROM desk_webhook_delivery b WHERE b.webhook_id = w.webhook_id
            AND b.about = w.about AND b.seq < w.seq AND b.delivered_at IS NULL AND b.dead_at IS NULL)
    ORDER BY w.due_at, w.seq LIMIT 1 FOR UPDATE OF w SKIP LOCKED)
RETURNING d.seq, d.delivery_id, d.body, d.tries,
    (SELECT url FROM desk_webhook h WHERE h.webhook_id = d.webhook_id),
    (SELECT secrets FROM desk_webhook h WHERE h.webhook_id = d.webhook_id)
"""
_ENDED = """
UPDATE desk_webhook_delivery SET lease = NULL, delivered_at = %(delivered)s::timestamptz,
    dead_at = %(dead)s::timestamptz, due_at = %(due)s, because = %(because)s::text
WHERE seq = %(seq)s AND lease = %(lease)s
"""


@dataclass(frozen=True)
class Rule:
    """How often, and after which waits, a delivery is tried."""

    first_wait: timedelta
    longest_wait: timedelta
    tries: int
    lease: timedelta

    def wait(self, tries: int) -> timedelta:
        """How long after this many tries in vain."""
        doublings: int = 1 << min(tries - 1, 30)
        return min(self.first_wait * doublings, self.longest_wait)


@dataclass(frozen=True)
class Delivered:
    """What one round did."""

    delivered: int = 0
    waiting: int = 0
    dead: int = 0


@cache
def _data() -> Mapping[str, Any]:
    return tomllib.loads((files("rightparty.desk") / "webhooks.toml").read_text(encoding="utf-8"))


def webhook_events() -> Mapping[str, str]:
    """Every event that can be told, and what is told of it."""
    found: Mapping[str, str] = _data()["events"]
    return found


@cache
def default_rule() -> Rule:
    """The waits and tries of `webhooks.toml`."""
    raw = _data()["delivery"]
    return Rule(
        timedelta(seconds=raw["first_wait_s"]),
        timedelta(seconds=raw["longest_wait_s"]),
        raw["tries"],
        timedelta(seconds=raw["lease_s"]),
    )


def tell(
    connection: Connection,
    event: str,
    data: Mapping[str, Any],
    at: datetime,
    *,
    about: str,
    creditors: Sequence[str],
) -> int:
    """Have this told to every webhook that asked and still may, in the caller's transaction; gives how many.

    `data`: ids and codes only. `about`: whose line it stands in (a contact, a person).
    """
    if event not in webhook_events():
        raise AssertionError(f"`{event}` is not in webhooks.toml")
    values = {
        "event": event,
        "data": json.dumps(dict(data)),
        "at": at,
        "told": at.isoformat(),
        "about": about,
        "creditors": list(creditors),
        "sandbox": SCHEMA,
    }
    return connection.execute(_TELL, values).rowcount


def creditors_of(connection: Connection, person_id: str) -> list[str]:
    """The creditors of a person, who are told what concerns them."""
    return sorted(str(one) for (one,) in connection.execute(_OF_PERSON, [person_id]).fetchall())


def signature(secrets: Sequence[bytes], body: bytes, at: datetime) -> str:
    """The header by which a receiver knows us: `t=<seconds>,v1=<hex>`, a `v1` for each secret in use.

    Each is HMAC-SHA256 (RFC 2104) over the seconds, a dot, and the body.
    """
    seconds = str(int(at.timestamp()))
    marks = [hmac.new(one, seconds.encode() + b"." + body, hashlib.sha256).hexdigest() for one in secrets]
    return ",".join([f"t={seconds}", *(f"v1={mark}" for mark in marks)])


def is_signed(header: str, secret: bytes, body: bytes, at: datetime, longest: timedelta) -> bool:
    """Whether a receiver may believe a delivery: signed with its secret, not longer ago than `longest`."""
    parts = [part.partition("=") for part in header.split(",")]
    seconds = next((value for name, _, value in parts if name == "t"), "")
    if not seconds.isdecimal() or abs(at.timestamp() - int(seconds)) > longest.total_seconds():
        return False
    wanted = hmac.new(secret, seconds.encode() + b"." + body, hashlib.sha256).hexdigest()
    return any(name == "v1" and hmac.compare_digest(value, wanted) for name, _, value in parts)


def deliver_due(
    connection: Connection,
    home: Home,
    at: datetime,
    post: Post,
    *,
    most: int = 100,
    rule: Rule | None = None,
) -> Delivered:
    """Send what is due, `most` at most. Nothing is called inside a transaction: each is taken by a lease.

    A delivery whose sender died is sent again when its lease is over: the receiver knows it by its id.
    """
    rule = rule or default_rule()
    done = Delivered()
    for _ in range(most):
        lease = uuid.uuid4()
        about = {"lease": lease, "at": at, "until": at + rule.lease}
        row = connection.execute(_TAKE, about).fetchone()
        if row is None:
            break
        seq, delivery_id, body, tries, url, sealed = row
        because = _post(post, home, url, str(delivery_id), body.encode(), sealed, at)
        dead = because is not None and tries >= rule.tries
        ended = {
            "seq": seq,
            "lease": lease,
            "delivered": at if because is None else None,
            "dead": at if dead else None,
            "due": at if because is None else at + rule.wait(tries),
            "because": because,
        }
        connection.execute(_ENDED, ended)
        done = Delivered(
            done.delivered + (because is None),
            done.waiting + (because is not None and not dead),
            done.dead + dead,
        )
    return done


def _post(
    post: Post, home: Home, url: str, delivery_id: str, body: bytes, sealed: bytes, at: datetime
) -> str | None:
    """Send one; None once it was taken, else why not, as a code."""
    secrets = [bytes.fromhex(one) for one in json.loads(unseal(home, PURPOSE, bytes(sealed)))]
    headers = {
        "Content-Type": "application/json",
        DELIVERY: delivery_id,
        SIGNATURE: signature(secrets, body, at),
    }
    try:
        status = post(url, headers, body)
    except OSError as fault:
        return f"no answer: {type(fault).__name__}"
    return None if 200 <= status < 300 else f"status {status}"
