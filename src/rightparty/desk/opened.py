"""Opening what a dossier holds sealed: only where a text is written or a message addressed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from rightparty.book.dossier import Dossier, Row
from rightparty.book.tables import TABLES
from rightparty.desk.dossier import KEYS
from rightparty.desk.schema import DEBT, PERSON, POINT
from rightparty.desk.store import Connection
from rightparty.desk.vault import Vault, vault_of
from rightparty.errors import Refused
from rightparty.gate.contact import Contact
from rightparty.sealing import Sealed, place

_WHOSE = {"persons": (PERSON, "person_id"), "points": (POINT, "point_id"), "debts": (DEBT, "debt_id")}
_READ: Mapping[str, Callable[[str], Any]] = {"birth_date": date.fromisoformat}
_FOR_WRITING: Mapping[str, Sequence[str]] = {
    "persons": ("name",),
    "points": ("value",),
    "debts": ("account",),
}


def opened_for_writing(connection: Connection, dossier: Dossier, contact: Contact) -> Dossier:
    """The dossier with the name, the number or address and the accounts that this contact's text needs.

    The keys came with the dossier: the store is not asked again.

    Raises:
        Refused: the person, the point or a debt was erased, or a key is missing.
    """
    ids = {contact.person_id, contact.point_id, *contact.debt_ids}
    return opened(connection, dossier, _FOR_WRITING, ids)


def opened(
    connection: Connection, dossier: Dossier, columns: Mapping[str, Sequence[str]], ids: set[str]
) -> Dossier:
    """The dossier with some columns opened, by table, in the rows of the person, point or debts named.

    A dossier has the keys of the person, point and debts that it was asked about, and of nobody else.

    Raises:
        Refused: one of them was erased, or a key is missing.
    """
    vault, keys = vault_of(connection), {(k["subject_kind"], k["subject_id"]): k for k in dossier.rows(KEYS)}
    tables = dict(dossier.tables)
    for table, names in columns.items():
        _, key_column = _WHOSE[table]
        tables[table] = [
            _opened(vault, keys, table, row, names) if row[key_column] in ids else row
            for row in dossier.rows(table)
        ]
    return replace(dossier, tables=tables)


def _opened(
    vault: Vault, keys: Mapping[tuple[str, str], Row], table: str, row: Row, names: Sequence[str]
) -> Row:
    kind, column = _WHOSE[table]
    subject = str(row[column])
    held = keys.get((kind, subject))
    if held is not None and held["wrapped"] is None:
        raise Refused(f"the {kind} was erased on {held['shredded_at']:%Y-%m-%d}", "nothing can be sent there")
    found = dict(row)
    for name in names:
        sealed = row[name]
        if sealed is None and TABLES[table].by_name[name].required:
            raise Refused(f"the store has no {name} of this {kind}", "load the book again")
        if not isinstance(sealed, Sealed):
            continue
        if held is None:
            raise Refused(f"the store has lost the key of a {kind}", "restore `desk_data_key` from a backup")
        key = vault.unwrapped(kind, subject, held["wrapped"], held["master"])
        text = key.open(sealed.data, place(table, name, subject)).decode()
        found[name] = _READ.get(name, str)(text)
    return found
