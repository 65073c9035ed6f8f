"""What a lender is told of personal data in the free text of its book: a note a column and kind."""

from collections.abc import Iterator, Mapping
from typing import Final

import ibis.expr.types as ir

from rightparty.book.free_text import FREE, found, hints, lines_of, own_values
from rightparty.book.problems import NOTE, Problem
from rightparty.engine import LINE, Engine
from rightparty.masking import masked, masked_point

_WHAT: Final[Mapping[str, str]] = {
    "resident_number": "the number of a resident of mainland China",
    "taiwan_number": "a national or resident number of Taiwan",
    "hong_kong_number": "the number of a Hong Kong identity card",
    "macau_number": "what has the form of a Macau identity card's number",
    "indian_pan": "what has the form of an Indian PAN",
    "bank_card": "the number of a bank card",
    "mobile_number": "a telephone number",
    "email": "an e-mail address",
}

_POINT: Final = (
    "Leave it out of the text; a borrower's belongs in `points.value`, with evidence, and nobody else's here."
)
_CARD: Final = "Leave it out of the text: no column of a book asks for it."
_ID: Final = (
    "Leave it out of the text; a borrower's belongs in `persons.national_id`, and nobody else's here."
)
_HELP: Final[Mapping[str, str]] = {"mobile_number": _POINT, "email": _POINT, "bank_card": _CARD}


def notes_on_free_text(
    tables: Mapping[str, tuple[ir.Table, str, frozenset[str]]], engine: Engine
) -> Iterator[Problem]:
    """A note for each column of free text and each kind of number or address that stands in it.

    `tables`: by name, the rows with their lines, the file, and the columns that it has. The value is masked.
    """
    own = own_values({name: rows for name, (rows, _, _) in tables.items()})
    ours = [] if own is None else [str(row["value"]) for row in engine.rows(own) if row["value"]]
    for name, (rows, file, present) in tables.items():
        columns = [column for column in FREE.get(name, ()) if column in present]
        if not columns:
            continue
        (hinted,) = engine.rows(hints(name, rows, columns))
        maybe = [_pair(key) for key, is_there in hinted.items() if is_there]
        if maybe:
            for row in engine.rows(lines_of(found(name, rows, maybe, ours))):
                yield _note(file, row)


def is_on_free_text(problem: Problem) -> bool:
    """Whether a note tells of personal data in free text."""
    return problem.severity == NOTE and problem.help in (_POINT, _CARD, _ID)


def _pair(key: str) -> tuple[str, str]:
    column, _, kind = key.partition("/")
    return column, kind


def _note(file: str, row: Mapping[str, object]) -> Problem:
    kind, value, cells = str(row["kind"]), str(row["value"]), int(str(row["cells"]))
    shown = (
        masked_point(value) if kind in ("mobile_number", "email") else masked("national_id", value.upper())
    )
    others = f", as {cells:,} cells of this column do" if cells > 1 else ""
    return Problem(
        file, int(str(row[LINE])), str(row["column"]), shown, f"holds {_WHAT[kind]}{others}",
        _HELP.get(kind, _ID), NOTE,
    )  # fmt: skip
