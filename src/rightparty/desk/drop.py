"""A folder in which books are handed in, by SFTP or otherwise: nightly whole, during the day in parts.

A folder is looked at once its control file is there, and is taken only if everything agrees with it: the
files, their rows, their sums. It ends in a folder beside, with its report: `done`, `refused` or `late`.
What was taken is kept in the transaction that takes it, so that a crash in between takes nothing twice.
"""

import json
import logging
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import psycopg
from psycopg.types.json import Jsonb

from rightparty.book.book import Book
from rightparty.book.free_text_notes import is_on_free_text
from rightparty.book.load import load_book
from rightparty.book.problems import NOTE, errors
from rightparty.book.tables import TABLES, Kind
from rightparty.desk.anew import anew
from rightparty.desk.book_delta import moved, take_delta
from rightparty.desk.drop_control import Control, differing_files, is_whole, read_control, told_name
from rightparty.desk.journal_store import append
from rightparty.desk.means import Means
from rightparty.desk.sources import review_all
from rightparty.desk.store import Connection
from rightparty.desk.webhooks import tell
from rightparty.desk.whole_book import take_book
from rightparty.engine import Engine, open_engine
from rightparty.errors import InvalidInput, Refused, RightpartyError
from rightparty.journal.record import Record

TAKEN, REFUSED, LATE, DUPLICATE, WAITS = "taken", "refused", "late", "duplicate", "waits"
_MOVED_TO = {TAKEN: "done", DUPLICATE: "done", REFUSED: "refused", LATE: "late"}
_LOCK = 0x64726F70  # held by the one process that looks into the folder
_MEMORY = "2GB"
_MOST_PROBLEMS = 200
_AHEAD = timedelta(days=1)  # how far a core system's clock may be ahead of ours

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Dropped:
    """What became of one folder, and its report."""

    name: str
    outcome: str
    report: Mapping[str, Any]


def take_drops(means: Means, inbox: Path) -> list[Dropped]:
    """Look at every folder of the inbox whose control file is there, in the order of their sequences.

    Raises:
        Refused: another process is at it, or there is no such folder.
    """
    if not inbox.is_dir():
        raise Refused(f"there is no folder `{inbox}`", "name it in RIGHTPARTY_DROP")
    row = means.connection.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK]).fetchone()
    if row != (True,):
        raise Refused("another process is looking into the folder now", "wait for it to end")
    try:
        return [_take(means, inbox, folder) for folder in _in_order(inbox)]
    finally:
        means.connection.execute("SELECT pg_advisory_unlock(%s)", [_LOCK])


def _in_order(inbox: Path) -> list[Path]:
    """The folders that are whole, by sender and sequence; those whose control file is no good come first."""

    def place(folder: Path) -> tuple[str, int, str]:
        try:
            control = read_control(folder)
        except (InvalidInput, OSError):
            return ("", 0, folder.name)
        return (control.sender, control.sequence, folder.name)

    ours = {*_MOVED_TO.values()}
    whole = (
        path for path in inbox.iterdir()
        if path.is_dir() and not path.is_symlink() and path.name not in ours
        and not path.name.startswith(".") and is_whole(path)
    )  # fmt: skip
    return sorted(whole, key=place)


def _take(means: Means, inbox: Path, folder: Path) -> Dropped:
    """Judge and take one folder, write its report, and move it; nothing odd in it ends the look."""
    name = told_name(folder.name)
    try:
        if name != folder.name:
            raise Refused("the folder's name is not in UTF-8", "give it another, and hand it in again")
        dropped = _judged(means, folder, read_control(folder))
    except (InvalidInput, Refused) as fault:
        dropped = Dropped(name, REFUSED, _faulty(fault))
    except psycopg.OperationalError:
        raise
    except Exception as fault:
        if isinstance(fault, OSError) and not _is_of(fault, folder):
            raise
        log.error("a folder could not be read: %s: %s", name, type(fault).__name__)
        what = f"the folder could not be read: {type(fault).__name__}"
        dropped = Dropped(name, REFUSED, _faulty(Refused(what, "mend it, and hand it in again")))
    if dropped.outcome != WAITS:
        try:
            _move(inbox, folder, dropped)
        except OSError as fault:
            if not _is_of(fault, folder):
                raise
            log.error("a folder could not be moved: %s: %s", name, type(fault).__name__)
    return dropped


def _is_of(fault: OSError, folder: Path) -> bool:
    """Whether something in this folder is at fault, rather than the inbox or the machine."""
    at = fault.filename
    return isinstance(at, str) and (Path(at) == folder or folder in Path(at).parents)


def _judged(means: Means, folder: Path, control: Control) -> Dropped:
    connection, now = means.connection, means.clock()
    if control.as_of > now + _AHEAD:
        raise Refused(
            f"`as_of` is {control.as_of.isoformat()}, and now it is {now.isoformat()}",
            "correct the year, the day or the offset: books before it would all be late",
        )
    before = connection.execute("SELECT report FROM desk_drop WHERE digest = %s", [control.digest]).fetchone()
    if before is not None:
        return Dropped(folder.name, DUPLICATE, {**before[0], "outcome": DUPLICATE})
    row = connection.execute(
        "SELECT max(sequence), max(as_of) FROM desk_drop WHERE sender = %s", [control.sender]
    ).fetchone()
    sequence, as_of = row or (None, None)
    about = _about(control)
    if sequence is not None and (control.sequence <= sequence or control.as_of < as_of):
        last = {"sequence": sequence, "as_of": as_of.isoformat()}
        return Dropped(folder.name, LATE, about | {"outcome": LATE, "taken_already": last})
    if not control.full and control.sequence != (sequence or 0) + 1:
        return Dropped(folder.name, WAITS, about | {"outcome": WAITS, "waits_for": (sequence or 0) + 1})
    differing = differing_files(folder, control)
    if differing:
        return Dropped(folder.name, REFUSED, about | {"outcome": REFUSED, "differences": differing})
    with closing(open_engine(memory_limit=_MEMORY)) as engine:
        return _loaded(means, engine, folder, control)


def _loaded(means: Means, engine: Engine, folder: Path, control: Control) -> Dropped:
    book = load_book(folder, engine, partial=not control.full, free_text=True)
    totals = dict(_totals(means.connection, engine, book))
    differences = [
        *_differences(engine, book, control), *_of_another_time(book, control),
        *_strangers(engine, book, control),
    ]  # fmt: skip
    left_out = {name: book.read[name] - book.loaded[name] - book.merged[name] for name in book.read}
    report = _about(control) | {
        "rows": dict(book.read),
        "left_out": {name: count for name, count in left_out.items() if count},
        "sums": totals,
        "differences": differences,
        "problems": [vars(one) for one in errors(book.problems)[:_MOST_PROBLEMS]],
    }
    noted = [one for one in book.problems if (control.full and one.severity == NOTE) or is_on_free_text(one)]
    if control.full or noted:
        report["notes"] = [vars(one) for one in noted[:_MOST_PROBLEMS]]
    allowed = control.most_left_out if control.full else 0
    if differences or sum(left_out.values()) > allowed:
        return Dropped(folder.name, REFUSED, report | {"outcome": REFUSED})

    def taken() -> Dropped:
        with means.connection.transaction():
            done = report | {"outcome": TAKEN, **_taken(means, engine, folder, book, control)}
            _keep(means, folder, control, done)
        return Dropped(folder.name, TAKEN, done)

    return anew(means.connection, taken)


def _taken(
    means: Means, engine: Engine, folder: Path, book: Book, control: Control
) -> Mapping[str, Mapping[str, int]]:
    """Take the book or the part over, within the caller's transaction: rows new, changed and gone."""
    connection, at = means.connection, means.clock()
    before = moved(connection)
    left = 0
    if control.full:
        taken = take_book(means, engine, book, owners=control.creditors)
        rows, left = taken.rows, taken.left
        append(connection, review_all(connection, means.marks, at, means.model))
        source = means.marks.of("creditor", ";".join(sorted(control.creditors)))
        append(connection, [Record("book_loaded", at, {"rows": dict(rows), "source": source})])
        tell(connection, "book.taken", {"rows": dict(rows)}, at, about="book", creditors=control.creditors)
    else:
        take_delta(means, engine, folder, control.creditors)
        connection.execute(
            "UPDATE desk_book_statement SET as_of = greatest(as_of, %s) WHERE creditor_id = ANY (%s)",
            [control.as_of, list(control.creditors)],
        )
    after, none = moved(connection), (0, 0, 0)
    counts = ("new", "changed", "gone")
    return {"left": {"debts": left} if left else {}} | {
        count: {
            name: after[name][place] - before.get(name, none)[place]
            for name in sorted(after)
            if after[name][place] != before.get(name, none)[place]
        }
        for place, count in enumerate(counts)
    }


def _keep(means: Means, folder: Path, control: Control, report: Mapping[str, Any]) -> None:
    means.connection.execute(
        'INSERT INTO desk_drop (name, digest, sender, sequence, as_of, "full", at, outcome, report)'
        " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)",
        [folder.name, control.digest, control.sender, control.sequence, control.as_of, control.full,
         means.clock(), TAKEN, Jsonb(dict(report))],
    )  # fmt: skip


# --- what is compared -------------------------------------------------------------------------------


def _differences(engine: Engine, book: Book, control: Control) -> Iterator[str]:
    """Rows and sums that are not those of the control file."""
    for name, stated in sorted(control.files.items()):
        table = Path(name).stem.lower()
        if table not in book.read:
            continue
        if book.read[table] != stated.rows:
            yield f"{name} has {book.read[table]} rows, and by the control file {stated.rows}"
        for column, wanted in sorted(stated.sums.items()):
            known = TABLES[table].by_name.get(column)
            if known is None or known.kind is not Kind.MONEY:
                yield f"{name} has no column of money `{column}`"
                continue
            rows = engine.rows(book.tables[table].agg(total=book.tables[table][column].sum()))
            total = rows[0]["total"] or Decimal(0)
            if total != wanted:
                yield f"the sum of `{column}` in {name} is {total}, and by the control file {wanted}"


def _of_another_time(book: Book, control: Control) -> Iterator[str]:
    """A whole book that says another instant than its control file."""
    as_of = book.meta.as_of
    if control.full and as_of is not None and as_of != control.as_of:
        yield f"book.toml is as of {as_of.isoformat()}, and by the control file {control.as_of.isoformat()}"


def _strangers(engine: Engine, book: Book, control: Control) -> Iterator[str]:
    """Creditors of whom the control file says nothing."""
    for table in ("creditors", "debts", "senders"):
        if table not in book.absent_tables:
            found = engine.rows(book.tables[table].select("creditor_id").distinct())
            for row in sorted(str(row["creditor_id"]) for row in found):
                if row not in control.creditors:
                    yield f"`{table}` is about the creditor `{row}`, whom the control file does not name"


def _totals(connection: Connection, engine: Engine, book: Book) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sums of money by table and currency, a debt's amounts in its own currency."""
    currencies = _currencies(connection, engine, book)
    for name in book.read:
        money = [column.name for column in TABLES[name].columns if column.kind is Kind.MONEY]
        if not money or "debt_id" not in TABLES[name].by_name:
            continue
        rows = book.tables[name]
        sums: dict[str, dict[str, Decimal]] = {}
        grouped = rows.group_by("debt_id").agg(**{column: rows[column].sum() for column in money})
        for row in engine.rows(grouped):
            currency = currencies.get(str(row["debt_id"]), "?")
            one = sums.setdefault(currency, dict.fromkeys(money, Decimal(0)))
            for column in money:
                one[column] += row[column] or Decimal(0)
        yield name, {c: {column: str(total) for column, total in one.items()} for c, one in sums.items()}


def _currencies(connection: Connection, engine: Engine, book: Book) -> Mapping[str, str]:
    if "debts" in book.read:
        debts = book.tables["debts"]
        return {
            str(row["debt_id"]): row["currency"] for row in engine.rows(debts.select("debt_id", "currency"))
        }
    named = {
        str(row["debt_id"])
        for name in book.read
        if "debt_id" in TABLES[name].by_name
        for row in engine.rows(book.tables[name].select("debt_id").distinct())
    }
    query = "SELECT debt_id, currency FROM book_debts WHERE debt_id = ANY (%s)"
    return dict(connection.execute(query, [sorted(named)]).fetchall())


# --- reports ----------------------------------------------------------------------------------------


def _about(control: Control) -> dict[str, Any]:
    return {
        "sender": control.sender,
        "kind": "full" if control.full else "delta",
        "sequence": control.sequence,
        "as_of": control.as_of.isoformat(),
        "creditors": list(control.creditors),
    }


def _faulty(fault: RightpartyError) -> dict[str, Any]:
    problems = [str(one) for one in getattr(fault, "problems", ())[:_MOST_PROBLEMS]]
    return {"outcome": REFUSED, "differences": [fault.message, *problems], "help": fault.help}


def _move(inbox: Path, folder: Path, dropped: Dropped) -> None:
    """Write the report into the folder, then move it in one step; a name that is taken gets a number."""
    for name, text in (("report.json", _as_json(dropped)), ("report.txt", "\n".join(_lines(dropped)) + "\n")):
        fresh = folder / f".{name}.new"
        fresh.write_text(text, encoding="utf-8")
        fresh.replace(folder / name)
    goal = inbox / _MOVED_TO[dropped.outcome]
    goal.mkdir(exist_ok=True)
    number, place = 1, goal / folder.name
    while place.exists():
        number += 1
        place = goal / f"{folder.name}.{number}"
    os.rename(folder, place)  # noqa: PTH104 -- never onto something that is there


def _as_json(dropped: Dropped) -> str:
    return json.dumps(dict(dropped.report), ensure_ascii=False, indent=1, sort_keys=True, default=str) + "\n"


def _lines(dropped: Dropped) -> Iterator[str]:
    """The report for people: never a value of a row, which may be somebody's."""
    report = dropped.report
    yield f"{dropped.name}: {dropped.outcome}"
    for name in ("sender", "kind", "sequence", "as_of", "taken_already", "waits_for"):
        if name in report:
            yield f"{name}: {report[name]}"
    for name in ("rows", "left_out", "new", "changed", "gone", "left"):
        if report.get(name):
            yield f"{name}: " + ", ".join(f"{table} {count:,}" for table, count in report[name].items())
    for table, sums in report.get("sums", {}).items():
        for currency, columns in sums.items():
            yield f"{table} in {currency}: " + ", ".join(f"{one} {total}" for one, total in columns.items())
    yield from (f"DIFFERS: {one}" for one in report.get("differences", ()))
    yield from (f"{_place(one)}: {one['what']}" for one in report.get("problems", ()))
    yield from (f"NOTE: {_place(one)}: {one['what']}" for one in report.get("notes", ()))


def _place(problem: Mapping[str, Any]) -> str:
    return ":".join(str(problem[name]) for name in ("file", "line", "column") if problem[name])


def report_lines(taken: Sequence[Dropped]) -> Iterator[str]:
    """What became of several folders, for people."""
    for dropped in taken:
        yield from _lines(dropped)
