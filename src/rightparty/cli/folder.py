"""Reading a book for a command: the folder, joined with what the store will not forget."""

import sys
from pathlib import Path

from rightparty.book.book import Book
from rightparty.book.load import load_book
from rightparty.book.problems import errors
from rightparty.cli.progress import Report
from rightparty.engine import Engine


def read_book(folder: Path, engine: Engine, *, folder_only: bool = False, progress: Report | None = None) -> Book:
    """Load a folder; join it with the store where this installation has one, unless told not to.

    What was left out of the book, and where it was read from, is said on stderr.
    """
    book = load_book(folder, engine, progress=progress)
    wrong = len(errors(book.problems))
    if wrong:
        print(f"{wrong:,} problems in the book, rows left out: `rightparty book check {folder}`", file=sys.stderr)
    if folder_only:
        print("the folder only: stops and contacts that the store remembers are left out", file=sys.stderr)
        return book
    return _with_store(book, engine)


def _with_store(book: Book, engine: Engine) -> Book:
    try:
        from rightparty.desk.home import existing_home  # noqa: PLC0415 -- the slim core has no store
        from rightparty.desk.joined import joined_book  # noqa: PLC0415
        from rightparty.desk.store import open_store  # noqa: PLC0415
    except ImportError:
        return book
    home = existing_home()
    if home is None:
        return book
    store = open_store(home)
    try:
        with store.connect() as connection:
            joined, _ = joined_book(connection, engine, book)
        return joined
    finally:
        store.close()
