"""A lender's day: the book taken over, every contact decided, the plan carried out, the journal sealed."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.types.json import Jsonb

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.owed import owed
from rightparty.canonical import Json
from rightparty.channels.port import Channel
from rightparty.desk import figures, planned
from rightparty.desk.acceptance import unaccepted
from rightparty.desk.acting_on_words import act_on_words
from rightparty.desk.anew import anew
from rightparty.desk.clock import Clock, real, rehearsed
from rightparty.desk.closing import close_day, skip_left
from rightparty.desk.halt_flag import heeding
from rightparty.desk.incoming import fetch_all
from rightparty.desk.joined import joined_book
from rightparty.desk.journal_store import Marks, append, marks_of
from rightparty.desk.law_kept import keep_law
from rightparty.desk.lenders import one_counter
from rightparty.desk.letters_back import take_letters_back
from rightparty.desk.linked import linked_book
from rightparty.desk.means import Means
from rightparty.desk.outside_review import take_links
from rightparty.desk.paging import page_due, read_rota
from rightparty.desk.policy import law_of, limits_of, manner_of, model_of, refuse_own, response_of
from rightparty.desk.ports import ports_of
from rightparty.desk.sending import only_run, recover, send_run
from rightparty.desk.sources import review_all
from rightparty.desk.store import Connection, Store
from rightparty.desk.waiting import waited_for_room
from rightparty.desk.weighing import PERMIT_KEY
from rightparty.desk.whole_book import BookTaken, take_book
from rightparty.desk.without_paused import without_paused
from rightparty.desk.worklist import StoreWorklist
from rightparty.engine import Engine
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.gate.candidates import default_candidates
from rightparty.gate.table import decide_table
from rightparty.journal.record import Record, instant
from rightparty.law.load import COUNTRIES, Law
from rightparty.parties.linkage.link_table import pairs_in
from rightparty.plan.day import morning_for, plan_day
from rightparty.plan.fairness import refuse_unfair_day
from rightparty.plan.limits import Limits
from rightparty.plan.manner import Manner, default_manner
from rightparty.plan.morning import Morning
from rightparty.plan.response import Response
from rightparty.wiring import CARRIED, mail_server, open_channels, print_queue, reaching

if TYPE_CHECKING:
    from rightparty.channels.smtp import Server

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Order:
    """What is asked for: a folder's day; `send` lets messages leave, `at` says what time it is.

    `at` is for rehearsals only: a real book's messages leave by the real clock. `hand_over` leaves the
    sending to the workers, by the real clock and on the day itself.
    """

    folder: Path
    day: date
    send: bool = False
    hand_over: bool = False
    at: datetime | None = None
    house: Path | None = None
    model: Path | None = None
    links: Path | None = None
    limits: Path | None = None
    manner: Path | None = None
    response: Path | None = None


@dataclass(frozen=True)
class Report:
    """What came of it: the figures of the day, and the book's problems."""

    run_id: int
    figures: Mapping[str, Any]
    book: Book


def run_day(
    store: Store,
    engine: Engine,
    order: Order,
    environment: Mapping[str, str],
    *,
    channels: Mapping[str, Channel] | None = None,
    progress: Progress | None = None,
) -> Report:
    """Carry out one day, or plan it: everybody who is overdue is accounted for.

    `environment` names the channels' providers. `channels` takes the place of all that it would open.

    Raises:
        Refused: messages may not leave: a rulebook is not accepted, the day is not today, an older book.
        Refused: the plan file or the response model contacts most whoever is sicker, older or poorer.
        InvalidInput: the folder is no book, `at` is not on the day, or nobody can be called to whoever is in
            distress, for the rota is none.
    """
    report = progress or _silent
    book = load_book(order.folder, engine, report)
    given = _given(order, environment)
    morning = _morning(morning_for(engine, book, order.day, given.manner), order)
    law, creditors = law_of(environment, order.house), _creditors(engine, book)
    model = model_of(environment, order.model)
    if order.hand_over:
        refuse_own(order.house, order.model)
    server, others = mail_server(environment), reaching(environment) if channels is None else []
    with closing(store.connect()) as connection:
        if order.send:
            morning = _no_earlier(connection, morning)
        clock = _clock(order, morning, book, store, server, others)
        if order.hand_over:
            clock, morning = real, _today(order, morning)
        sender = 0
        if order.send:
            _check_accepted(connection, store, law, creditors.values())
            sender = only_run(connection)
        public = store.home.signing_key(PERMIT_KEY).public_key()
        ports = ports_of(connection, store.home, clock)
        opened = channels or open_channels(environment, public, clock, StoreWorklist(connection), ports)
        for channel in opened.values():
            channel.heed(heeding(store.home))
        marks = marks_of(store.home)
        means = Means(connection, store.home, law, model, opened, clock, marks, sender=sender)
        try:
            if order.send and channels is None:
                _hear(connection, store, clock, environment)
            started = replace(morning, at=clock())
            return _run(means, engine, order, book, started, tuple(creditors), given, report)
        except psycopg.OperationalError as fault:
            help = "run the day again: what was made counts, and nothing is sent twice"
            raise RightpartyError(f"the database went away: {fault}", help) from fault
        finally:
            for channel in opened.values():
                channel.close()


def _hear(connection: Connection, store: Store, clock: Clock, environment: Mapping[str, str]) -> None:
    """What came back decides with the rest; what somebody wrote may be a stop, or a cry for help."""
    fetch_all(connection, store.home, clock, environment)
    act_on_words(connection, store.home, clock())
    page_due(connection, read_rota(environment), clock())
    queue = print_queue(environment)
    if queue is not None:
        take_letters_back(connection, queue, clock)


def _silent(label: str, done: int, total: int) -> None:
    del label, done, total


# --- before anything is done ------------------------------------------------------------------------


def _creditors(engine: Engine, book: Book) -> Mapping[str, str]:
    rows = engine.rows(book.tables["creditors"].select("creditor_id", "country"))
    return {row["creditor_id"]: row["country"] for row in rows}


def _morning(morning: Morning, order: Order) -> Morning:
    if order.at is None:
        return morning
    if not morning.begins <= order.at < morning.ends:
        raise InvalidInput(
            f"{order.at.isoformat()} is not on {order.day}",
            f"the lender's day runs from {morning.begins.isoformat()} to {morning.ends.isoformat()}",
        )
    return replace(morning, at=order.at)


def _no_earlier(connection: Connection, morning: Morning) -> Morning:
    """A rehearsed day that is taken up again goes on where it stopped: what was made must count."""
    row = connection.execute(
        "SELECT max(greatest(claimed_at, ended_at)) FROM desk_planned_contact WHERE day = %s", [morning.day]
    ).fetchone()
    last = row[0] if row else None
    return morning if last is None or last < morning.at else replace(morning, at=last + timedelta(seconds=1))


def _clock(
    order: Order,
    morning: Morning,
    book: Book,
    store: Store,
    server: "Server | None",
    others: Sequence[str],
) -> Clock:
    """The clock that messages leave by. Quiet hours are real hours, so real people's is the real one.

    A day may be rehearsed, at its own hour, where nobody can be reached: without sending, with simulated
    people, with a mail server that is a sink on this machine; and another day than today also where no
    mail server is named, since calls are then only put on the worklist. `others` are the settings by which
    texts, letters and the app reach people: with one of them, nothing is rehearsed.

    Raises:
        Refused: it would be a rehearsal that reaches somebody.
    """
    simulated = store.home.demo or "truth" not in book.absent_tables
    if order.send and simulated and others:
        raise Refused(
            f"the people are simulated, and `{others[0]}` reaches real ones: their numbers may be somebody's",
            f"unset {', '.join(others)}, then send",
        )
    if not order.send or simulated or (server is not None and server.sink and not others):
        return rehearsed(morning.at)
    today = morning.begins <= real() < morning.ends
    if not today and server is None and not others:
        return rehearsed(morning.at)
    if not today:
        raise Refused(
            f"{order.day} is not today, and messages leave by the real clock",
            "leave out --send to see the plan of another day",
        )
    if order.at is not None:
        raise Refused("messages leave by the real clock", "leave out --at, or leave out --send")
    return real


def _check_accepted(connection: Connection, store: Store, law: Law, countries: Sequence[str] | Any) -> None:
    needed = {COUNTRIES[country] for country in countries if country in COUNTRIES}
    missing = unaccepted(connection, store.home, law, needed)
    if missing:
        raise Refused(
            f"nobody has accepted the rulebook `{missing[0]}` in its present version: nothing is sent",
            f"read it (`rightparty law list {missing[0]}`), then"
            f" `rightparty law accept {missing[0]} --by NAME --note TEXT`",
        )


def _today(order: Order, morning: Morning) -> Morning:
    """The morning of a day that is handed over: workers have no other clock than the real one."""
    if not order.send or order.at is not None:
        raise InvalidInput(
            "what is handed over is to be sent, by the real clock", "give --send, leave out --at"
        )
    if not morning.begins <= real() < morning.ends:
        raise Refused(
            f"{order.day} is not today, and the workers go by the real clock", "hand over today's day"
        )
    return replace(morning, at=real())


@dataclass(frozen=True)
class _Given:
    """What files of the order say: links, the order of steps, the day's room, what a contact is worth."""

    links: Sequence[tuple[str, str]] | None
    manner: Manner
    limits: Limits
    response: Response | None

    @property
    def own(self) -> bool:
        """Whether contacts are chosen by anything but what comes with the package."""
        return self.response is not None or self.manner != default_manner()


def _given(order: Order, environment: Mapping[str, str]) -> _Given:
    links = None if order.links is None else pairs_in(order.links, order.folder.resolve().name)
    return _Given(
        links,
        manner_of(environment, order.manner),
        limits_of(environment, order.limits),
        response_of(environment, order.response),
    )


# --- the day ----------------------------------------------------------------------------------------


def _run(
    means: Means,
    engine: Engine,
    order: Order,
    book: Book,
    morning: Morning,
    creditors: Sequence[str],
    given: _Given,
    report: Progress,
) -> Report:
    connection = means.connection

    def taken_over() -> tuple[int, BookTaken]:
        with connection.transaction():
            taken = take_book(means, engine, book)
            if given.links is not None:
                take_links(means, creditors, given.links)
            run_id = _begin(means, order, book, morning)
            keep_law(connection, means.law, morning.at)
            paused = review_all(connection, means.marks, morning.at, means.model)
            append(connection, [_loaded(means.marks, book, taken.rows, morning.at), *paused])
        return run_id, taken

    run_id, taken = anew(connection, taken_over)
    if order.send:
        recover(means)
    decided, plan, balance = _plan(means, engine, book, morning, given, report)
    found = {
        **figures.of_book(engine, book, balance),
        "debts_left": taken.left,
        **figures.of_candidates(engine, decided),
    }
    with connection.transaction():
        planned.keep_plan(connection, engine, plan, run_id, order.day)
        connection.execute(_PLANNED, [order.hand_over, list(creditors), Jsonb(dict(found)), run_id])
        if given.limits and not order.hand_over:
            planned.hold_later(connection, run_id, morning.at)
        if not order.send:
            # In the same transaction: workers take what is planned from the commit on.
            planned.hold_unsent(connection, run_id)
    if order.hand_over:
        return Report(run_id, {**found, **figures.of_day(connection, order.day, creditors)}, book)
    if order.send:
        _send(means, run_id, report)
        if means.clock() >= morning.ends:
            skip_left(means, run_id)
    return Report(run_id, close_day(means, run_id, order.day, creditors, found), book)


# With the plan stands what its day is closed by, where somebody else closes it: the workers it is handed over
# to (each contact is sent when its hour comes), or whoever finds that its run has died.
_PLANNED = "UPDATE desk_run SET handed_over = %s, creditors = %s, figures = %s WHERE run_id = %s"


def _send(means: Means, run_id: int, report: Progress) -> None:
    done, total = 0, planned.to_send(means.connection, run_id)
    report("contacts", 0, total)
    for count in send_run(means, run_id):
        done += count
        report("contacts", done, total)


def _begin(means: Means, order: Order, book: Book, morning: Morning) -> int:
    row = means.connection.execute(
        "INSERT INTO desk_run (day, at, ends, sends, book_as_of, rulebook, model, figures, finished)"
        " VALUES (%s, %s, %s, %s, %s, %s, %s, '{}', false) RETURNING run_id",
        [
            order.day,
            morning.at,
            morning.ends,
            order.send,
            book.meta.as_of,
            means.law.version,
            means.model.version,
        ],
    ).fetchone()
    if row is None:
        raise AssertionError("an insert that returns gave nothing back")
    return int(row[0])


def _loaded(marks: Marks, book: Book, rows: Mapping[str, int], at: datetime) -> Record:
    body: dict[str, Json] = {
        "rows": dict[str, Json](rows),
        "source": marks.of("folder", str(book.folder.resolve())),
    }
    if book.meta.as_of:
        body["as_of"] = instant(book.meta.as_of)
    return Record("book_loaded", at, body)


def _plan(
    means: Means, engine: Engine, book: Book, morning: Morning, given: _Given, report: Progress
) -> tuple[Any, Any, Any]:
    """The decided candidates, the plan and the balances, as tables of the engine."""
    joined, _ = joined_book(means.connection, engine, book)
    joined, links = linked_book(means.connection, engine, joined)
    joined = one_counter(means.connection, engine, joined, means.law, morning.at)
    asked = default_candidates(joined.tables, morning.at)
    decided = engine.materialize(
        decide_table(
            engine,
            joined,
            asked,
            morning.at,
            means.law,
            means.model,
            progress=report,
            hours=morning.hours if given.limits else (),
        ),
        "day_decided",
    )
    decided = without_paused(means.connection, engine, joined, decided)
    priced = owed(joined.tables, morning.day, as_of_default=joined.meta.as_of)
    balance = engine.materialize(priced, "day_balance")
    carried = {*CARRIED, *means.channels}
    waited = waited_for_room(means.connection, engine, morning.day, "day_waited") if given.limits else None
    plan = plan_day(
        engine,
        joined,
        decided,
        morning,
        law=means.law,
        channels=carried,
        balance=balance,
        manner=given.manner,
        response=given.response,
        limits=given.limits,
        waited=waited,
        links=links,
    )
    if given.own:
        refuse_unfair_day(engine, joined.tables, balance, morning, plan)
    return decided, plan, balance
