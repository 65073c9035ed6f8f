"""What a lender hands in after the first book, and what is then believed of a point, read in both ways."""

import csv
from collections.abc import Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

from rightparty.book.load import load_book
from rightparty.desk.book_delta import take_delta
from rightparty.desk.dossier import About, dossier_from_store, dossier_text, read_dossier
from rightparty.desk.dossiers import FEW, dossier_texts
from rightparty.desk.joined import joined_book
from rightparty.desk.means import Means
from rightparty.desk.whole_book import take_book
from rightparty.engine import open_engine
from rightparty.parties.belief import belief_of, beliefs
from tests.desk.books import SmallBook

Believed = tuple[str, tuple[str, ...]]
"""The state of a pair, and the reasons."""


def part(means: Means, folder: Path, **tables: Sequence[Mapping[str, Any]]) -> None:
    """Some rows of a book, by table, as the API or a folder brings them."""
    folder.mkdir()
    for name, rows in tables.items():
        with (folder / f"{name}.csv").open("w", encoding="utf-8") as file:
            writer = csv.DictWriter(file, list(rows[0]))
            writer.writeheader()
            writer.writerows(rows)
    with closing(open_engine()) as engine:
        take_delta(means, engine, folder, ("BANK",))


def whole(means: Means, folder: Path, book: SmallBook) -> None:
    """The next whole book."""
    with closing(open_engine()) as engine, means.connection.transaction():
        take_book(means, engine, load_book(book.write(folder), engine))


def believed(means: Means, point: str, person: str, at: datetime) -> Believed:
    """What the gate holds of a pair; the same for a single contact and among many."""
    debt = person.replace("P", "D")
    about = About(person, point, (debt,))
    found = []
    for text in (dossier_text(means.connection, about), dossier_texts(means.connection, [about] * FEW)[-1]):
        dossier = read_dossier(text)
        (row,) = (row for row in dossier.rows("points") if row["point_id"] == point)
        row = {**row, "value": None}
        belief = belief_of(dossier.rows("evidence"), row, point, person, at, means.model)
        found.append((belief.state, belief.reasons))
    assert found[0] == found[1]
    assert dossier_from_store(means.connection, person, point, [debt]) == read_dossier(
        dossier_text(means.connection, about)
    )
    return found[0]


def planned_belief(means: Means, folder: Path, book: SmallBook, at: datetime) -> Mapping[str, Believed]:
    """What the day's plan holds of every pair of a book, by `point person`."""
    with closing(open_engine()) as engine:
        joined, _ = joined_book(means.connection, engine, load_book(book.write(folder), engine))
        rows = engine.rows(beliefs(joined.tables, at, means.model))
    return {f"{row['point_id']} {row['person_id']}": (row["state"], tuple(row["reasons"])) for row in rows}
