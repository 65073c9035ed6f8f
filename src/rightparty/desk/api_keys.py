"""Keys of the API: whose they are, which creditors they see, what they may do. Only a digest is kept.

A key reads `rp_live_<id>_<secret>` or `rp_test_<id>_<secret>`; the secret has 256 random bits, so that one
SHA-256 is enough to keep it. A test key works on the sandbox, a live key never does.
"""

import hashlib
import re
import secrets
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files

from psycopg import sql

from rightparty.desk.sandbox import SCHEMA
from rightparty.desk.store import Connection
from rightparty.errors import Refused

LIVE, TEST = "live", "test"
_FORM = re.compile(r"rp_(live|test)_([a-z0-9]{10})_([A-Za-z0-9_-]{43})", re.ASCII)
_ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
_USED_EVERY = timedelta(minutes=1)
_REVOKE = """
UPDATE desk_api_key SET revoked_at = %s WHERE key_id = %s AND revoked_at IS NULL RETURNING client, test
"""
_ANOTHER = "SELECT FROM desk_api_key WHERE client = %s AND test = %s AND revoked_at IS NULL LIMIT 1"
_COLUMNS = "key_id, client, creditors, scopes, test, created_at, used_at, revoked_at"


@dataclass(frozen=True)
class ApiKey:
    """A key as it is kept: of a client, for some creditors, with some scopes."""

    key_id: str
    client: str
    creditors: tuple[str, ...]
    scopes: frozenset[str]
    test: bool
    created_at: datetime
    used_at: datetime | None = None
    revoked_at: datetime | None = None


@dataclass(frozen=True)
class NewKey:
    """A key that was just made; its `text` is shown once and kept nowhere."""

    key: ApiKey
    text: str = field(repr=False)


@cache
def scopes() -> Mapping[str, str]:
    """Every scope, and what it allows in one sentence."""
    raw = (files("rightparty.desk") / "api_scopes.toml").read_text(encoding="utf-8")
    found: Mapping[str, str] = tomllib.loads(raw)["scopes"]
    return found


def new_key(
    connection: Connection,
    client: str,
    creditors: Sequence[str],
    wanted: Sequence[str],
    at: datetime,
    *,
    test: bool = False,
) -> NewKey:
    """Make a key for a client: for these creditors, with these scopes.

    Raises:
        Refused: no client or creditor is named, or a scope is unknown.
    """
    if not client.strip() or not creditors or not wanted:
        raise Refused("a key needs a client, its creditors and its scopes", f"scopes: {', '.join(scopes())}")
    unknown = sorted(set(wanted) - scopes().keys())
    if unknown:
        raise Refused(f"there is no scope `{unknown[0]}`", f"scopes: {', '.join(scopes())}")
    key_id = "".join(secrets.choice(_ALPHABET) for _ in range(10))
    text = f"rp_{TEST if test else LIVE}_{key_id}_{secrets.token_urlsafe(32)}"
    key = ApiKey(key_id, client.strip(), tuple(sorted(set(creditors))), frozenset(wanted), test, at)
    connection.execute(
        "INSERT INTO desk_api_key (key_id, client, creditors, scopes, hash, test, created_at)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s)",
        [key_id, key.client, list(key.creditors), sorted(key.scopes), _hash(text), test, at],
    )
    return NewKey(key, text)


def find_key(connection: Connection, text: str, at: datetime) -> ApiKey | None:
    """The key that the text is, None where there is none or it was revoked; notes that it was used."""
    if not _FORM.fullmatch(text):
        return None
    row = connection.execute(
        f"SELECT {_COLUMNS} FROM desk_api_key WHERE hash = %s AND revoked_at IS NULL", [_hash(text)]
    ).fetchone()
    if row is None:
        return None
    key = _read(row)
    if key.used_at is None or at - key.used_at >= _USED_EVERY:
        connection.execute("UPDATE desk_api_key SET used_at = %s WHERE key_id = %s", [at, key.key_id])
    return key


def keys(connection: Connection) -> list[ApiKey]:
    """Every key that was ever made, the newest first."""
    rows = connection.execute(f"SELECT {_COLUMNS} FROM desk_api_key ORDER BY created_at DESC, key_id")
    return [_read(row) for row in rows.fetchall()]


def revoke_key(connection: Connection, key_id: str, at: datetime) -> None:
    """From now on the key opens nothing; with a client's last key its webhooks are removed.

    Live and test keys are reckoned apart: a live key keeps no webhook of the sandbox.

    Raises:
        Refused: there is no such key that could be revoked.
    """
    with connection.transaction():
        row = connection.execute(_REVOKE, [at, key_id]).fetchone()
        if row is None:
            raise Refused(f"there is no key `{key_id}` in use", "`rightparty admin key list` lists them")
        client, test = row
        if connection.execute(_ANOTHER, [client, test]).fetchone() is None:
            _remove_webhooks(connection, str(client), at, test=bool(test))


def _remove_webhooks(connection: Connection, client: str, at: datetime, *, test: bool) -> None:
    table = f"{SCHEMA}.desk_webhook" if test else "desk_webhook"
    if connection.execute("SELECT to_regclass(%s)", [table]).fetchone() == (None,):
        return  # nobody has made the sandbox
    query = sql.SQL("UPDATE {} SET removed_at = %s WHERE client = %s AND removed_at IS NULL")
    connection.execute(query.format(sql.Identifier(*table.split("."))), [at, client])


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _read(row: tuple[object, ...]) -> ApiKey:
    key_id, client, creditors, allowed, test, created_at, used_at, revoked_at = row
    assert isinstance(creditors, list)  # noqa: S101 -- an array column
    assert isinstance(allowed, list)  # noqa: S101 -- an array column
    return ApiKey(
        str(key_id),
        str(client),
        tuple(creditors),
        frozenset(allowed),
        bool(test),
        created_at,  # type: ignore[arg-type]  # columns of the one query above
        used_at,  # type: ignore[arg-type]
        revoked_at,  # type: ignore[arg-type]
    )
