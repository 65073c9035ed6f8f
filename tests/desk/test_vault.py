"""Each subject has one key, wrapped; what was shredded stays shut, for every process and for good."""

import base64
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest

from rightparty.cli import admin_data
from rightparty.desk.home import MASTER_KEY, MASTER_KEY_FILE, Home, KeysLost
from rightparty.desk.journal_store import seal_store, verify_store
from rightparty.desk.rewrapping import masters_in_use, rewrap
from rightparty.desk.store import Connection, Store
from rightparty.desk.vault import Erased, Vault, masters_of, vault_of
from rightparty.errors import InvalidInput, Refused
from rightparty.sealing import Masters, master_id
from tests.desk.journal import journal_of

AT = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
ABOUT = b"somewhere"
NEW, OLD = bytes(range(32)), bytes(range(32, 64))


@pytest.fixture
def vault(connection: Connection) -> Vault:
    """The vault of the test's store."""
    return vault_of(connection)


@pytest.fixture
def other(store: Store) -> Iterator[Connection]:
    """A second connection, as another process has one."""
    with closing(store.connect()) as opened:
        yield opened


def shred(connection: Connection, vault: Vault, kind: str, subject: str) -> bool:
    """Shred a key; whether there was one to shred."""
    with connection.transaction():
        return vault.shred(connection, kind, subject, by="Wang Fang", basis="request", at=AT)


def test_what_is_sealed_opens_and_the_key_is_stored_wrapped_only(
    connection: Connection, vault: Vault
) -> None:
    """One key a subject; the same id of another kind has another."""
    sealed = vault.seal(connection, "person", "P", "王小明".encode(), ABOUT)
    assert vault.open(connection, "person", "P", sealed, ABOUT) == "王小明".encode()
    vault.seal(connection, "point", "P", b"x", ABOUT)
    again = vault.seal(connection, "person", "P", "王小明".encode(), ABOUT)
    assert again != sealed
    rows = connection.execute("SELECT subject_kind, length(wrapped), master FROM desk_data_key").fetchall()
    assert sorted(rows) == [("person", 61, vault.masters.newest), ("point", 61, vault.masters.newest)]


def test_a_key_put_to_another_subject_does_not_open(connection: Connection, vault: Vault) -> None:
    """Whoever can write to the store cannot give one person another's key."""
    vault.seal(connection, "person", "P", b"x", ABOUT)
    sealed = vault.seal(connection, "person", "Q", b"y", ABOUT)
    connection.execute(
        "UPDATE desk_data_key SET wrapped = (SELECT wrapped FROM desk_data_key WHERE subject_id = 'P')"
        " WHERE subject_id = 'Q'"
    )
    with pytest.raises(Refused, match="does not open"):
        vault.open(connection, "person", "Q", sealed, ABOUT)


def test_two_at_once_make_one_key(connection: Connection, other: Connection, vault: Vault) -> None:
    """The second waits for the first, and uses its key."""
    second = Vault(vault.masters, vault.marks)
    with connection.transaction():
        first = vault.seal(connection, "person", "P", b"x", ABOUT)
    found = second.keys(other, "person", ["P", "Q", "P"])
    assert set(found) == {"P", "Q"}
    assert second.open(other, "person", "P", first, ABOUT) == b"x"


def test_what_was_shredded_is_shut_for_every_process_at_once(
    connection: Connection, other: Connection, vault: Vault
) -> None:
    """Also for one that holds the key unwrapped; and nothing new is sealed for the subject."""
    sealed = vault.seal(connection, "person", "P", b"x", ABOUT)
    assert vault.open(other, "person", "P", sealed, ABOUT) == b"x"
    assert shred(connection, vault, "person", "P")
    assert vault.open(other, "person", "P", sealed, ABOUT) == Erased(AT)
    assert vault.keys(other, "person", ["P"]) == {"P": None}
    with pytest.raises(Refused, match="erased"):
        vault.seal(other, "person", "P", b"x", ABOUT)
    assert not shred(connection, vault, "person", "P"), "once is enough"


def test_who_is_shredded_before_any_key_was_made_never_gets_one(connection: Connection, vault: Vault) -> None:
    """An erasure does not depend on what was known."""
    assert shred(connection, vault, "person", "P")
    assert vault.keys(connection, "person", ["P"]) == {"P": None}


def test_a_shredding_is_recorded_and_the_journal_verifies(store: Store, connection: Connection) -> None:
    """By digest and basis, naming nobody."""
    vault = vault_of(connection)
    shred(connection, vault, "person", "P-17")
    seal_store(connection, store.home, AT)
    (record,) = journal_of(connection)
    assert (record.kind, record.body["basis"]) == ("erased", "request")
    assert record.body["subject"] == vault.marks.of("person", "P-17")
    assert verify_store(connection, store.home).ok


def test_a_key_row_is_never_removed(connection: Connection, vault: Vault) -> None:
    """Without the row, a later file could bring back who was erased; and a lost key says so."""
    sealed = vault.seal(connection, "person", "P", b"x", ABOUT)
    with pytest.raises(psycopg.IntegrityError, match="never changed or forgotten"):
        connection.execute("DELETE FROM desk_data_key")
    with pytest.raises(Refused, match="lost the key"):
        vault.open(connection, "person", "nobody", sealed, ABOUT)


def test_a_number_that_passes_on_gets_a_new_key(connection: Connection, vault: Vault) -> None:
    """What was sealed by the old one stays closed."""
    sealed = vault.seal(connection, "point", "M", b"x", ABOUT)
    shred(connection, vault, "point", "M")
    vault.renew(connection, "point", ["M"])
    with pytest.raises(Refused, match="another key"):
        vault.open(connection, "point", "M", sealed, ABOUT)
    fresh = vault.seal(connection, "point", "M", b"y", ABOUT)
    assert vault.open(connection, "point", "M", fresh, ABOUT) == b"y"


def test_the_master_key_changes_under_what_is_sealed(connection: Connection, vault: Vault) -> None:
    """Put first, a new one wraps what comes; after `rewrap` the old one may go."""
    before = Vault(Masters.of([OLD]), vault.marks)
    sealed = before.seal(connection, "person", "P", b"x", ABOUT)
    shred(connection, before, "person", "Q")
    both = Vault(Masters.of([NEW, OLD]), vault.marks)
    assert both.open(connection, "person", "P", sealed, ABOUT) == b"x"
    both.seal(connection, "person", "R", b"x", ABOUT)
    assert masters_in_use(connection) == {master_id(OLD): 1, master_id(NEW): 1}
    assert rewrap(connection, both) == 1
    assert rewrap(connection, both) == 0
    assert masters_in_use(connection) == {master_id(NEW): 2}
    alone = Vault(Masters.of([NEW]), vault.marks)
    assert alone.open(connection, "person", "P", sealed, ABOUT) == b"x"
    assert alone.open(connection, "person", "Q", sealed, ABOUT) == Erased(AT)


def test_a_master_key_that_is_not_there_is_named(connection: Connection, vault: Vault) -> None:
    """By its id, with what to do; nothing is opened by guess."""
    sealed = vault.seal(connection, "person", "P", b"x", ABOUT)
    with pytest.raises(Refused, match=vault.masters.newest):
        Vault(Masters.of([NEW]), vault.marks).open(connection, "person", "P", sealed, ABOUT)


def test_the_master_key_comes_from_the_environment_a_file_or_the_home(tmp_path: Path) -> None:
    """Named keys come first; the home's own counts as the oldest, and is not made here."""
    home, file = Home(tmp_path), tmp_path / "masters"
    new, old = (base64.b64encode(one).decode() for one in (NEW, OLD))
    file.write_text(f"{new}\n{old}\n", encoding="ascii")
    assert list(masters_of(home, "", str(file)).keys) == [master_id(NEW), master_id(OLD)]
    assert masters_of(home, new, str(file)).newest == master_id(NEW)
    assert not home.has("master")
    with pytest.raises(KeysLost, match="master"):
        masters_of(home, "", "")
    home.make_key("master")
    own = masters_of(home, "", "")
    assert list(masters_of(home, new, "").keys) == [master_id(NEW), own.newest]


def test_a_running_process_goes_on_with_the_file_as_it_is_now(
    connection: Connection, other: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It wraps by the newest as soon as the file names one, and opens what was wrapped anew meanwhile."""
    new, old = (base64.b64encode(one).decode() for one in (NEW, OLD))
    file = tmp_path / "masters"
    file.write_text(old, encoding="ascii")
    monkeypatch.delenv(MASTER_KEY, raising=False)
    monkeypatch.setenv(MASTER_KEY_FILE, str(file))
    running = vault_of(connection)
    assert vault_of(connection) is running
    sealed = running.seal(connection, "person", "P", b"x", ABOUT)
    file.write_text(f"{new}\n{old}\n", encoding="ascii")
    assert vault_of(connection).masters.newest == master_id(NEW)
    assert rewrap(other, vault_of(other)) == 1
    # In the midst of what it began before: the key is wrapped by one that it has not read.
    assert running.open(connection, "person", "P", sealed, ABOUT) == b"x"
    vault_of(connection).seal(connection, "person", "R", b"y", ABOUT)
    assert masters_in_use(connection) == {master_id(NEW): 2}
    (tmp_path / "next").write_text(new, encoding="ascii")
    (tmp_path / "next").rename(file)
    assert master_id(OLD) not in vault_of(connection).masters.keys
    assert vault_of(connection).open(connection, "person", "P", sealed, ABOUT) == b"x"
    file.unlink()
    with pytest.raises(InvalidInput, match="cannot be read"):
        vault_of(connection)


def test_it_is_said_how_many_keys_an_older_master_still_wraps(
    store: Store, connection: Connection, vault: Vault, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Those that a process wrapped by it after all others were wrapped anew."""
    behind = Vault(Masters.of([OLD]), vault.marks)
    behind.seal(connection, "person", "P", b"x", ABOUT)

    def overtaken(connection: Connection, vault: Vault) -> int:
        done = rewrap(connection, vault)
        behind.seal(connection, "person", "Q", b"x", ABOUT)
        return done

    monkeypatch.setenv(MASTER_KEY, " ".join(base64.b64encode(one).decode() for one in (NEW, OLD)))
    monkeypatch.setattr("rightparty.desk.store.open_store", lambda *_: store)
    monkeypatch.setattr("rightparty.desk.home.open_home", lambda: store.home)
    monkeypatch.setattr(Store, "close", lambda *_: None)
    monkeypatch.setattr("rightparty.desk.rewrapping.rewrap", overtaken)
    admin_data.rewrap()
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "wrapped anew: 1 keys"
    assert said[-1] == "still wrapped by an older one: 1 keys"


def test_a_master_key_that_is_named_and_not_readable_stops_everything(tmp_path: Path) -> None:
    """The home's own is never taken in its place."""
    (tmp_path / "empty").write_text("# none\n", encoding="ascii")
    for named, file in (("no key", ""), ("", str(tmp_path / "missing")), ("", str(tmp_path / "empty"))):
        with pytest.raises(InvalidInput):
            masters_of(Home(tmp_path), named, file)


def test_the_environment_is_heard(
    connection: Connection, vault: Vault, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The variables are those of the settings page."""
    monkeypatch.setenv(MASTER_KEY, base64.b64encode(NEW).decode())
    assert vault_of(connection).masters.newest == master_id(NEW)
    monkeypatch.delenv(MASTER_KEY)
    (tmp_path / "key").write_text(base64.b64encode(OLD).decode(), encoding="ascii")
    monkeypatch.setenv(MASTER_KEY_FILE, str(tmp_path / "key"))
    assert vault_of(connection).masters.newest == master_id(OLD)
    monkeypatch.delenv(MASTER_KEY_FILE)
    assert vault_of(connection).masters.newest == vault.masters.newest
