"""`rightparty parties link`, `confirm` and `cut`: which persons of one or several books are one."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from rightparty.cli.folder import read_book
from rightparty.cli.output import Format, emit_rows
from rightparty.cli.progress import progress
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput, Refused

if TYPE_CHECKING:
    from rightparty.parties.linkage.links import Ruling

COLUMNS = ("left_book", "left_person", "right_book", "right_person", "weight", "model", "waterfall")
"""One row a link; the waterfall is JSON: a list of `name`, `seen`, `bits` that add up to the weight."""

RULING_COLUMNS = ("left_book", "left_person", "right_book", "right_person", "same", "by", "reason")
"""One row a human's ruling; of two on the same persons the later row holds."""


def link_books(
    dir: Path,
    *,
    with_: Annotated[Sequence[Path], Parameter(name="--with")] = (),
    on: date,
    rulings: Path | None = None,
    model: Path | None = None,
    out: Path | None = None,
    format: Format = "text",
    folder_only: bool = False,
) -> None:
    """Tell which persons of a book, or of several, are one, and why.

    A link only tightens: stops, counts and reports of one record hold for the other. It proves nothing.

    Example: rightparty parties link examples/first-book --on 2026-11-23

    Args:
        dir: the book's folder.
        with_: folders of further books: of other products, or of agencies.
        on: the day on which weights are learnt.
        rulings: the file that `parties confirm` and `parties cut` write.
        model: keep what was learnt in this file; link with it if it is there.
        out: write to this file, its form by its ending.
        format: how the table is printed.
        folder_only: leave out what the store remembers.
    """
    from rightparty.parties.linkage.linking import link
    from rightparty.parties.linkage.links import as_json
    from rightparty.parties.linkage.model import read_model, write_model
    from rightparty.parties.linkage.of_book import ROLES, records_of
    from rightparty.parties.linkage.standard import SOURCE
    from rightparty.parties.model import default_model

    folders = _named([dir, *with_])
    kept = read_model(model) if model is not None and model.exists() else None
    with closing(open_engine()) as engine, progress() as report:
        tables = {}
        for number, (name, folder) in enumerate(folders.items()):
            book = read_book(folder, engine, folder_only=folder_only, progress=report)
            own = ("persons", "evidence", "points")
            tables[name] = {one: engine.materialize(book.tables[one], f"link_{number}_{one}") for one in own}
        records = engine.materialize(records_of(tables, default_model()), "link_records")
        decided = read_rulings(rulings) if rulings is not None else ()
        found = link(records, engine, on=on, source=SOURCE, roles=ROLES, model=kept, rulings=decided)
    if model is not None and kept is None:
        write_model(found.model, model)
    rows = []
    for pair in sorted(found.pairs, key=lambda one: (one.left, one.right)):
        said = as_json(pair, found.model)
        ends = dict(zip(COLUMNS, (*pair.left, *pair.right), strict=False))
        rows.append({**ends, "weight": said["weight"], "model": said["model"],
                     "waterfall": json.dumps(said["waterfall"], ensure_ascii=False)})  # fmt: skip
    print(
        f"{len(found.people):,} people stand twice or more; {len(found.apart):,} pairs kept apart",
        file=sys.stderr,
    )
    emit_rows(rows, COLUMNS, format, out)


def confirm(left: str, right: str, *, rulings: Path, by: str, reason: str = "") -> None:
    """Say that two records are one person; later runs of `parties link --rulings` hold to it.

    Example: rightparty parties confirm first-book/p1 first-book/p2 --rulings rulings.csv --by ann

    Args:
        left: a book and a person, as `book/person`.
        right: another.
        rulings: the file that keeps what was decided.
        by: who decides.
        reason: why.
    """
    _rule(left, right, rulings, same=True, by=by, reason=reason)


def cut(left: str, right: str, *, rulings: Path, by: str, reason: str = "") -> None:
    """Say that two records are two people; later runs of `parties link --rulings` hold to it.

    Example: rightparty parties cut first-book/p1 first-book/p2 --rulings rulings.csv --by ann

    Args:
        left: a book and a person, as `book/person`.
        right: another.
        rulings: the file that keeps what was decided.
        by: who decides.
        reason: why.
    """
    _rule(left, right, rulings, same=False, by=by, reason=reason)


def read_rulings(path: Path) -> tuple[Ruling, ...]:
    """What humans decided, in the order of the file.

    Raises:
        InvalidInput: no such file, or rows that say neither `true` nor `false`.
    """
    from rightparty.parties.linkage.links import Ruling

    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.DictReader(stream))
    except OSError as error:
        raise InvalidInput(f"{path} cannot be read.", str(error)) from error
    wrong = [f"line {line}" for line, row in enumerate(rows, 2) if row.get("same") not in ("true", "false")]
    if wrong or any(set(RULING_COLUMNS) - set(row) for row in rows):
        raise InvalidInput(
            f"{path} is no file of rulings.", f"Its columns: {', '.join(RULING_COLUMNS)}.", wrong
        )
    return tuple(
        Ruling(
            (row["left_book"], row["left_person"]),
            (row["right_book"], row["right_person"]),
            same=row["same"] == "true",
            by=row["by"],
            reason=row["reason"],
        )
        for row in rows
    )


def _rule(left: str, right: str, rulings: Path, *, same: bool, by: str, reason: str) -> None:
    ends = [*_record(left), *_record(right)]
    if ends[:2] == ends[2:]:
        raise Refused("That is one record, not two.", "Name two.")
    new = not rulings.exists()
    with rulings.open("a", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        if new:
            writer.writerow(RULING_COLUMNS)
        writer.writerow([*ends, "true" if same else "false", by, reason])


def _record(text: str) -> tuple[str, str]:
    book, slash, person = text.partition("/")
    if not (book and slash and person):
        raise Refused(f"`{text}` names no record.", "Name it as `book/person`.")
    return book, person


def _named(folders: Sequence[Path]) -> dict[str, Path]:
    """Folders by their names, which become the sources of their records."""
    found = {folder.resolve().name: folder for folder in folders}
    if len(found) < len(folders):
        raise Refused("Two of these folders have one name.", "Rename one: links name books by their folders.")
    return found
