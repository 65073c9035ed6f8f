"""Links between persons, as `parties link` wrote them, laid over a book: they only tighten."""

from pathlib import Path
from typing import TYPE_CHECKING

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.parties.linkage.laid_over import laid_over, paired
from rightparty.parties.linkage.link_table import pairs_in

if TYPE_CHECKING:
    import ibis.expr.types as ir


def with_links(book: Book, engine: Engine, path: Path | None, folder: Path) -> "tuple[Book, ir.Table | None]":
    """The book with stops, contacts and reports of linked persons under each other's ids; and the links.

    Raises:
        InvalidInput: the file cannot be read, is no table of links, or links nobody of this book.
    """
    if path is None:
        return book, None
    links = paired(engine, pairs_in(path, folder.resolve().name))
    return laid_over(book, engine, links), links
