"""`rightparty demo`: a simulated town's morning, to the last e-mail, and what the truth says of it."""

import os
import shutil
import time
from collections.abc import Callable, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rightparty.errors import Refused

if TYPE_CHECKING:
    from rightparty.book.book import Book
    from rightparty.cli.demo_lines import Line
    from rightparty.cli.demo_told import Told
    from rightparty.desk.store import Connection, Store
    from rightparty.engine import Engine
    from rightparty.world.mornings import Morning
    from rightparty.world.score import Score

MORNING = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Nine o'clock on a Tuesday in mainland China: fixed, so that the same seed tells the same story."""

DAY = date(2026, 11, 24)
Report = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Stage:
    """Where the demonstration keeps what it makes, under the installation's own folder."""

    folder: Path

    @property
    def town(self) -> Path:
        """The simulated book."""
        return self.folder / "town"

    @property
    def later(self) -> Path:
        """The same book after somebody said "not me"."""
        return self.folder / "after-not-me"

    @property
    def home(self) -> Path:
        """The store, which is a demonstration's and never a lender's."""
        return self.folder / "home"


def demo(
    *,
    people: int = 5000,
    seed: int = 1,
    lang: Literal["zh-Hans", "zh-Hant", "en"] = "en",
    serve: bool = True,
    port: int = 8080,
) -> int:
    """Show a simulated town's morning, then the console with the same figures.

    A book is made, decided, planned and sent: e-mails to a mail server on this machine, calls to a
    worklist. Nothing leaves the machine, and nobody in the town exists.

    Example: rightparty demo --people 5000 --no-serve

    Args:
        people: How many inhabitants the town has.
        seed: The same seed gives the same morning.
        lang: Language of the summary: en, zh-Hans or zh-Hant.
        serve: Start the console afterwards.
        port: The console's port.
    """
    from rightparty.cli.demo_lines import printed
    from rightparty.cli.demo_told import summary, words
    from rightparty.cli.progress import progress
    from rightparty.law.load import load_law

    began, say = time.monotonic(), words(lang)
    stage = Stage(_folder())
    with progress() as report:
        told, lines = _perform(stage, people, seed, _labelled(report, say["steps"]))
    print("\n".join(summary(told, load_law(), lang)))
    print(f"\n{say['lines']}\n")
    print("\n".join(printed(lines, say)))
    print(f"\n{say['took'].format(seconds=round(time.monotonic() - began))}")
    return _serve(stage, port) if serve else 0


def _folder() -> Path:
    """The demonstration's folder, emptied of what an earlier one made."""
    from rightparty.desk.home import home_folder

    folder = home_folder() / "demo"
    folder.mkdir(parents=True, exist_ok=True)
    known = {"town", "after-not-me", "home", "journal.jsonl", "journal-flipped.jsonl", "journal.pub"}
    strangers = sorted(path.name for path in folder.iterdir() if path.name not in known)
    if strangers:
        raise Refused(f"`{folder}` holds `{strangers[0]}`, which no demonstration made", "move it elsewhere")
    for name in ("town", "after-not-me"):
        shutil.rmtree(folder / name, ignore_errors=True)
    return folder


def _labelled(report: Report, steps: Mapping[str, str]) -> Report:
    """The bars under the names of the demonstration's steps; the tables of a book share one."""
    from rightparty.book.tables import TABLES

    def told(label: str, done: int, total: int) -> None:
        name = "load" if label in TABLES or label == "contact points" else label
        report(steps.get(name, label), done, total)

    return told


def _perform(stage: Stage, people: int, seed: int, report: Report) -> "tuple[Told, list[Line]]":
    """The whole morning: town, book, day, truth, and the five lines."""
    from rightparty.cli.demo_sink import mail_sink
    from rightparty.cli.demo_told import Told
    from rightparty.desk.day import Order, run_day
    from rightparty.desk.figures import keep_reached
    from rightparty.desk.home import open_home
    from rightparty.desk.store import open_store
    from rightparty.engine import open_engine
    from rightparty.world.mornings import morning
    from rightparty.world.town import CHURN, book_meta, make_town
    from rightparty.world.write import write_town

    quarters = make_town(people, seed, CHURN, MORNING)
    write_town(
        quarters, book_meta(MORNING), stage.town, done=lambda n: report("town", min(n, people), people)
    )
    store = open_store(open_home(stage.home, demo=True))
    with closing(store), closing(open_engine()) as engine, mail_sink() as sink:
        _afresh(store)
        environment = {**os.environ, "RIGHTPARTY_SMTP_URL": sink.url}
        order = Order(stage.town, DAY, send=True, at=MORNING)
        done = run_day(store, engine, order, environment, progress=report)
        today = morning(engine, done.book, MORNING)
        with closing(store.connect()) as connection:
            ours, practice = _scores(connection, today, seed)
            keep_reached(connection, DAY, {"ours": _words(ours), "practice": _words(practice)})
            lines = _lines(stage, engine, done.book, today, connection)
        _hand_out_journal(stage, store)
        _warm(stage, engine, done.book)
        told = Told(MORNING, people, done.figures, ours, practice, len(sink.recipients))
    return told, lines


def _afresh(store: "Store") -> None:
    """Forget an earlier demonstration: this store is never anything else."""
    from rightparty.desk.store import make_tables

    with closing(store.connect()) as connection:
        row = connection.execute("SELECT count(*) FROM desk_run").fetchone()
        if row == (0,):
            return
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    make_tables(store)


def _scores(connection: "Connection", today: "Morning", seed: int) -> "tuple[Score, Score]":
    """What the morning's contacts did by the truth, and what common practice would have done."""
    from rightparty.law.vocabulary import VOICE
    from rightparty.world.policies import OURS, Message, common_practice
    from rightparty.world.practice import default_practice
    from rightparty.world.score import score

    rows = connection.execute(
        "SELECT person_id, point_id, channel, content, debt_ids FROM desk_planned_contact"
        " WHERE status IN ('claimed', 'sent', 'failed')"
    )
    sent = [
        Message(OURS, person, point, channel, content, tuple(debts), guarded=channel in VOICE)
        for person, point, channel, content, debts in rows
    ]
    theirs = list(common_practice(today.seen, default_practice(), seed))
    return score(sent, today.seen, today.truth), score(theirs, today.seen, today.truth)


def _words(score: "Score") -> Mapping[str, int]:
    return {"leaked": score.leaked, "debt_words": score.debt_words}


def _lines(
    stage: Stage, engine: "Engine", book: "Book", today: "Morning", connection: "Connection"
) -> "list[Line]":
    """The five lines, each chosen so that it shows what it says."""
    from rightparty.cli import demo_lines as five
    from rightparty.gate.contact import Contact
    from rightparty.law.load import load_law
    from rightparty.parties.model import default_model

    overdue = {
        debt: case.person_id for case in today.seen.cases for debt in case.debt_ids if not case.stopped
    }
    lines = []
    relative = five.find_relative(stage.town, overdue)
    if relative is not None:
        sister = Contact("demo", (relative.debt_id,), relative.person_id, relative.point_id, "sms", MORNING)
        lines.append(five.explain_line("sister", stage.town, sister, 2, relative.kin))
        five.after_not_me(stage.town, stage.later, relative, MORNING)
        borrower = Contact(
            "demo", (relative.debt_id,), relative.borrower, relative.point_id, "sms", MORNING, "knock"
        )
        lines.append(five.explain_line("not_me", stage.later, borrower, 2))
    late = five.late_text(engine, book, overdue, MORNING, load_law(), default_model())
    if late is not None:
        lines.append(five.explain_line("late", stage.town, late, 0))
    row = connection.execute(
        "SELECT person_id, point_id, channel, debt_ids FROM desk_planned_contact"
        " WHERE status = 'sent' AND content = 'knock' ORDER BY contact_id LIMIT 1"
    ).fetchone()
    if row is not None:
        knock = Contact("demo", tuple(row[3]), row[0], row[1], row[2], MORNING, "knock")
        lines.append(five.explain_line("knock", stage.town, knock, 0))
    damaged, key = stage.folder / "journal-flipped.jsonl", stage.folder / "journal.pub"
    lines.append(five.Line("journal", ("journal", "verify", str(damaged), "--key", str(key)), 1))
    return lines


def _hand_out_journal(stage: Stage, store: "Store") -> None:
    """Export the journal and its public key, and a copy in which one byte is another."""
    from rightparty.cli.demo_lines import flip_a_byte
    from rightparty.desk.journal_store import SIGNING_KEY, OpenedJournal
    from rightparty.signing import public_pem

    journal = stage.folder / "journal.jsonl"
    with closing(store.connect()) as connection, journal.open("wb") as file:
        file.writelines(OpenedJournal(connection, store.home).lines())
    public = store.home.signing_key(SIGNING_KEY).public_key()
    (stage.folder / "journal.pub").write_bytes(public_pem(public))
    flip_a_byte(journal, stage.folder / "journal-flipped.jsonl")


def _warm(stage: Stage, engine: "Engine", book: "Book") -> None:
    """Keep both books as they were read, so that the five lines answer at once."""
    from rightparty.cli.folder import keep_folder, read_folder

    keep_folder(book, engine)
    if stage.later.exists():
        read_folder(stage.later, engine, None)


def _serve(stage: Stage, port: int) -> int:
    """The console over the demonstration's store, until Ctrl-C."""
    from rightparty.cli.serve import serve

    os.environ["RIGHTPARTY_HOME"] = str(stage.home)
    serve(port=port)
    return 0
