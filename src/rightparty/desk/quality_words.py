"""What was said in a contact, opened: for the machine that judges it, and masked for whoever checks it."""

import json
import re
from collections.abc import Sequence
from typing import Final

from rightparty.desk.facts_kept import TEXT, parts_of
from rightparty.desk.reveal import Cell, opened_cell
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault, vault_of
from rightparty.masking import HIDDEN, masked_email, masked_name, masked_phone

_WRITTEN = """
SELECT event_id FROM book_events WHERE contact_id = %s AND direction = 'out' AND text IS NOT NULL
ORDER BY at, event_id
"""
_EMAIL = re.compile(r"[^\s@<>(),;:，。；：“”]+@[^\s@<>(),;:，。；：“”]+")
_NUMBER = re.compile(r"\+?[0-9０-９][0-9０-９ -]{6,}[0-9０-９]")
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


def masked_words(words: str, names: Sequence[str]) -> str:
    """Words as a checker sees them: numbers, addresses and the people's names hidden as elsewhere.

    >>> masked_words("王小明，请拨打 13800138000 或写信到 wei@mail.example", ["王小明"])
    '王**，请拨打 13*******00 或写信到 w***@m***'
    """
    for name in names:
        if len(name) > 1:
            words = words.replace(name, masked_name(name))
    words = _EMAIL.sub(lambda found: masked_email(found.group()), words)
    return _NUMBER.sub(lambda found: _hidden(found.group()), words)


def _hidden(number: str) -> str:
    digits = re.sub(r"\D", "", number)
    return masked_phone(number) if number.startswith("+") else f"{digits[:2]}{HIDDEN * 7}{digits[-2:]}"
