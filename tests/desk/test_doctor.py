"""What the doctor says of parts and settings: a fault where something that is set up does not work."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from rightparty.channels.receipts import Inbound
from rightparty.cli.doctor import doctor
from rightparty.cli.doctor_parts import backed_up, of_service, of_settings
from rightparty.desk import takes_back
from rightparty.desk.backup import back_up
from rightparty.desk.came_back import keep_inbound
from rightparty.desk.halt import halt
from rightparty.desk.halt_flag import lower_flag
from rightparty.desk.journal_store import seal_store
from rightparty.desk.store import Connection, Store
from tests.desk.means import MORNING
from tests.desk.wrong import Ready, queue, report

WORKER = "INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - %s::interval)"


def service(store: Store, connection: Connection) -> dict[str, tuple[str, bool]]:
    """The lines of an open store, by their labels."""
    return {label: (text, fine) for label, text, fine in of_service(connection, store.home)}


def settings() -> dict[str, tuple[str, bool]]:
    """The lines of the settings, by their labels."""
    return {label: (text, fine) for label, text, fine in of_settings()}


def test_an_installation_without_settings_is_well() -> None:
    """Nothing is set up, so nothing is broken; each line says what would be needed."""
    found = settings()
    assert all(fine for _, fine in found.values())
    assert "RIGHTPARTY_TSA_URL" in found["time-stamps"][0]
    assert "OTEL_EXPORTER_OTLP_ENDPOINT" in found["tracing"][0]


def test_a_print_queue_that_is_named_empty_is_none(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """As a compose file passes it on where nobody has set it."""
    monkeypatch.setenv("RIGHTPARTY_PRINT_QUEUE", "")
    doctor()
    assert "letter       would be skipped: RIGHTPARTY_PRINT_QUEUE names no folder" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("label", "given"),
    [
        ("time-stamps", {"RIGHTPARTY_TSA_URL": "https://tsa.example/s3cret"}),
        (
            "time-stamps",
            {"RIGHTPARTY_TSA_URL": "https://tsa.example", "RIGHTPARTY_TSA_ROOTS": "no such file"},
        ),
        ("mailbox", {"RIGHTPARTY_MAILBOX": "imap://me:s3cret@mail.example/INBOX"}),
        ("mailbox", {"RIGHTPARTY_MAILBOX": "maildir:///no/such/folder"}),
        ("returns", {"RIGHTPARTY_PRINT_RETURNS": "/no/such/folder"}),
        ("drop", {"RIGHTPARTY_DROP": "/no/such/folder"}),
        ("care", {"RIGHTPARTY_CARE": "/no/such/file"}),
        ("sign-in", {"RIGHTPARTY_ORIGIN": "http://desk.example"}),
        ("sign-in", {"RIGHTPARTY_OIDC_SERVER": "https://sso.example"}),
    ],
)
def test_what_is_set_up_and_does_not_work(
    label: str, given: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its line is a fault, without the password in it; the other lines stay well."""
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    found = settings()
    assert [one for one, (_, fine) in found.items() if not fine] == [label]
    assert "s3cret" not in found[label][0]


def test_workers_and_backups(ready: Ready, store: Store, connection: Connection, tmp_path: Path) -> None:
    """None alive is a fault only where a day is handed over to them; the last backup has its age."""
    ready()
    connection.execute("DELETE FROM procrastinate_workers")
    assert service(store, connection)["workers"] == (
        "none is alive: `rightparty worker` sends, places and seals",
        True,
    )
    connection.execute("UPDATE desk_run SET handed_over = true")
    assert not service(store, connection)["workers"][1]
    connection.execute(WORKER, ["5 minutes"])
    assert not service(store, connection)["workers"][1], "a worker not heard of is none"
    connection.execute(WORKER, ["5 seconds"])
    assert service(store, connection)["workers"] == ("1 heard of within the last minute", True)
    back_up(store, tmp_path / "backup", datetime.now(UTC))
    assert service(store, connection)["backup"] == ("the last one 0 minutes ago", True)
    connection.execute("DELETE FROM procrastinate_workers")


@pytest.mark.parametrize(
    ("server", "dump", "says"),
    [
        (18, 18, ""),
        (17, 18, ""),
        (19, 18, "makes no backup of it"),
        (16, 18, "no backup can be taken back"),
    ],
)
def test_a_server_of_which_no_backup_helps_is_a_fault(server: int, dump: int, says: str) -> None:
    """`pg_dump` refuses a newer server than itself, and `pg_restore` sets what servers before 17 lack."""
    text, fine = backed_up(server, dump)
    assert fine == (not says)
    assert says in text
    assert f"PostgreSQL {server}" in text


def test_the_embedded_server_is_backed_up_by_its_own_program(
    ready: Ready, store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Both are of the wheel; where the program is not there, no backup can be made."""
    ready()
    assert service(store, connection)["server"] == ("PostgreSQL 18, backed up by the pg_dump of 18", True)
    monkeypatch.setattr(takes_back, "programs_folder", lambda: tmp_path)
    text, fine = service(store, connection)["server"]
    assert not fine
    assert "no backup can be made" in text


def test_halts_heads_and_channels(
    ready: Ready, store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands still is said; a channel that cannot be opened is a fault, without its password."""
    ready()
    seal_store(connection, store.home, MORNING)
    halt(connection, store.home, by="Wang Fang", note="wrong amounts", at=MORNING, grace_s=0)
    try:
        found = service(store, connection)
        assert found["halted"][0].startswith("everything, since 2026-11-24 01:00Z")
        assert "records after it" in found["head"][0] or "covers all" in found["head"][0]
        assert found["channels"] == ("open: call", True)
        monkeypatch.setenv("RIGHTPARTY_SMPP_URL", "smpp://me:s3cret@centre.example:2775")
        text, fine = service(store, connection)["channels"]
        assert not fine
        assert "s3cret" not in text
    finally:
        lower_flag(store.home, None)


def test_what_waits_and_is_seen_nowhere_else(ready: Ready, store: Store, connection: Connection) -> None:
    """A message that nobody could act on, and a letter that was asked back: after a while each is a fault."""
    means = ready()
    for label in ("unread", "letters"):
        assert label not in service(store, connection)
    (one, *_), long_ago = queue(means), datetime.now(UTC) - timedelta(hours=2)
    keep_inbound(connection, store.home, Inbound("sms", "smpp", "13800000001", "1069", "退订"), long_ago)
    asked_back = "INSERT INTO desk_letter_back (contact_id, why, asked_at) VALUES (%s, 'opt_out', %s)"
    connection.execute(asked_back, [one.contact_id, long_ago])
    found = service(store, connection)
    assert found["unread"] == (
        "1 message that nobody could act on: `rightparty admin replies unread`",
        False,
    )
    assert found["letters"] == ("1 asked back, and the print queue has not answered", False)


def test_an_incident_whose_notice_is_late_is_a_fault(
    ready: Ready, store: Store, connection: Connection
) -> None:
    """Its hour has passed long ago; before there was one the line is not there."""
    means = ready()
    assert "incidents" not in service(store, connection)
    report(means, told_of_debt=True)
    connection.execute("UPDATE desk_incident_draft SET due_at = now() - interval '1 hour'")
    text, fine = service(store, connection)["incidents"]
    assert text.startswith("1 past their time")
    assert not fine


def test_a_master_key_that_is_missing(
    ready: Ready, store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What it wrapped cannot be opened: a fault."""
    ready()
    assert service(store, connection)["master key"][1]
    connection.execute(
        "UPDATE desk_data_key SET master = 'another' WHERE subject_id ="
        " (SELECT min(subject_id) FROM desk_data_key)"
    )
    assert service(store, connection)["master key"] == (
        "`another` is missing: what it wrapped cannot be opened",
        False,
    )
    monkeypatch.setenv("RIGHTPARTY_MASTER_KEY", "no key")
    assert not service(store, connection)["master key"][1]


def test_a_lender_that_counts_together_and_has_no_book_is_found(
    ready: Ready, store: Store, connection: Connection, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A slip in an id would leave a person uncounted, and nobody would see it."""
    ready()
    policy = tmp_path / "house.toml"
    monkeypatch.setenv("RIGHTPARTY_HOUSE", str(policy))
    policy.write_text("sms_per_day = 0\n", encoding="utf-8")
    assert "lenders" not in service(store, connection)
    policy.write_text(
        "[lenders_counted_together]\nBANK = 'agreement'\nBNAK = 'agreement'\n", encoding="utf-8"
    )
    assert service(store, connection)["lenders"] == (
        "`BNAK` is to count together with others, and has no book here",
        False,
    )
    connection.execute("UPDATE book_creditors SET creditor_id = 'BNAK'")
    connection.execute("INSERT INTO book_creditors (creditor_id, name, kind, country)"
                       " VALUES ('BANK', 'B', 'bank', 'CN')")  # fmt: skip
    assert service(store, connection)["lenders"] == (
        "BANK, BNAK count their contacts to a person together",
        True,
    )
    policy.write_text("sms_per_day = 9\n", encoding="utf-8")
    assert service(store, connection)["house policy"][1] is False
