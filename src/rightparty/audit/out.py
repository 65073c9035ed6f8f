"""The findings as a file for other programs: CSV, JSON or Parquet, the contract's columns first."""

from pathlib import Path
from typing import Final

import ibis
import ibis.expr.types as ir

from rightparty.audit.finding import COLUMNS
from rightparty.audit.shown import masked_column, masked_within
from rightparty.engine import Engine, ending_of
from rightparty.masking import HIDDEN

FIRST: Final = ("finding_id", "event_id", "rule", "citation", "severity", "verdict", "evidence", "missing")
"""The columns that the contract names, in its order; the others of `finding.COLUMNS` follow, and any more."""

PERSONAL: Final = ("person_id", "point_id")
OTHERS: Final = ("collector_id", "batch_id")
"""Codes of the lender's own, in which somebody's number or address may stand."""

WORDS: Final = ("evidence", "instead")

_LONG_NUMBER = (
    "[+]?[0-9０-９]{8,}|[+][0-9][0-9 ().-]{6,}[0-9]|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}"
    r"|\b[0-9]{3}-[0-9]{2}-[0-9]{4}\b|\b[0-9]{4}([ -][0-9]{4}){2}[ -][0-9]{1,7}([ -][0-9]{1,4})?\b"
    r"|[(]?\b[0-9]{3}[)]?[ .-]{1,2}[0-9]{3}[ .-][0-9]{4}\b|\b[A-Z]{1,2}[0-9]{6,9}\b"
)
_ADDRESS = "[^ @<>(),;:，。；：“”]+@[^ @<>(),;:，。；：“”]+"
_FORMULA = "^[=+\\-@\t\r]"


def write_findings(engine: Engine, findings: ir.Table, path: Path, *, format: str = "") -> int:
    """Write a table of findings, by time and id, its form by the file's ending; returns how many.

    Ids that are themselves somebody's number or address are masked, and so is what looks like one in
    the words: `event_id`, `file` and `line` lead back to the log. In CSV a text that a spreadsheet would take
    for a formula begins with `'`; JSON and Parquet have it as it is.

    Raises:
        Refused: none of the forms that an engine writes.
    """
    form = ending_of(path, format)
    rows = told(findings)
    if form == "csv":
        rows = harmless(rows)
    return engine.write(rows, path, format=format)


def told(findings: ir.Table, *, as_text: bool = True) -> ir.Table:
    """The findings as they are handed out: columns in order, people's numbers masked, sorted by time.

    `as_text`: the recipient's clock, which has no offset, is told as text, so that nobody takes it for UTC.
    """
    others = [name for name in (*COLUMNS, *findings.columns) if name not in FIRST]
    hidden = {name: masked_column(findings[name]) for name in PERSONAL}
    hidden |= {name: masked_words_in(findings[name]) for name in WORDS}
    hidden |= {name: masked_within(findings[name]) for name in OTHERS}
    if as_text and "local_at" in findings.columns:
        hidden["local_at"] = findings.local_at.strftime("%Y-%m-%dT%H:%M:%S")
    rows = findings.mutate(**hidden)
    return rows.select(*FIRST, *dict.fromkeys(others)).order_by("at", "finding_id")


def masked_words_in(words: ir.StringValue) -> ir.StringValue:
    """A column of words without a long number or an address: a net under findings that masked their own."""
    return words.re_replace(_ADDRESS, HIDDEN * 4).re_replace(_LONG_NUMBER, HIDDEN * 4)


def harmless(rows: ir.Table) -> ir.Table:
    """The same rows, in which no text begins as a formula of a spreadsheet does."""
    kept = {
        name: rows[name].re_search(_FORMULA).ifelse(ibis.literal("'") + rows[name], rows[name])
        for name, kind in rows.schema().items()
        if kind.is_string()
    }
    return rows.mutate(**kept)
