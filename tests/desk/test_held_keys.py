"""A database remembers the keys that it was made with, and a home without them does not go on."""

import base64
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.cli.doctor import doctor
from rightparty.desk import held_keys
from rightparty.desk.halt_flag import halted
from rightparty.desk.held_keys import hold_keys
from rightparty.desk.home import (
    KEY_FILES,
    MASTER_KEY,
    OWN_MASTER,
    Home,
    KeysLost,
    open_home,
)
from rightparty.desk.journal_store import seal_store
from rightparty.desk.sandbox import made_sandbox, sandbox_of
from rightparty.desk.store import Store, open_store
from rightparty.desk.vault import vault_of
from rightparty.sealing import place
from tests.desk.means import MORNING

ASIDE = "held_keys"
NAMED = base64.b64encode(b"n" * 32).decode()


@pytest.fixture
def own_server(template: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """An empty database on a server that several homes reach."""
    with closing(template.connect()) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {ASIDE} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {ASIDE}")
    address = " ".join(f"{name}={one}" for name, one in {**template.parameters, "dbname": ASIDE}.items())
    monkeypatch.setenv("DATABASE_URL", address)
    yield address
    with closing(template.connect()) as connection:
        connection.execute(f"DROP DATABASE {ASIDE} WITH (FORCE)")


@pytest.fixture
def first(own_server: str, tmp_path: Path) -> Home:
    """The home that the database was made with; something is sealed there, and the journal signed."""
    home = open_home(tmp_path / "first")
    store = open_store(home)
    with closing(store.connect()) as connection:
        vault_of(connection).seal(connection, "person", "P", b"x", place("book_persons", "name", "P"))
        seal_store(connection, home, MORNING)
    return home


def kept(home: Home) -> dict[str, bytes]:
    """The files of a home's keys."""
    return {path.name: path.read_bytes() for path in home.keys.iterdir()} if home.keys.exists() else {}


def test_a_new_home_with_a_new_database_gets_all_keys(own_server: str, tmp_path: Path) -> None:
    """When its store is opened, the home's own master key among them; the next opening changes nothing."""
    home = open_home(tmp_path / "new")
    assert not home.keys.exists()
    open_store(home)
    made = kept(home)
    assert set(made) == {*KEY_FILES, OWN_MASTER}
    open_store(home)
    assert kept(home) == made


def test_a_master_key_is_not_made_where_one_is_named(
    own_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor later, once something is sealed by the one that was named."""
    monkeypatch.setenv(MASTER_KEY, NAMED)
    home = open_home(tmp_path / "new")
    with closing(open_store(home).connect()) as connection:
        vault_of(connection).seal(connection, "person", "P", b"x", b"")
    assert set(kept(home)) == set(KEY_FILES)
    monkeypatch.delenv(MASTER_KEY)
    with pytest.raises(KeysLost, match=r"the master key `[0-9a-f]{16}`.* is missing") as fault:
        open_store(home)
    assert MASTER_KEY in fault.value.help
    assert not home.has(OWN_MASTER)
    open_store(home, masters=False)
    assert not home.has(OWN_MASTER)


@pytest.mark.parametrize("name", [*(one for one in KEY_FILES if one != "postgres"), OWN_MASTER])
def test_a_home_that_has_lost_a_key_does_not_go_on(first: Home, name: str) -> None:
    """No other is made in its place; once it is back, all is as before."""
    lost = first.keys / name
    content = lost.read_bytes()
    lost.unlink()
    for _ in range(2):
        with pytest.raises(KeysLost, match="master key" if name == OWN_MASTER else f"missing: {name}"):
            open_store(first)
    assert not lost.exists()
    lost.write_bytes(content)
    open_store(first)


def test_a_home_that_has_lost_all_or_holds_a_strangers_is_told_so(first: Home, tmp_path: Path) -> None:
    """Each is named, with what to do."""
    aside = tmp_path / "aside"
    first.keys.rename(aside)
    with pytest.raises(KeysLost, match=r"missing: agency\.pem, api-seal") as fault:
        open_store(first)
    assert "restore that folder" in fault.value.help
    assert not first.keys.exists()
    shutil.copytree(aside, first.keys)
    (first.keys / "permit.pem").write_bytes((first.keys / "agency.pem").read_bytes())
    with pytest.raises(KeysLost, match=r"another one: permit\.pem$"):
        open_store(first)


def test_a_second_machine_needs_the_keys_of_the_first(first: Home, tmp_path: Path) -> None:
    """Before, nothing is made there that could be taken for them."""
    second = open_home(tmp_path / "second")
    with pytest.raises(KeysLost, match="does not hold the keys"):
        open_store(second)
    assert not second.keys.exists()
    shutil.copytree(first.keys, second.keys)
    open_store(second)
    assert kept(second) == kept(first)


def test_of_several_machines_the_first_makes_the_keys_of_a_new_version(
    first: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others wait for its copy, instead of making their own."""
    second = open_home(tmp_path / "second")
    shutil.copytree(first.keys, second.keys)
    monkeypatch.setattr(held_keys, "KEY_FILES", (*KEY_FILES, "newer"))
    open_store(first)
    assert first.has("newer")
    with pytest.raises(KeysLost, match="missing: newer"):
        open_store(second)
    assert not second.has("newer")
    shutil.copyfile(first.keys / "newer", second.keys / "newer")
    open_store(second)


def test_machines_that_start_at_once_make_one_set_of_keys(own_server: str, tmp_path: Path) -> None:
    """One of them goes on, and the others say what they lack."""
    code = (
        "import sys; from pathlib import Path; from rightparty.desk.home import open_home\n"
        "from rightparty.desk.store import open_store\nopen_store(open_home(Path(sys.argv[1])))"
    )
    homes = [tmp_path / f"machine{number}" for number in range(3)]
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(home)], stderr=subprocess.PIPE, text=True)
        for home in homes
    ]
    ends = [(one.communicate(timeout=120)[1], one.returncode) for one in running]
    assert sorted(code for _, code in ends) == [0, 1, 1], ends
    assert all("does not hold the keys" in said for said, code in ends if code)
    assert sum((home / "keys").exists() for home in homes) == 1


def test_a_database_of_an_earlier_version_is_asked_who_signed(first: Home, tmp_path: Path) -> None:
    """It remembers no print: a stranger is known by the journal's heads, by marks and by the master key."""
    with closing(open_store(first).connect()) as connection:
        connection.execute("DELETE FROM desk_home_key")
    aside = tmp_path / "aside"
    first.keys.rename(aside)
    stranger = open_home(tmp_path / "stranger")
    for file in (*KEY_FILES, OWN_MASTER):
        stranger.make_key(file)
    for home, says in (
        (first, r"missing: journal-digest, journal\.pem"),
        (stranger, r"another one: journal"),
    ):
        with pytest.raises(KeysLost, match=says):
            open_store(home)
    for name in ("journal.pem", "journal-digest"):
        shutil.copyfile(aside / name, stranger.keys / name)
    with pytest.raises(KeysLost, match="the master key"):
        open_store(stranger)
    aside.rename(first.keys)
    open_store(first)
    with closing(open_store(first).connect()) as connection:
        assert connection.execute("SELECT count(*) FROM desk_home_key").fetchone() == (len(KEY_FILES),)


def test_a_master_key_that_wraps_nothing_may_be_given_up(
    first: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After everything was wrapped anew by another."""
    from rightparty.desk.rewrapping import rewrap

    monkeypatch.setenv(MASTER_KEY, NAMED)
    with closing(open_store(first).connect()) as connection:
        assert rewrap(connection, vault_of(connection)) == 1
    (first.keys / OWN_MASTER).unlink()
    open_store(first)
    assert not first.has(OWN_MASTER)


def test_commands_refuse_and_the_doctor_names_it(
    first: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What serves, sends or writes ends with what is missing; a stop holds in the home all the same."""
    from rightparty.cli.main import run

    monkeypatch.setenv("RIGHTPARTY_HOME", str(first.folder))
    (first.keys / "journal-digest").unlink()
    for command in (
        ["serve", "--port", "0"],
        ["worker", "--once"],
        ["run", "examples/first-book", "--day", "2026-11-23"],
        ["admin", "backup", "--to", str(first.folder / "backup")],
        ["admin", "user", "list"],
        ["admin", "stop", "--by", "Wang Fang", "--note", "x"],
    ):
        assert run(command) == 2, command
        said = capsys.readouterr().err
        assert "missing: journal-digest" in said, command
        assert "help: restore" in said, command
    assert halted(first, "anything") is not None
    assert doctor() == 1
    (line,) = [one for one in capsys.readouterr().out.splitlines() if one.startswith("keys ")]
    assert "missing: journal-digest" in line
    assert not (first.keys / "journal-digest").exists()


def test_a_stop_needs_no_master_key(
    own_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It may come from a line whose environment names none."""
    from rightparty.cli.main import run

    monkeypatch.setenv(MASTER_KEY, NAMED)
    home = open_home(tmp_path / "home")
    with closing(open_store(home).connect()) as connection:
        vault_of(connection).seal(connection, "person", "P", b"x", b"")
    monkeypatch.delenv(MASTER_KEY)
    monkeypatch.setenv("RIGHTPARTY_HOME", str(home.folder))
    assert run(["admin", "stop", "--by", "Wang Fang", "--note", "x"]) == 0
    assert "everything is stopped" in capsys.readouterr().out
    assert run(["worker", "--once"]) == 2
    assert "the master key" in capsys.readouterr().err


def test_the_embedded_database_asks_for_its_own(home_folder: Path) -> None:
    """At once, before it is started, or when it refuses a word that is another."""
    home = open_home(home_folder / "word")
    store = open_store(home)
    word = home.secret("postgres")
    store.close()
    home.keys.rename(home.folder / "aside")
    with pytest.raises(KeysLost, match=r"made with another key `postgres`, or it is missing"):
        open_store(home)
    assert not home.keys.exists()
    (home.folder / "aside").rename(home.keys)
    (home.keys / "postgres").write_bytes(b"x" * 32)
    with pytest.raises(KeysLost, match="made with another key `postgres`"):
        open_store(home)
    (home.keys / "postgres").write_bytes(word)
    store = open_store(home)
    assert store.cluster is not None
    os.kill(int((store.cluster.folder / "data" / "postmaster.pid").read_text().split()[0]), signal.SIGQUIT)
    store.close()


def test_a_sandbox_without_its_keys_is_shut_and_what_is_live_goes_on(first: Home) -> None:
    """The keys that signed its permits are not made again."""
    live = open_store(first)
    sandbox = made_sandbox(live)
    assert set(kept(sandbox.home)) == {*KEY_FILES, OWN_MASTER}
    aside = first.folder / "aside"
    sandbox.home.keys.rename(aside)
    found = sandbox_of(live)
    assert not found.is_made
    assert found.lost is not None
    assert str(sandbox.home.keys) in found.lost.message
    with pytest.raises(KeysLost):
        made_sandbox(live)
    assert not sandbox.home.keys.exists()
    aside.rename(sandbox.home.keys)
    assert sandbox_of(live).is_made


def test_a_print_tells_nothing_and_differs_by_name() -> None:
    """It is no digest of the key alone."""
    one = held_keys.print_of("django", b"k" * 32)
    assert one != held_keys.print_of("postgres", b"k" * 32)
    assert len(one) == 32


def test_keys_that_are_there_are_remembered_as_they_are(first: Home) -> None:
    """The first opening after an upgrade takes those of the home."""
    with closing(open_store(first).connect()) as connection:
        connection.execute("DELETE FROM desk_home_key")
        hold_keys(connection)
        rows = dict(connection.execute("SELECT name, print FROM desk_home_key").fetchall())
    files = {name: one for name, one in kept(first).items() if name in KEY_FILES and name != "postgres"}
    assert {name: held_keys.print_of(name, one) for name, one in files.items()}.items() <= rows.items()
