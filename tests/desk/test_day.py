"""A day is carried out once, by whoever may, and everybody is accounted for."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from rightparty.channels.port import Channel
from rightparty.channels.receipts import Inbound
from rightparty.channels.recording import Recording
from rightparty.desk import planned
from rightparty.desk.acceptance import accept
from rightparty.desk.came_back import keep_inbound
from rightparty.desk.clock import rehearsed
from rightparty.desk.day import Order, Report, run_day
from rightparty.desk.home import open_home
from rightparty.desk.journal_store import verify_store
from rightparty.desk.paging import VARIABLE
from rightparty.desk.planned import ENDS
from rightparty.desk.store import Connection, Store, open_store
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput, Refused
from rightparty.law.load import load_law
from tests.desk.books import DAY, PROVEN, SmallBook, small_book
from tests.desk.journal import journal_of
from tests.desk.sink import Sink, opened_sink

NOW = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)


def checked(report: Report) -> Mapping[str, Any]:
    """The statuses, once it is shown that they add up to the plan."""
    statuses: Mapping[str, Any] = report.figures["statuses"]
    assert set(statuses) == set(ENDS), "nothing is left planned or claimed"
    assert report.figures["planned"] == sum(statuses.values())
    return statuses


def morning_book() -> SmallBook:
    """Nine debtors: some stopped, one with a friend on file, one whose address was proven long ago."""
    book = small_book(7)
    book.late_person(8, email=False)
    book.late_person(9)
    book.tables["evidence"] = [
        row for row in book.tables["evidence"] if not (row["person_id"] == "P0009" and row["at"] == PROVEN)
    ]
    book.add("notices", notice_id="N1", at="2026-11-01T10:00:00+08:00", kind="opt_out", person_id="P0001")
    book.add("notices", notice_id="N2", at="2026-11-01T10:00:00+08:00", kind="deceased", person_id="P0002")
    book.add("payments", payment_id="Y1", debt_id="D0003", paid_at="2026-10-09T10:00:00+08:00",
             amount="1060.00")  # fmt: skip
    book.add("persons", person_id="FRIEND", name="李四", country="CN", language="zh-Hans", status="alive")
    book.add("relations", debt_id="D0004", person_id="FRIEND", role="emergency_contact")
    book.add("points", point_id="EF", kind="email", value="friend@mail.example", place="own")
    book.add("evidence", point_id="EF", person_id="FRIEND", at=PROVEN, kind="code_confirmed")
    book.add(
        "evidence", point_id="EF", person_id="P0004", at="2026-01-10T10:00:00+08:00", kind="address_book"
    )
    return book


@dataclass(frozen=True)
class ThreeRuns:
    """The same morning three times: looked at, carried out, and carried out once more."""

    dry: Report
    sent: Report
    again: Report
    sink: Sink
    mails_after: tuple[int, int, int]
    connection: Connection
    store: Store


@pytest.fixture(scope="module")
def runs(home_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ThreeRuns]:
    """Run the morning three times in a home of its own."""
    folder = morning_book().write(tmp_path_factory.mktemp("morning") / "book")
    store = open_store(open_home(home_folder / f"day-{os.getpid()}"))
    with closing(store.connect()) as connection, opened_sink() as sink:
        accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
        reports, mails = [], []
        for send in (False, True, True):
            with closing(open_engine()) as engine:
                reports.append(run_day(store, engine, Order(folder, DAY, send=send), sink.environment))
            mails.append(len(sink.mails))
        yield ThreeRuns(
            reports[0], reports[1], reports[2], sink, (mails[0], mails[1], mails[2]), connection, store
        )
    store.close()


@pytest.mark.slow
def test_without_send_nothing_leaves(runs: ThreeRuns) -> None:
    """It plans, holds and reports: no message, no task, no claim, nothing failed."""
    assert runs.mails_after[0] == 0
    statuses = checked(runs.dry)
    assert statuses["sent"] == statuses["failed"] == 0
    assert runs.dry.figures["held_until"] == {"2026-11-24T01:00Z": 6}
    assert runs.dry.figures["people_overdue"] == 8


@pytest.mark.slow
def test_with_send_everybody_is_accounted_for(runs: ThreeRuns) -> None:
    """Who may be written to is, once; who may not is denied; the sum is the plan."""
    statuses = checked(runs.sent)
    assert statuses == {"sent": 6, "held": 0, "denied": 2, "failed": 0, "skipped": 0}
    assert sorted(runs.sink.recipients) == [f"person000{n}@mail.example" for n in (4, 5, 6, 7, 9)]
    made = {(one["channel"], one["content"]): one["count"] for one in runs.sent.figures["made"]}
    assert made == {("email", "full"): 4, ("email", "knock"): 1, ("call", "callback"): 1}


@pytest.mark.slow
def test_nobody_else_is_reached(runs: ThreeRuns) -> None:
    """Neither the friend nor the dead nor who opted out nor who paid; counted from the book, it is zero."""
    assert runs.sent.figures["not_liable"] == 0
    others = {"friend@mail.example", *(f"person000{n}@mail.example" for n in (1, 2, 3))}
    assert not others & set(runs.sink.recipients)


@pytest.mark.slow
def test_a_knock_tells_nothing_of_a_debt(runs: ThreeRuns) -> None:
    """To the address proven long ago goes a neutral mail with a code that the store remembers."""
    (knock,) = [mail for mail in runs.sink.mails if mail["To"] == "person0009@mail.example"]
    text = knock.get_content()
    row = runs.connection.execute(
        "SELECT code FROM desk_planned_contact WHERE person_id = 'P0009'"
    ).fetchone()
    assert row is not None
    assert row[0] in text
    assert not any(word in text for word in ("还款", "欠", "贷", "逾期", "1,060", "王小明"))


@pytest.mark.slow
def test_the_same_day_again_sends_nothing_twice(runs: ThreeRuns) -> None:
    """A second run of the day leaves everything as it was made."""
    assert runs.mails_after[1] == runs.mails_after[2]
    assert checked(runs.again) == checked(runs.sent)
    assert len(set(runs.sink.recipients)) == len(runs.sink.recipients)


@pytest.mark.slow
def test_the_day_is_in_the_journal(runs: ThreeRuns) -> None:
    """Loading, acceptance, decisions, permits, messages, outcomes and the day's sum, under a signed head."""
    assert verify_store(runs.connection, runs.store.home).ok
    records = journal_of(runs.connection)
    kinds = [record.kind for record in records]
    assert kinds[:2] == ["law_accepted", "book_loaded"]
    assert kinds.count("message") == kinds.count("permit") == kinds.count("outcome") == 6
    closed = [record.body for record in records if record.kind == "day_closed"]
    assert closed[1]["counts"] == {"planned": 8, **checked(runs.sent)}


def test_a_run_without_send_never_has_anything_planned(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before it holds its plan, it has left none: what is planned is sent by whoever works here."""

    def killed(*_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(planned, "hold_unsent", killed)
    with pytest.raises(KeyboardInterrupt):
        run_day(store, engine, Order(small_book(2).write(tmp_path), DAY), {})
    assert connection.execute("SELECT count(*) FROM desk_run").fetchone() == (1,)
    assert connection.execute("SELECT count(*) FROM desk_planned_contact").fetchone() == (0,)


# --- who may not send: told before anything is decided ------------------------------------------------


def refused(store: Store, engine: Engine, order: Order, environment: Mapping[str, str]) -> str:
    """Why an order is refused."""
    with pytest.raises((Refused, InvalidInput)) as caught:
        run_day(store, engine, order, environment)
    return caught.value.message


def test_whoever_cries_for_help_before_a_day_has_somebody_called(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path, sink: Sink
) -> None:
    """The run reads what came back, and calls as a worker does."""
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
    one = Inbound("email", "smtp", "person0001@mail.example", "x@bank.example", "我不想活了")
    keep_inbound(connection, store.home, one, NOW)
    rota = tmp_path / "rota.toml"
    step = f'[[step]]\nto = "duty"\nafter_minutes = 0\nalways = true\ncommand = ["{sys.executable}", "-V"]\n'
    hours = 'zone = "UTC"\ndays = []\nfrom = "09:00"\nuntil = "17:00"\nagain_after_minutes = 15\n'
    rota.write_text(hours + step, encoding="utf-8")
    environment = {**sink.environment, VARIABLE: str(rota)}
    order = Order(small_book(1).write(tmp_path / "book"), DAY, send=True)
    run_day(store, engine, order, environment)
    assert connection.execute('SELECT "to", result FROM desk_page').fetchall() == [("duty", "reached")]


def test_an_unaccepted_rulebook_stops_the_run(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path, sink: Sink
) -> None:
    """Nothing is loaded, planned or sent until somebody answers for the rulebook."""
    order = Order(small_book(1).write(tmp_path), DAY, send=True)
    assert "nobody has accepted the rulebook `chn`" in refused(store, engine, order, sink.environment)
    assert connection.execute("SELECT count(*) FROM desk_run").fetchone() == (0,)


def test_real_messages_leave_by_the_real_clock(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path
) -> None:
    """With a server that may reach real people, no other day than today is sent, and no time is pretended."""
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
    relay = {"RIGHTPARTY_SMTP_URL": "smtp://127.0.0.1:2525"}
    folder = small_book(1).write(tmp_path)
    order = Order(folder, date(2020, 1, 6), send=True)
    assert "is not today" in refused(store, engine, order, relay), (
        "behind a port of this machine may be a relay"
    )
    here = datetime.now(ZoneInfo("Asia/Shanghai"))
    order = Order(folder, here.date(), send=True, at=here.replace(hour=9, minute=0))
    assert "real clock" in refused(store, engine, order, relay)


@pytest.mark.parametrize(
    "name",
    [
        "RIGHTPARTY_SMPP_URL",
        "RIGHTPARTY_PRINT_QUEUE",
        "RIGHTPARTY_APP_INBOX",
        "RIGHTPARTY_PUSH_URL",
        "RIGHTPARTY_WHATSAPP_URL",
    ],
)
def test_nothing_is_rehearsed_where_texts_letters_or_the_app_reach_people(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path, sink: Sink, name: str
) -> None:
    """Another day than today is refused; so are simulated people, whose numbers may be somebody's."""
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
    environment = {**sink.environment, name: "smpp://u:p@127.0.0.1:1"}
    order = Order(small_book(1).write(tmp_path / "real"), date(2020, 1, 6), send=True)
    assert "is not today" in refused(store, engine, order, environment)
    book = small_book(1)
    book.add("truth", point_id="E0001", person_id="P0001", from_="2020-01-01T00:00:00+08:00")
    order = Order(book.write(tmp_path / "town"), DAY, send=True)
    assert f"`{name}` reaches real ones" in refused(store, engine, order, environment)
    assert not sink.mails


def test_whom_nothing_gentler_reaches_gets_a_letter(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path
) -> None:
    """Where letters are printed: it tells at a proven address, knocks at another, and spares who has mail."""
    accept(connection, store.home, load_law(), "chn", by="Li Na", note="read", at=NOW)
    book = small_book(1)
    for number in (1, 2, 3):
        if number > 1:
            book.late_person(number, email=False)
        book.at_home(number)
    mobiles = ("M0002", "M0003")
    for table in ("points", "evidence"):
        book.tables[table] = [row for row in book.tables[table] if row["point_id"] not in mobiles]
    book.tables["evidence"] = [
        row for row in book.tables["evidence"] if not (row["point_id"] == "L0003" and row["at"] == PROVEN)
    ]
    key = store.home.signing_key(PERMIT_KEY).public_key()
    channels: dict[str, Channel] = {one: Recording(one, key, rehearsed(NOW)) for one in ("email", "letter")}
    run_day(store, engine, Order(book.write(tmp_path), DAY, send=True, at=NOW), {}, channels=channels)
    columns = "person_id, channel, content, status, split_part(why, ';', 1)"
    rows = connection.execute(f"SELECT {columns} FROM desk_planned_contact ORDER BY 1".encode()).fetchall()
    assert rows == [
        ("P0001", "email", "full", "sent", "gentlest"),
        ("P0002", "letter", "full", "sent", "last_way"),
        ("P0003", "letter", "knock", "sent", "last_way"),
    ]


def test_a_time_that_is_not_on_the_day_is_no_time(store: Store, engine: Engine, tmp_path: Path) -> None:
    """The day is the lender's: 17:00 in London is tomorrow in Shanghai."""
    order = Order(small_book(1).write(tmp_path), DAY, at=datetime(2026, 11, 24, 17, tzinfo=UTC))
    assert "is not on 2026-11-24" in refused(store, engine, order, {})


def test_a_folder_that_is_no_book_changes_nothing(
    store: Store, engine: Engine, connection: Connection, tmp_path: Path
) -> None:
    """An empty folder is refused as what it is."""
    assert refused(store, engine, Order(tmp_path, DAY), {})
    assert connection.execute("SELECT count(*) FROM desk_run").fetchone() == (0,)
