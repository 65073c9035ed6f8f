"""A day with people whose every word can be told from all others: nowhere in the clear is any of it left."""

import io
import json
import logging
from collections.abc import Iterator, Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from rightparty.cli.main import run as command
from rightparty.desk.acceptance import accept
from rightparty.desk.day import Order, run_day
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import lines
from rightparty.desk.postgres_programs import other_account
from rightparty.desk.postgres_programs import run as program
from rightparty.desk.store import Store, open_store
from rightparty.engine import open_engine
from rightparty.law.load import load_law
from tests.desk.books import DAY, PROVEN, SmallBook, small_book
from tests.desk.sink import Sink, opened_sink

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
NAME, FRIEND, LAWYER = "欧阳琥珀", "司徒翡翠", "尉迟律师"
SAID = "我刚失业，孩子病了"
MOBILE, EMAIL = "+8613816734927", "amber.of.the.sea@private-mail.example"
PERSONAL = (
    NAME, "欧阳", FRIEND, LAWYER, MOBILE, "13816734927", EMAIL, "amber.of.the.sea", "private-mail",
    "110105198706052347", "1987-06-05", "6222777788889999", SAID, "/calls/amber-2026.wav",
    "+8613916222777", "大理寺右寺丞", "+8613816555444", "friend.of.amber@private-mail.example",
)  # fmt: skip


def distinct_book() -> SmallBook:
    """Somebody late whose every word can be told from all others, with a friend and an attorney."""
    book = small_book(2)
    book.tables["persons"][0] |= {
        "name": NAME, "national_id": "110105198706052347", "birth_date": "1987-06-05",
    }  # fmt: skip
    book.tables["persons"][1] |= {"national_id": "", "birth_date": ""}
    book.tables["debts"][0]["account"] = "6222777788889999"
    for row in book.tables["points"]:
        row["value"] = {"M0001": MOBILE, "E0001": EMAIL}.get(row["point_id"], row["value"])
    book.add("persons", person_id="FRIEND", name=FRIEND, country="CN", language="zh-Hans", status="alive")
    book.add("relations", debt_id="D0001", person_id="FRIEND", role="emergency_contact")
    book.add("points", point_id="EF", kind="email", value="friend.of.amber@private-mail.example", place="own")
    book.add("points", point_id="MF", kind="mobile", value="+8613816555444", place="own")
    book.add("evidence", point_id="EF", person_id="FRIEND", at=PROVEN, kind="code_confirmed")
    book.add("evidence", point_id="MF", person_id="FRIEND", at=PROVEN, kind="stated")
    before = {"at": "2026-11-01T10:00:00+08:00", "person_id": "P0002"}
    recording = "/calls/amber-2026.wav"
    said = {"name": LAWYER, "phone": "+8613916222777", "address": "大理寺右寺丞", "answered": True}
    detail = json.dumps(said, ensure_ascii=False)
    book.add("notices", notice_id="N1", kind="attorney", detail=detail, recording=recording, **before)
    book.add("events", event_id="V1", contact_id="C1", direction="in", kind="reply", channel="email",
             creditor_id="BANK", debt_ids="D0002", text=SAID, to=MOBILE, **before)  # fmt: skip
    return book


class _Kept(logging.Handler):
    """Keeps every line of every log, with its traceback."""

    def __init__(self, lines_: list[str]) -> None:
        super().__init__(logging.DEBUG)
        self.lines = lines_

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line as a log file would; the mail server of the test has a log of its own."""
        if record.name.partition(".")[0] != "mail":
            self.lines.append(self.format(record))


def _spoken(words: list[str]) -> str:
    """Everything that a command prints, on either stream."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        command(words)
    return said.getvalue()


def _dumped(store: Store) -> str:
    """The whole database as `pg_dump` writes it."""
    done = program(other_account(), "pg_dump", "-d", make_conninfo("", **store.parameters))
    assert done.returncode == 0, done.stdout
    return done.stdout


@dataclass(frozen=True)
class Traces:
    """Everything that was left behind, by where it was found, and what was sent."""

    left: Mapping[str, str]
    sent: Sink


def _commands(folder: Path) -> Iterator[list[str]]:
    """What people do afterwards: right, wrong, and in the wrong order."""
    yield [
        "parties",
        "wrong",
        "P0001",
        "E0001",
        "--by",
        "Wang Fang",
        "--told",
        "--at",
        "2026-11-24T11:00+08:00",
    ]
    yield ["parties", "stop", "M0001", "--by", "Wang Fang", "--via", "call"]
    yield ["parties", "stop", "M0001"]
    yield ["parties", "wrong", "P0001", "nowhere", "--by", "Wang Fang"]
    yield ["parties", "incidents"]
    yield ["parties", "sources"]
    yield ["admin", "reads"]
    yield ["admin", "retention", "--at", "2040-01-01T00:00+08:00"]
    yield ["admin", "rewrap"]
    yield ["admin", "erase", "FRIEND", "--by", "Wang Fang", "--basis", "never_owed"]
    yield ["admin", "erase", "FRIEND", "--by", "Wang Fang", "--basis", "never_owed"]
    yield ["admin", "erase", "P0001", "--by", "Wang Fang", "--basis", "request"]
    yield ["run", str(folder), "--day", "2026-11-25"]
    yield ["journal", "verify"]
    yield ["doctor"]


@pytest.fixture(scope="module")
def traces(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Traces]:
    """Carry out a day with messages and tasks, do what people do, and gather all that is left of it."""
    place = tmp_path_factory.mktemp("distinct")
    folder = distinct_book().write(place / "book")
    store = open_store(open_home(home_folder / "personal"))
    logged: list[str] = []
    handler, root = _Kept(logged), logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        with (
            closing(store.connect()) as connection,
            opened_sink() as sink,
            pytest.MonkeyPatch.context() as patch,
        ):
            accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
            with closing(open_engine()) as engine:
                report = run_day(store, engine, Order(folder, DAY, send=True), sink.environment)
            left = {"figures": repr(report.figures)}
            patch.setenv("RIGHTPARTY_HOME", str(store.home.folder))
            for number, words in enumerate(_commands(folder)):
                left[f"{number}: {' '.join(words[:2])}"] = _spoken(words)
            left["journal"] = b"".join(lines(connection)).decode()
            left["database"] = _dumped(store)
            assert store.cluster is not None
            left["server.log"] = (store.cluster.folder / "server.log").read_text(encoding="utf-8")
            left["log"] = "\n".join(logged)
            yield Traces(left, sink)
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
        store.close()


@pytest.mark.slow
def test_the_day_was_one_that_could_have_left_traces(traces: Traces) -> None:
    """The message went to the distinct address and named the person; commands did and refused things."""
    (mail,) = traces.sent.mails
    assert traces.sent.recipients == [EMAIL]
    assert NAME in mail.get_content()
    assert "incident opened" in traces.left["0: parties wrong"]
    assert "still owes" in traces.left["11: admin erase"]
    assert "COPY public.book_persons" in traces.left["database"]
    assert len(traces.left["journal"].splitlines()) > 10


@pytest.mark.slow
@pytest.mark.parametrize("word", PERSONAL)
def test_nothing_personal_is_left_in_the_clear(traces: Traces, word: str) -> None:
    """Not in the database, its log, ours, the journal, the figures, or what a command prints."""
    for where, text in traces.left.items():
        assert word not in text, where
        assert word.encode().hex() not in text, where
