"""Reading a book for a command: the folder, joined with what the store will not forget."""

import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rightparty.book.book import Book
from rightparty.book.kept import fingerprint, keep, kept_book
from rightparty.book.load import load_book
from rightparty.book.problems import errors
from rightparty.cli.from_postgres import address_of, fetched
from rightparty.cli.progress import Report
from rightparty.engine import Engine

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from rightparty.desk.store import Connection

_KEPT_AT_MOST = 4


def read_book(
    folder: Path, engine: Engine, *, folder_only: bool = False, progress: Report | None = None
) -> Book:
    """Load a folder; join it with the store where this installation has one, unless told not to.

    What was left out of the book, and where it was read from, is said on stderr.
    """
    book = read_folder(folder, engine, progress)
    wrong = len(errors(book.problems))
    if wrong:
        named = "DIR" if address_of(folder) else folder  # an address may hold a password
        print(
            f"{wrong:,} problems in the book, rows left out: `rightparty book check {named}`",
            file=sys.stderr,
        )
    if folder_only:
        print("the folder only: stops and contacts that the store remembers are left out", file=sys.stderr)
        return book
    return _with_store(book, engine)


def waited_by(engine: Engine, day: date) -> "ir.Table | None":
    """person_id, days: for how many days a limit had no room for them, as the store remembers it.

    None where this installation has no store. A run of the day goes by the same.
    """
    with _connected() as connection:
        if connection is None:
            return None
        from rightparty.desk.waiting import waited_for_room

        return waited_for_room(connection, engine, day, "plan_waited")


def read_folder(folder: Path, engine: Engine, progress: Report | None = None) -> Book:
    """A folder by itself; one that was read before and has not changed since is not checked again.

    An engine on other machines reads it anew: they do not see where it is kept. So is a book in PostgreSQL.
    """
    if address := address_of(folder):
        return load_book(fetched(address, engine.scratch / "fetched"), engine, progress)
    if engine.far or not folder.is_dir():
        return load_book(folder, engine, progress)
    book = kept_book(folder, engine, _place(folder))
    if book is None:
        book = load_book(folder, engine, progress)
        keep_folder(book, engine)
    return book


def keep_folder(book: Book, engine: Engine) -> None:
    """Keep a book as it was read, so that the next command that reads its folder need not check it."""
    place = _place(book.folder)
    keep(book, engine, place)
    _forget_older(place.parent, place)


def _place(folder: Path) -> Path:
    return cache() / hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:16] / fingerprint(folder)


def cache() -> Path:
    """Where loaded books are kept: with the installation, readable by its owner alone."""
    named = os.environ.get("RIGHTPARTY_HOME", "")
    cache = (Path(named).expanduser() if named else Path.home() / ".rightparty") / "cache"
    cache.mkdir(mode=0o700, parents=True, exist_ok=True)
    return cache


def _forget_older(places: Path, current: Path) -> None:
    """Keep one copy a folder, and a few folders: a cache of personal data must not grow."""
    for other in places.iterdir():
        if other != current:
            shutil.rmtree(other, ignore_errors=True)
    folders = sorted(places.parent.iterdir(), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in folders[_KEPT_AT_MOST:]:
        shutil.rmtree(old, ignore_errors=True)


def _with_store(book: Book, engine: Engine) -> Book:
    with _connected() as connection:
        if connection is None:
            return book
        from rightparty.desk.joined import joined_book

        joined, _ = joined_book(connection, engine, book)
        return joined


@contextmanager
def _connected() -> "Iterator[Connection | None]":
    """The store of this installation; None where it has none."""
    try:
        from rightparty.desk.home import existing_home
        from rightparty.desk.store import open_store
    except ImportError:
        yield None
        return
    home = existing_home()
    if home is None:
        yield None
        return
    store = open_store(home)
    try:
        with store.connect() as connection:
            yield connection
    finally:
        store.close()
