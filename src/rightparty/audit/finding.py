"""What an audit finds: one row for a contact and a rule, with its evidence, or with what cannot be told."""

from collections.abc import Mapping
from typing import Final

SPOKEN_OF: Final[Mapping[str, str]] = {
    "rule": "string",
    "citation": "string",
    "severity": "string",
    "certain": "boolean",
    "found_by": "string",
    "evidence": "string",
    "instead": "string",
    "missing": "array<string>",
    "also": "array<string>",
}
"""What is told of a contact before it has an id and its contact's columns. certain: not `CANNOT_TELL`."""

COLUMNS: Final[Mapping[str, str]] = {
    "finding_id": "string",
    "event_id": "string",
    "contact_id": "string",
    "at": "timestamp('UTC')",
    "rule": "string",
    "citation": "string",
    "severity": "string",
    "verdict": "string",
    "found_by": "string",
    "evidence": "string",
    "instead": "string",
    "missing": "array<string>",
    "also": "array<string>",
    "channel": "string",
    "creditor_id": "string",
    "agency_id": "string",
    "collector_id": "string",
    "batch_id": "string",
    "source": "string",
    "debt_ids": "array<string>",
    "person_id": "string",
    "point_id": "string",
    "to_role": "string",
    "file": "string",
    "line": "int64",
}
"""Columns of a table of findings, in order.

finding_id: of the contact and the rule (and, of a text, the words) alone: it stays when a log is read again,
and when what could not be told can be. event_id: the row that shows it; file, line: where that stands. rule:
a rule's id, or `audit.NAME` of what only a log as a whole shows. found_by: `BY_RULE` or `BY_MODEL`. evidence:
the facts or the words, numbers masked. instead: what to write or do. missing: of `CANNOT_TELL`, the facts by
which it could be told. also: of words, other rules of law that they break. source: how the number came to
the lender (`skip_traced`, `address_book` …), where known. debt_ids, person_id, point_id: the log's own.
"""
