"""A table of links between records of persons, as `parties link` writes it, read for one book."""

import csv
from collections.abc import Iterable
from itertools import permutations
from pathlib import Path

from rightparty.errors import InvalidInput

_NEEDED = ("left_book", "left_person", "right_book", "right_person")

Record = tuple[str, str]
"""A book, by the name of its folder, and a person of it."""


def pairs_in(path: Path, book: str) -> list[tuple[str, str]]:
    """Every two persons of a book who are one, both ways round.

    They are where links lead from one to the other, also by way of another book.

    Raises:
        InvalidInput: the file cannot be read, is no table of links, or links nobody of this book.
    """
    links = _links(path)
    if links and book not in {name for link in links for name, _ in link}:
        help = f"its folder is called `{book}`: link it under that name"
        raise InvalidInput(f"{path}: no link names this book", help)
    return [
        pair
        for people in _together(links)
        for pair in permutations(sorted(person for name, person in people if name == book), 2)
    ]


def _links(path: Path) -> list[tuple[Record, Record]]:
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            rows, header = list(reader), reader.fieldnames or ()
    except (OSError, UnicodeDecodeError, csv.Error) as fault:
        raise InvalidInput(f"{path}: cannot be read as links: {fault}") from fault
    absent = [name for name in _NEEDED if name not in header]
    if absent:
        help = "write it with `rightparty parties link`"
        raise InvalidInput(f"{path}: not a table of links: no column {', '.join(absent)}", help)
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
