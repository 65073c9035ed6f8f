"""Heads stamped by an authority outside, and kept with its tokens."""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from rightparty.desk.anchor_rows import anchors_of
from rightparty.desk.journal_store import latest_head
from rightparty.desk.store import Connection
from rightparty.errors import Refused
from rightparty.journal.anchor import accept, request
from rightparty.journal.stamp import Anchor


class Authority(Protocol):
    """A time-stamp authority, as `channels.tsa.TimeAuthority` is one."""

    @property
    def name(self) -> str:
        """Its address, as it is kept and shown."""

    @property
    def roots(self) -> bytes:
        """The trusted certificates, PEM."""

    def ask(self, request: bytes) -> bytes:
        """Its answer to a request."""


def anchor_latest(
    connection: Connection, authority: Authority, *, nonce: int, clock: Callable[[], datetime]
) -> Anchor | None:
    """Have the last signed head stamped, outside any transaction; None if there is no head.

    A head that this authority has stamped already is not sent again. `nonce`: 64 fresh random bits.

    Raises:
        Refused: a transaction is open; or the authority's answer does not hold (`journal.anchor.accept`).
        RightpartyError: it cannot be reached. Nothing is lost: call again later.
    """
    if connection.info.transaction_status.name != "IDLE":
        raise Refused("an authority is not asked within a transaction", "commit first")
    head = latest_head(connection)
    if head is None:
        return None
    known = next((one for one in anchors_of(connection, head) if one.authority == authority.name), None)
    if known is not None:
        return known
    answer = authority.ask(request(head, nonce))
    anchor = accept(answer, head, nonce=nonce, authority=authority.name, roots=authority.roots, now=clock())
    connection.execute(
        "INSERT INTO desk_head_anchor (imprint, size, authority, stamped_at, token)"
        " VALUES (%s, %s, %s, %s, %s) ON CONFLICT DO NOTHING",
        [anchor.head, head.size, anchor.authority, anchor.at(), anchor.token],
    )
    return anchor
