"""Links between persons, as `parties link` wrote them, laid over a book: they only tighten."""

from pathlib import Path

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.parties.linkage.laid_over import laid_over
from rightparty.parties.linkage.link_table import pairs_in


def with_links(book: Book, engine: Engine, path: Path | None, folder: Path) -> Book:
    """The book with stops, contacts and reports of linked persons under each other's ids.

    Raises:
        InvalidInput: the file cannot be read, is no table of links, or links nobody of this book.
    """
    return book if path is None else laid_over(book, engine, pairs_in(path, folder.resolve().name))
