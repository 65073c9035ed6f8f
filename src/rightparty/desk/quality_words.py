"""What was said in a contact, opened: for the machine that judges it, and for whoever checks it."""

import json
from typing import Final

from rightparty.desk.facts_kept import TEXT, parts_of
from rightparty.desk.reveal import Cell, opened_cell
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault, vault_of

_WRITTEN = """
SELECT event_id FROM book_events WHERE contact_id = %s AND direction = 'out' AND text IS NOT NULL
ORDER BY at, event_id
"""
_BETWEEN: Final = "\n\n"


def words_of(connection: Connection, contact_id: str, vault: Vault | None = None) -> str | None:
    """All words of a contact: what we sent, and what records say was said; None where none can be read.

    Of whoever was erased nothing can be read any more.
    """
    parts = parts_of(connection, vault or vault_of(connection), contact_id)
    texts = [_as_sent(part.opened) for part in parts if part.kind == TEXT and part.opened is not None]
    for (event_id,) in connection.execute(_WRITTEN, [contact_id]).fetchall():
        found = opened_cell(connection, Cell("events", "text", event_id))
        if isinstance(found, str) and found.strip():
            texts.append(found)
    return _BETWEEN.join(dict.fromkeys(texts)) or None


def _as_sent(opened: bytes) -> str:
    said = json.loads(opened)
    return "\n".join(part for part in (said.get("subject"), said["body"]) if part)
