"""Links between persons, as `parties link` wrote them, laid over a book: they only tighten."""

import csv
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import ibis

from rightparty.book.book import Book
from rightparty.engine import Engine
from rightparty.errors import InvalidInput
from rightparty.parties.linkage.tightening import tightened

_NEEDED = ("left_book", "left_person", "right_book", "right_person")
_PAIRS = ibis.schema({"person_id": "string", "other_id": "string"})

Record = tuple[str, str]
"""A book, by the name of its folder, and a person of it."""


def with_links(book: Book, engine: Engine, path: Path | None, folder: Path) -> Book:
    """The book with stops, contacts and reports of linked persons under each other's ids.

    Two persons of the book are one where links lead from one to the other, also by way of another book.

    Raises:
        InvalidInput: the file cannot be read, is no table of links, or links nobody of this book.
    """
    if path is None:
        return book
    links, own = _links(path), folder.resolve().name
    if links and own not in {name for link in links for name, _ in link}:
        help = f"its folder is called `{own}`: link it under that name"
        raise InvalidInput(f"{path}: no link names this book", help)
    pairs = [
        {"person_id": one, "other_id": other}
        for people in _together(links)
        for one, other in permutations(sorted(person for name, person in people if name == own), 2)
    ]
    linked = engine.create("links", pairs, _PAIRS)
    tables = tightened(book.tables, linked)
    kept = {
        name: engine.materialize(tables[name], f"linked_{name}") for name in ("notices", "evidence", "events")
    }
    return replace(book, tables={**tables, **kept})


def _links(path: Path) -> list[tuple[Record, Record]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError) as fault:
        raise InvalidInput(f"{path}: cannot be read as links: {fault}") from fault
    problems = [
        f"line {number}: no {', '.join(name for name in _NEEDED if not row.get(name))}"
        for number, row in enumerate(rows, start=2)
        if not all(row.get(name) for name in _NEEDED)
    ]
    if problems:
        raise InvalidInput(
            f"{path}: not a table of links", "write it with `rightparty parties link`", problems
        )
    return [
        ((row["left_book"], row["left_person"]), (row["right_book"], row["right_person"])) for row in rows
    ]


def _together(links: Iterable[tuple[Record, Record]]) -> Iterable[set[Record]]:
    """Records that links lead between, directly or not."""
    people: dict[Record, set[Record]] = {}
    for left, right in links:
        both = people.get(left, {left}) | people.get(right, {right})
        people.update(dict.fromkeys(both, both))
    return {id(one): one for one in people.values()}.values()
