"""A store is got back as it was, halted; what does not fit is refused."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from rightparty.cli import admin_backup
from rightparty.desk.access.rls import ready
from rightparty.desk.backup import back_up, keys_that_differ, latest_backup, latest_keys, read_backup
from rightparty.desk.halt import lift_halt, standing_halts
from rightparty.desk.halt_flag import halted
from rightparty.desk.held_keys import hold_keys
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import heads, verify_store
from rightparty.desk.law_kept import KeptLaws, keep_law
from rightparty.desk.replayed import replay_store
from rightparty.desk.restoring import Restored, restore
from rightparty.desk.sandbox import made_sandbox, sandbox_of
from rightparty.desk.sending import send_one
from rightparty.desk.store import Connection, Store, server_of
from rightparty.desk.takes_back import Dumped, check_taken_back, dumped
from rightparty.desk.vault import vault_of
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.law.load import load_law
from tests.desk.books import small_book
from tests.desk.journal import journal_of
from tests.desk.means import MORNING, made_ready, means_for, queued, statuses

Lost = tuple[Store, Restored, dict[str, list[Any]]]
LATER = MORNING + timedelta(hours=3)


@pytest.fixture
def filled(store: Store, connection: Connection, tmp_path: Path) -> Store:
    """A store with two people, one of whom was written to, and no sandbox."""
    connection.execute("DROP SCHEMA IF EXISTS sandbox CASCADE")  # one that an earlier test asked for
    shutil.rmtree(store.home.folder / "sandbox", ignore_errors=True)
    hold_keys(connection)
    made_ready(store, connection, small_book(2), tmp_path / "book")
    means = means_for(store, connection)
    keep_law(connection, means.law, MORNING)
    send_one(means, queued(connection)[0])
    return store


def rows_of(connection: Connection) -> dict[str, list[Any]]:
    """Every row of every table of ours."""
    names = connection.execute(
        "SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename ~ '^(book|desk)_'"
    ).fetchall()
    return {
        name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}").fetchall())) for (name,) in names
    }


@pytest.fixture
def restored(filled: Store, home_folder: Path, tmp_path: Path) -> Iterator[Lost]:
    """The filled store, the same got back in a cluster of its own, and its rows as they were."""
    back_up(filled, tmp_path / "backup", MORNING, keys=True)
    with closing(filled.connect()) as connection:
        rows = rows_of(connection)
    new = home_folder / "restored"
    found = restore(tmp_path / "backup", new, LATER, by="Wang Fang")
    yield filled, found, rows
    found.store.close()
    shutil.rmtree(new)


@pytest.mark.slow
def test_what_comes_back_is_what_was_there(restored: Lost) -> None:
    """All rows, policies, the journal with its head; halted by file and row, and the gap is named."""
    before, found, rows = restored
    with closing(found.store.connect()) as connection:
        again = rows_of(connection)
        new = {name for name in rows if again[name] != rows[name]}
        assert new == {"desk_halt", "desk_journal_edge", "desk_journal_record", "desk_tree_head"}
        assert set(rows["desk_journal_record"]) < set(again["desk_journal_record"])
        assert set(rows["desk_tree_head"]) < set(again["desk_tree_head"])
        assert ready(connection), "policies are made anew in a fresh cluster"
        policies = "SELECT schemaname, tablename, policyname, qual FROM pg_policies ORDER BY 1, 2, 3"
        with closing(before.connect()) as old:
            assert connection.execute(policies).fetchall() == old.execute(policies).fetchall()
        assert verify_store(connection, found.store.home).ok
        assert read_backup_head(heads(connection)) <= found.records
        assert standing_halts(connection) == (None,)
        assert halted(found.store.home, "anything") is not None
        kinds = [record.kind for record in journal_of(connection)]
        assert kinds[-2:] == ["halt", "restored"]
    assert found.gap.since == MORNING
    assert found.gap.until == LATER
    assert found.gap.count == 1
    assert {channel for _, channel in found.gap.contacts} == {"email"}
    assert not found.sandbox
    assert latest_backup(before.home) == MORNING


def read_backup_head(found: list[Any]) -> int:
    """The size of the first head."""
    return int(found[0].size)


@pytest.mark.slow
def test_nothing_leaves_until_another_person_lets_go(
    restored: Lost,
) -> None:
    """What was made counts, what was planned is held; who restored may not lift, somebody else may."""
    _, found, _ = restored
    home = found.store.home
    with closing(found.store.connect()) as connection:
        waiting = queued(connection)
        assert sorted(statuses(connection).values()) == ["planned", "sent"]
        means = means_for(found.store, connection)
        assert send_one(means, waiting[0]) == "held"
        with pytest.raises(Refused, match="another person"):
            lift_halt(connection, home, by="wang fang", note="seen", at=LATER)
        lift_halt(connection, home, by="Li Na", note="the provider has the same", at=LATER)
        connection.execute("UPDATE desk_planned_contact SET status = 'planned' WHERE status = 'held'")
        assert send_one(means, waiting[0]) == "sent"


@pytest.mark.slow
def test_the_law_that_decided_comes_back_whole(restored: Lost) -> None:
    """Every file of it: a decision is made again from a backup, by a package whose law is another."""
    _, found, _ = restored
    with closing(found.store.connect()) as connection:
        kept = KeptLaws(connection).of(load_law().version)
        assert kept is not None
        assert kept.law is not None
        assert kept.law.texts == load_law().texts
        other = load_law().where(lambda rule: rule.id != "core.stops.person_has_died")
        replayed = replay_store(connection, vault_of(connection), other)
        assert [one.found.outcome for one in replayed] == ["identical"]


@pytest.mark.slow
def test_a_halt_that_stood_before(filled: Store, home_folder: Path, tmp_path: Path) -> None:
    """Somebody else had stopped it before the backup: that person and the restorer both may not let go."""
    with closing(filled.connect()) as connection:
        connection.execute(
            "INSERT INTO desk_halt (at, by, note) VALUES (%s, 'Zhou Min', 'wrong amounts')", [MORNING]
        )
    back_up(filled, tmp_path / "backup", MORNING, keys=True)
    found = restore(tmp_path / "backup", home_folder / "stood", LATER, by="Wang Fang")
    with closing(found.store.connect()) as connection:
        for name in ("Zhou Min", "Wang Fang"):
            with pytest.raises(Refused, match="another person"):
                lift_halt(connection, found.store.home, by=name, note="seen", at=LATER)
        lift_halt(connection, found.store.home, by="Li Na", note="seen", at=LATER)
    found.store.close()
    shutil.rmtree(home_folder / "stood")


@pytest.mark.slow
def test_the_sandbox_comes_back_with_its_keys(filled: Store, home_folder: Path, tmp_path: Path) -> None:
    """Its schema, its policies, its own keys."""
    sandbox = made_sandbox(filled)
    with closing(sandbox.connect()) as connection:
        connection.execute("DELETE FROM book_creditors")
        connection.execute(
            "INSERT INTO book_creditors (creditor_id, name, kind, country) VALUES ('TRY', 'x', 'bank', 'CN')"
        )
    try:
        sandbox.home.secret("journal-digest")
        back_up(filled, tmp_path / "backup", MORNING, keys=True)
        found = restore(tmp_path / "backup", home_folder / "beside", LATER, by="Wang Fang")
    finally:
        with closing(filled.connect()) as connection:
            connection.execute("DROP SCHEMA sandbox CASCADE")
        shutil.rmtree(filled.home.folder / "sandbox")
    assert found.sandbox
    back = sandbox_of(found.store)
    assert back.is_made
    with closing(back.store.connect()) as connection:
        assert connection.execute("SELECT creditor_id FROM book_creditors").fetchall() == [("TRY",)]
        assert ready(connection)
    assert back.store.home.has("journal-digest")
    found.store.close()
    shutil.rmtree(home_folder / "beside")


@pytest.mark.slow
def test_into_a_server_of_ones_own(
    filled: Store, home_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DATABASE_URL names an empty database; one that holds something is left alone."""
    back_up(filled, tmp_path / "backup", MORNING, keys=True)
    with closing(filled.connect()) as connection:
        connection.execute("DROP DATABASE IF EXISTS restored WITH (FORCE)")
        connection.execute("CREATE DATABASE restored")
    given = {**filled.parameters, "dbname": "restored"}
    monkeypatch.setenv("DATABASE_URL", " ".join(f"{name}={value}" for name, value in given.items()))
    try:
        found = restore(tmp_path / "backup", home_folder / "own", LATER, by="Wang Fang")
        with closing(found.store.connect()) as connection:
            assert len(statuses(connection)) == 2
            assert ready(connection)
        with pytest.raises(Refused, match="not empty"):
            restore(tmp_path / "backup", home_folder / "own again", LATER, by="Wang Fang")
    finally:
        with closing(filled.connect()) as connection:
            connection.execute("DROP DATABASE restored WITH (FORCE)")


def test_a_backup_needs_its_own_keys(filled: Store, home_folder: Path, tmp_path: Path) -> None:
    """No key, a foreign one, or one too few: refused before anything is made."""
    made = back_up(filled, tmp_path / "backup", MORNING)
    assert not (tmp_path / "backup" / "keys").exists()
    assert made.keys
    new = home_folder / "never"
    with pytest.raises(Refused, match="of no use without the keys"):
        restore(tmp_path / "backup", new, LATER, by="Wang Fang")
    keys = tmp_path / "keys"
    shutil.copytree(filled.home.folder / "keys", keys)
    (keys / "journal-digest").write_bytes(b"x" * 32)
    with pytest.raises(Refused, match="journal-digest"):
        restore(tmp_path / "backup", new, LATER, by="Wang Fang", keys=keys)
    with pytest.raises(Refused, match="needs a name"):
        restore(tmp_path / "backup", new, LATER, by=" ", keys=keys)
    assert not new.exists()


@pytest.mark.parametrize(
    ("server", "restorer", "says"),
    [
        (18, 18, ""),
        (19, 19, ""),
        (17, 18, "taken from PostgreSQL 18, and the server to restore into is PostgreSQL 17: none before 18"),
        (16, 18, "PostgreSQL 16"),
        (18, 17, "the pg_dump of 18 made this backup, and the pg_restore that is here is of 17"),
    ],
)
def test_which_postgresql_takes_a_backup_back(server: int, restorer: int, says: str) -> None:
    """One that is as new as that of the backup, by a `pg_restore` as new as its `pg_dump`."""
    if not says:
        check_taken_back(Dumped(18, 18), server=server, restorer=restorer)
        return
    with pytest.raises(Refused, match=says) as fault:
        check_taken_back(Dumped(18, 18), server=server, restorer=restorer)
    assert "later" in fault.value.help
    with pytest.raises(Refused, match="none before 17 takes it back"):
        check_taken_back(Dumped(16, 18), server=16, restorer=18)


def test_a_server_that_is_too_old_is_told_before_anything_is_touched(
    filled: Store, home_folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Instead of `pg_restore`'s own words, with a home half made; so is a dump that cannot be read."""
    back_up(filled, tmp_path / "backup", MORNING, keys=True)
    assert dumped(tmp_path / "backup" / "store.dump") == Dumped(18, 18)
    assert server_of(filled.home) == 18
    new = home_folder / "never"
    monkeypatch.setattr("rightparty.desk.restoring.server_of", lambda _: 17)
    with pytest.raises(Refused, match="PostgreSQL 18, and the server to restore into is PostgreSQL 17"):
        restore(tmp_path / "backup", new, LATER, by="Wang Fang")
    later = tmp_path / "later.dump"
    content = bytearray((tmp_path / "backup" / "store.dump").read_bytes())
    content[6] = 99  # the version of the format, after `PGDMP` and its first part
    later.write_bytes(content)
    with pytest.raises(
        Refused, match=r"pg_restore of 18 .* cannot read `later\.dump`: .*unsupported version"
    ):
        dumped(later)
    assert not new.exists()


def test_a_copy_of_the_keys_lacks_none_that_is_used_later(filled: Store, tmp_path: Path) -> None:
    """Made together when the home is opened; where they differ from the last backup's, which is said."""
    home = open_home(filled.home.folder)
    first = back_up(filled, tmp_path / "first", MORNING)
    home.signing_key("agency")
    home.secret("sms-report")
    home.secret("one-click")
    assert back_up(filled, tmp_path / "second", LATER).keys == first.keys == latest_keys(home)
    assert keys_that_differ(first.keys, {**first.keys, "new": "1", "django": "2"}) == ["django", "new"]
    (home.folder / "backup.json").write_text('{"at": "2026-11-24T00:00:00Z", "size": 1}')
    assert latest_keys(home) is None


def test_it_is_said_which_keys_a_copy_of_the_last_backup_lacks(
    filled: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """By their names, once; nothing is said while they are the same."""
    monkeypatch.setattr("rightparty.desk.home.existing_home", lambda: filled.home)
    monkeypatch.setattr("rightparty.desk.store.open_store", lambda _: filled)
    monkeypatch.setattr(Store, "close", lambda _: None)
    later = filled.home.folder / "keys" / "later"
    said = []
    for name in ("first", "second", "third", "fourth"):
        if name == "third":
            later.write_bytes(b"x" * 32)
        admin_backup.backup(to=tmp_path / name)
        said.append(capsys.readouterr().err.splitlines()[1:])
    later.unlink()
    assert said[1:] == [[], ["the keys are not those of the last backup, copy them anew: later"], []]


def test_a_damaged_backup_is_told_as_one(filled: Store, home_folder: Path, tmp_path: Path) -> None:
    """A changed dump, a folder that is none, and a name that is taken."""
    backup = tmp_path / "backup"
    made = back_up(filled, backup, MORNING, keys=True)
    assert read_backup(backup) == made
    with pytest.raises(Refused, match="is there already"):
        back_up(filled, backup, MORNING)
    with (backup / "store.dump").open("ab") as file:
        file.write(b"x")
    with pytest.raises(InvalidInput, match=r"store\.dump"):
        restore(backup, home_folder / "never", LATER, by="Wang Fang")
    with pytest.raises(InvalidInput, match="no backup"):
        read_backup(tmp_path)


def test_a_home_that_holds_something_is_left_alone(filled: Store, home_folder: Path, tmp_path: Path) -> None:
    """The old home may be the only copy."""
    back_up(filled, tmp_path / "backup", MORNING, keys=True)
    with pytest.raises(Refused, match="not empty"):
        restore(tmp_path / "backup", filled.home.folder, LATER, by="Wang Fang")


def test_a_backup_that_fails_leaves_nothing_behind(filled: Store, tmp_path: Path) -> None:
    """No folder that looks like a backup."""
    before = latest_backup(filled.home)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("rightparty.desk.backup.DUMP", "no/such/folder")
        with pytest.raises(RightpartyError, match="pg_dump"):
            back_up(filled, tmp_path / "backup", MORNING)
    assert list(tmp_path.iterdir()) == [tmp_path / "book"]
    assert latest_backup(filled.home) == before
