"""The commands of the day, as people type them."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rightparty.cli.main import run as rightparty
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import verify_store
from rightparty.desk.sending import BATCH
from rightparty.desk.store import open_store
from tests.desk.books import DAY, small_book
from tests.desk.sink import Sink, opened_sink


@pytest.fixture
def own_home(
    home_folder: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """A home of the test's own, named by the environment, its server held so that commands are quick."""
    folder = home_folder / str(request.node.name)[:40]
    monkeypatch.setenv("RIGHTPARTY_HOME", str(folder))
    store = open_store(open_home(folder))
    yield folder
    store.close()


@pytest.mark.slow
def test_a_day_by_the_command_line(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Refused until accepted; then the day, its sum, and a journal that verifies."""
    folder, day = str(small_book(2).write(tmp_path / "book")), DAY.isoformat()
    with opened_sink() as sink:
        monkeypatch.setenv("RIGHTPARTY_SMTP_URL", sink.url)
        assert rightparty(["run", folder, "--day", day, "--send"]) == 2
        assert "law accept chn --by NAME --note TEXT" in capsys.readouterr().err
        assert rightparty(["law", "accept", "chn", "--by", "Li Na", "--note", "read"]) == 0
        assert "accepted by Li Na" in capsys.readouterr().out
        assert rightparty(["run", folder, "--day", day, "--send", "--format", "json"]) == 0
        figures = json.loads(capsys.readouterr().out)
        assert figures["statuses"]["sent"] == figures["planned"] == len(sink.mails) == 2
        assert rightparty(["run", folder, "--day", day, "--send"]) == 0
        out = capsys.readouterr().out
        assert "planned: 2 = 2 sent + 0 held + 0 denied + 0 failed + 0 skipped" in out
        assert "messages to anyone not liable: 0" in out
        assert len(sink.mails) == 2
    assert rightparty(["journal", "verify"]) == 0
    assert "0 faults" in capsys.readouterr().out
    assert rightparty(["run", str(tmp_path), "--day", day]) == 3


def test_a_day_says_how_many_debts_left_the_book(
    own_home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder that was cut short shows; the same once more has nothing new to say."""
    day, whole = DAY.isoformat(), small_book(3).write(tmp_path / "whole")
    part = small_book(1).write(tmp_path / "part")
    told = []
    for folder in (whole, part, part):
        assert rightparty(["run", str(folder), "--day", day, "--at", "2026-11-24T09:00:00+08:00"]) == 0
        told.append("left the book, so not collected: 2 debts" in capsys.readouterr().out)
    assert told == [False, True, False]


def test_accepting_what_is_not_there_is_refused(own_home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit code 2, and the rulebooks that there are."""
    assert rightparty(["law", "accept", "atlantis", "--by", "Li Na", "--note", "read"]) == 2
    assert "chn" in capsys.readouterr().err


def test_the_doctor_before_the_first_day(
    home_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is made by asking; what would send is said for each channel."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(home_folder / "not yet"))
    assert rightparty(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "none yet" in out
    assert "would be skipped: RIGHTPARTY_SMTP_URL names no mail server" in out
    assert not (home_folder / "not yet").exists()


def test_the_doctor_of_instant_messages_whose_replies_nobody_takes(
    home_folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A stop that is sent there would not be heard: that is a fault until the secret is set."""
    monkeypatch.setenv("RIGHTPARTY_HOME", str(home_folder / "not yet"))
    monkeypatch.setenv("RIGHTPARTY_WHATSAPP_URL", "https://token:t0ken@graph.facebook.com")
    assert rightparty(["doctor"]) == 1
    assert (
        "nothing that comes back is taken: RIGHTPARTY_WHATSAPP_SECRET is not set" in capsys.readouterr().out
    )
    monkeypatch.setenv("RIGHTPARTY_WHATSAPP_SECRET", "s3cret")
    assert rightparty(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "would be sent by WhatsApp, as approved templates" in out
    assert "t0ken" not in out
    assert "s3cret" not in out


def test_the_doctor_of_a_home(
    own_home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Rulebooks that may not send yet, the journal, and the mail server without its password."""
    monkeypatch.setenv("RIGHTPARTY_SMTP_URL", "smtps://me:secret@mail.example")
    assert rightparty(["doctor"]) == 0
    out = capsys.readouterr().out
    assert "not accepted: nothing is sent under it" in out
    assert "would be sent through mail.example:465 (TLS)" in out
    assert "secret" not in out
    monkeypatch.setenv("RIGHTPARTY_SMTP_URL", "mail.example")
    assert rightparty(["doctor"]) == 1


def test_serve_answers_until_it_is_told_to_stop(own_home: Path) -> None:
    """It prints where it is, answers there, and ends politely."""
    import urllib.request

    command = [sys.executable, "-W", "ignore", "-m", "rightparty", "serve", "--port", "0"]
    environment = {
        "PATH": "",
        "RIGHTPARTY_HOME": str(own_home),
        "PYTHONPATH": os.environ.get("PYTHONPATH", ""),
    }
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=environment, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        try:
            with urllib.request.urlopen(address, timeout=30) as answer:  # noqa: S310 -- our own server
                url, html = answer.url, answer.read().decode()
        finally:
            server.send_signal(signal.SIGTERM)
        assert url.startswith(f"{address}accounts/login/"), "nothing is shown before signing in"
        assert "console.css" in html
        assert server.wait(timeout=30) == 0


def started(folder: str, home: Path, sink: Sink) -> "subprocess.Popen[bytes]":
    """The real command in a process of its own."""
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "rightparty",
        "run",
        folder,
        "--day",
        DAY.isoformat(),
        "--send",
    ]
    path = os.environ.get("PYTHONPATH", "")
    environment = {
        "PATH": os.defpath,
        "RIGHTPARTY_HOME": str(home),
        "PYTHONPATH": path,
        **sink.environment,
    }
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


@pytest.mark.drill
def test_the_command_is_killed_and_the_database_too(own_home: Path, tmp_path: Path) -> None:
    """Kill -9 of `run --send` and of PostgreSQL in turn: the day ends with each person written to once."""
    people, kills = 300, 6
    folder = str(small_book(people).write(tmp_path / "book"))
    assert rightparty(["law", "accept", "chn", "--by", "Li Na", "--note", "read"]) == 0
    with opened_sink() as sink:
        for round_ in range(1, kills + 1):
            process = started(folder, own_home, sink)
            while len(sink.mails) < people * round_ // 8 and process.poll() is None:
                time.sleep(0.001)
            if round_ % 3 == 0:
                lock = own_home / "postgres" / "data" / "postmaster.pid"
                os.kill(int(lock.read_text().split()[0]), signal.SIGKILL)
                assert process.wait(timeout=120) != 0, "without its database it ends with an error"
            else:
                process.kill()
                process.wait()
        assert started(folder, own_home, sink).wait(timeout=300) == 0
        assert set(Counter(sink.recipients).values()) == {1}
    store = open_store(open_home(own_home))
    with closing(store.connect()) as connection:
        rows = connection.execute("SELECT status, count(*) FROM desk_planned_contact GROUP BY 1").fetchall()
        counts: dict[str, int] = dict(rows)
        assert counts["sent"] + counts.get("failed", 0) == people
        assert counts.get("failed", 0) <= kills * BATCH, (
            "a killed sender costs what it had claimed, and no more"
        )
        assert verify_store(connection, store.home).ok
    store.close()
