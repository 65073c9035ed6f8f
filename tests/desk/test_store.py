"""The store's tables come from the one schema, and the database itself keeps what must not change."""

import subprocess
import sys

import psycopg
import pytest

from rightparty.book.book import DERIVED as LOADING_ADDS
from rightparty.book.tables import IBIS_TYPE, TABLES
from rightparty.desk.schema import DERIVED, SEALED, STORED, kept_columns_of, mark_column, store_name
from rightparty.desk.store import Connection, Store, check_server
from rightparty.errors import RightpartyError

IN_DATABASE = {
    "string": "text",
    "timestamp": "timestamp with time zone",
    "date": "date",
    "decimal(18, 2)": "numeric",
    "decimal(12, 8)": "numeric",
    "int64": "bigint",
    "array<string>": "ARRAY",
    "boolean": "boolean",
}
DRIFT = """
import sys
from pathlib import Path
from rightparty.desk.home import open_home
from rightparty.desk.store import Store, use_django
folder, *pairs = sys.argv[1:]
use_django(Store(open_home(Path(folder)), dict(pair.split("=", 1) for pair in pairs)))
from django.core.management import call_command
call_command("makemigrations", "--check", "--dry-run", verbosity=3)
"""


def test_every_column_of_the_schema_is_in_the_store_and_the_other_way_round(connection: Connection) -> None:
    """Names and types of the store's tables are those of `TABLES`, with what loading adds."""
    for name, table in STORED.items():
        rows = connection.execute(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = %s",
            [store_name(table)],
        ).fetchall()
        found = {column: kind for column, kind in rows if column != "row_key"}
        kept = {c.name: IN_DATABASE[IBIS_TYPE[c.kind]] for c in kept_columns_of(table)}
        for column in SEALED[name].columns.values() if name in SEALED else ():
            kept |= {column: "bytea", mark_column(column): "text"}
        if name in SEALED and (since := SEALED[name].since):
            kept |= {since: "timestamp with time zone"}
        assert found == kept, name


def test_who_really_holds_a_point_is_never_stored(connection: Connection) -> None:
    """There is no table for the simulated truth."""
    assert set(STORED) == set(TABLES) - {"truth"}
    assert connection.execute("SELECT to_regclass('book_truth')").fetchone() == (None,)


def test_the_store_keeps_the_columns_that_loading_adds() -> None:
    """Loading and store agree on what is derived."""
    here = {name: {c.name: IBIS_TYPE[c.kind] for c in columns} for name, columns in DERIVED.items()}
    assert here == {name: dict(columns) for name, columns in LOADING_ADDS.items()}


def test_models_and_migrations_say_the_same(store: Store) -> None:
    """No change of the models is without its migration."""
    pairs = [f"{name}={value}" for name, value in store.parameters.items()]
    done = subprocess.run(
        [sys.executable, "-c", DRIFT, str(store.home.folder), *pairs],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "table", ["desk_journal_record", "desk_tree_head", "desk_rulebook_acceptance", "desk_read_audit"]
)
@pytest.mark.parametrize("command", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}"])
def test_what_is_append_only_cannot_be_changed(connection: Connection, table: str, command: str) -> None:
    """The database refuses to change, remove or empty them, whoever asks."""
    columns = {"desk_journal_record": "kind", "desk_tree_head": "text", "desk_read_audit": "reason"}
    column = columns.get(table, "note")
    with pytest.raises(psycopg.IntegrityError, match="never changed or forgotten"):
        connection.execute(command.format(table, column, column))


@pytest.mark.parametrize("table", [name for name, table in TABLES.items() if table.grows])
def test_what_was_told_cannot_be_forgotten(connection: Connection, table: str) -> None:
    """Evidence, notices, complaints and events can be added to and never removed."""
    for command in ("DELETE FROM", "TRUNCATE"):
        with pytest.raises(psycopg.IntegrityError, match="never changed or forgotten"):
            connection.execute(f"{command} book_{table}")


def test_nobody_hears_from_us_twice_a_day(connection: Connection) -> None:
    """Even past all our code, the database takes one made contact a person and day, besides what law owes."""
    connection.execute(
        "INSERT INTO desk_run (run_id, day, at, sends, rulebook, model, figures, finished)"
        " VALUES (1, '2026-11-24', now(), true, '', '', '{}', false)"
    )
    insert = (
        "INSERT INTO desk_planned_contact (contact_id, run_id, day, person_id, content, status)"
        " VALUES (%s, 1, '2026-11-24', 'P', %s, %s)"
    )
    connection.execute(insert, ["a", "full", "sent"])
    connection.execute(insert, ["b", "full", "skipped"])
    connection.execute(insert, ["c", "statutory", "sent"])
    with pytest.raises(psycopg.errors.UniqueViolation):
        connection.execute(insert, ["d", "knock", "claimed"])


def test_a_stores_password_is_not_shown(store: Store) -> None:
    """What is printed of a store holds no secret."""
    assert store.parameters["password"] not in repr(store)


def test_a_server_that_is_too_old_is_said_to_be() -> None:
    """Before anything is made there: PostgreSQL 15 does not know who may take a role on."""
    check_server(16)
    check_server(19)
    with pytest.raises(RightpartyError, match="PostgreSQL 15"):
        check_server(15)
