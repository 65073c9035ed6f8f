"""Time-stamps of heads, as they are kept."""

from collections.abc import Callable, Sequence

from rightparty.desk.store import Connection
from rightparty.journal.head import TreeHead
from rightparty.journal.stamp import Anchor


def anchors_of(connection: Connection, head: TreeHead) -> Sequence[Anchor]:
    """Every time-stamp of one head, oldest first."""
    rows = connection.execute(
        "SELECT authority, imprint, token FROM desk_head_anchor WHERE imprint = %s ORDER BY anchor_id",
        [head.imprint()],
    )
    return [Anchor(authority, bytes(imprint), bytes(token)) for authority, imprint, token in rows]


def anchors_by_head(connection: Connection) -> Callable[[TreeHead], Sequence[Anchor]]:
    """The same for many heads: those without a time-stamp are not asked for."""
    stamped = {bytes(imprint) for (imprint,) in connection.execute("SELECT imprint FROM desk_head_anchor")}
    return lambda head: anchors_of(connection, head) if stamped and head.imprint() in stamped else ()


def first_covering(connection: Connection, size: int) -> Anchor | None:
    """The first time-stamp of a head that covers at least `size` records: it proves that these stood."""
    row = connection.execute(
        "SELECT authority, imprint, token FROM desk_head_anchor WHERE size >= %s"
        " ORDER BY stamped_at, anchor_id LIMIT 1",
        [size],
    ).fetchone()
    return None if row is None else Anchor(row[0], bytes(row[1]), bytes(row[2]))
