"""A new master key: every key of the store is unwrapped by the one that wrapped it, and wrapped anew."""

from collections.abc import Mapping

from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault

_BATCH = 5_000
_NEXT = """
SELECT subject_kind, subject_id, wrapped, master FROM desk_data_key
WHERE master <> %s ORDER BY subject_kind, subject_id LIMIT %s FOR UPDATE
"""
_CHANGE = """
UPDATE desk_data_key k SET wrapped = x.wrapped, master = %s
FROM unnest(%s::text[], %s::text[], %s::bytea[]) AS x (kind, id, wrapped)
WHERE k.subject_kind = x.kind AND k.subject_id = x.id
"""


def rewrap(connection: Connection, vault: Vault) -> int:
    """Wrap all keys by the newest master key, some thousands a transaction; gives how many there were.

    May be killed and begun again. Nothing that is sealed changes.

    Raises:
        Refused: a master key that wrapped one of them is not among those of this installation.
    """
    done = 0
    while True:
        with connection.transaction():
            rows = connection.execute(_NEXT, [vault.masters.newest, _BATCH]).fetchall()
            if not rows:
                return done
            wrapped = [
                vault.wrapped(kind, one, vault.raw(kind, one, bytes(held), master))
                for kind, one, held, master in rows
            ]
            kinds, ids = [row[0] for row in rows], [row[1] for row in rows]
            connection.execute(_CHANGE, [vault.masters.newest, kinds, ids, wrapped])
        done += len(rows)


def masters_in_use(connection: Connection) -> Mapping[str, int]:
    """How many keys each master key wraps, by its id: one that wraps none may be given up."""
    rows = connection.execute(
        "SELECT master, count(*) FROM desk_data_key WHERE master IS NOT NULL GROUP BY 1 ORDER BY 1"
    )
    return {str(master): int(count) for master, count in rows.fetchall()}
