"""`POST /v1/book/{table}`: rows of the book, laid over what is there; `/v1/book`: what is stated of it."""

import csv
import json
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from ninja import Path as InPath
from ninja import Router
from pydantic import BaseModel, Field

from rightparty.desk.api.answers import FAULTS, IdempotencyKey, act
from rightparty.desk.api.auth import Caller, Key
from rightparty.desk.api.values import At, Body, Id, Nested, Text
from rightparty.desk.book_delta import take_delta
from rightparty.desk.book_statement import state_book
from rightparty.desk.visible import Named
from rightparty.engine import open_engine
from rightparty.errors import InvalidInput

MOST = 5_000
MEMORY = "512MB"
router = Router(tags=["book"])
_Table = Literal[
    "creditors", "agencies", "placements", "senders", "persons", "debts", "liabilities", "relations",
    "instalments", "charges", "payments", "promises", "agreements", "points", "evidence", "notices",
    "complaints", "events",
]  # fmt: skip
Name = Annotated[_Table, InPath(description="A table of the book: see its reference.")]
Cell = Text | bool | int | list[Text] | Nested | None


class Rows(Body):
    """Rows of one table, by its columns: text as it would stand in a file; lists and details may be JSON.

    A column that no row has is left as it is; one that a row lacks is unknown.
    """

    rows: Annotated[list[dict[Text, Cell]], Field(min_length=1, max_length=MOST)]


class RowsTaken(BaseModel):
    """How many rows there were, how many of them new or changed, and how many contacts were withdrawn."""

    rows: dict[str, int]
    new: dict[str, int]
    changed: dict[str, int]
    withdrawn: int


class Statement(Body):
    """What a creditor states of its book as a whole, as `book.toml` does of a folder.

    `complete_since`: by table, the instant after which nothing is missing from it. A table that is not named
    is of unknown completeness, and rules that need it refuse.
    """

    creditor_id: Id
    as_of: At
    complete_since: dict[_Table, At] = {}


class StatementTaken(BaseModel):
    """`new` is false where just this was stated before."""

    creditor_id: str
    new: bool


@router.post("", auth=Key("book:write"), response={200: StatementTaken, **FAULTS}, summary="The book's date")
def statement(request: HttpRequest, body: Statement, idempotency_key: IdempotencyKey) -> HttpResponse:
    """Nobody can be contacted before it. Takes the place of the creditor's last one, never of a later one."""

    def work(caller: Caller) -> dict[str, Any]:
        means = caller.acting_on(Named(creditors=[body.creditor_id]))
        since = {str(table): at for table, at in body.complete_since.items()}
        new = state_book(means, body.creditor_id, body.as_of, since)
        return {"creditor_id": body.creditor_id, "new": new}

    return act(request, idempotency_key, work)


@router.post(
    "/{table}", auth=Key("book:write"), response={200: RowsTaken, **FAULTS}, summary="Rows of the book"
)
def rows_of_book(
    request: HttpRequest, table: Name, body: Rows, idempotency_key: IdempotencyKey
) -> HttpResponse:
    """All rows or none, after the checks of `book check`: every fault is named, with its row and column."""

    def work(caller: Caller) -> dict[str, Any]:
        means = caller.acting_on(Named())  # what the rows name is asked once they are read
        with tempfile.TemporaryDirectory(prefix="rightparty-") as folder:
            _write(Path(folder) / f"{table}.csv", body.rows)
            with closing(open_engine(memory_limit=MEMORY)) as engine:
                return vars(take_delta(means, engine, Path(folder), caller.creditors, client=caller.client))

    return act(request, idempotency_key, work)


def _write(path: Path, rows: Iterable[Mapping[str, Any]]) -> None:
    """The rows as a file, so that they are read by the very same checks."""
    given = list(rows)
    columns = list(dict.fromkeys(name for row in given for name in row))
    if not columns:
        raise InvalidInput("the rows have no columns", "see the reference of the book")
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows([_cell(row.get(name)) for name in columns] for row in given)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ";".join(value)
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else str(value)
