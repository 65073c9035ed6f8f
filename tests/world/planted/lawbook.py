"""Planted cases as the gate sees them: a dossier a debt, read from the planted book."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from rightparty.bench.planted import read_labels
from rightparty.book.dossier import Dossier
from rightparty.book.load import load_book
from rightparty.engine import open_engine
from rightparty.gate.contact import Contact
from rightparty.gate.decide import decide
from rightparty.law.load import Law
from rightparty.parties.model import default_model

Row = Mapping[str, Any]

_BY_DEBT = ("liabilities", "relations", "instalments", "payments", "placements")
_BY_PERSON = ("evidence", "notices", "agreements")
_BY_CREDITOR = ("creditors", "agencies", "senders")


@dataclass(frozen=True)
class Heard:
    """What the law says of one contact of the log: its label, if any, and the rules that spoke."""

    label: Row | None
    verdict: str
    speaks: frozenset[str]
    unsure: frozenset[str]


class Planting:
    """A planted folder, by debt."""

    def __init__(self, folder: Path) -> None:
        engine = open_engine()
        book = load_book(folder, engine)
        assert book.problems == ()
        self.meta, self.absent = book.meta, book.absent_tables
        self.tables = {name: [_aware(row) for row in engine.rows(rows)] for name, rows in book.tables.items()}
        engine.close()
        self.labels = {label["contact_id"]: label for label in read_labels(folder)}
        keys = {**dict.fromkeys(_BY_DEBT, "debt_id"), **dict.fromkeys(_BY_PERSON, "person_id")}
        keys |= dict.fromkeys(_BY_CREDITOR, "creditor_id")
        self.by = {name: _grouped(self.tables[name], key) for name, key in keys.items()}
        self.one = {
            name: {row[key]: row for row in self.tables[name]}
            for name, key in (("persons", "person_id"), ("points", "point_id"), ("debts", "debt_id"))
        }
        self.events = defaultdict(list)
        for row in sorted(self.tables["events"], key=lambda row: (row["at"], row["event_id"])):
            self.events[row["debt_ids"][0]].append(row)

    def heard(self, law: Law) -> Iterator[Heard]:
        """Every contact of the log, judged at its own instant by what was known before."""
        for rows in self.events.values():
            seen = set()
            for row in rows:
                if row["contact_id"] in seen:
                    continue
                seen.add(row["contact_id"])
                decision = decide(_contact(row), self._dossier(row), law, default_model())
                unsure = frozenset(one.rule for one in decision.reasons if one.missing)
                speaks = frozenset(one.rule for one in decision.reasons) - unsure
                yield Heard(self.labels.get(row["contact_id"]), decision.verdict, speaks, unsure)

    def _dossier(self, row: Row) -> Dossier:
        debt = dict(self.one["debts"][row["debt_ids"][0]])
        found: dict[str, Sequence[Row]] = {name: self.by[name].get(debt["debt_id"], []) for name in _BY_DEBT}
        # A book is written over: a debt that is settled now was open before its last payment.
        if debt["status"] == "settled" and all(one["paid_at"] > row["at"] for one in found["payments"]):
            debt["status"] = "active"
        people = [one["person_id"] for name in ("liabilities", "relations") for one in found[name]]
        for name in _BY_PERSON:
            found[name] = [one for person in people for one in self.by[name].get(person, [])]
        for name in _BY_CREDITOR:
            found[name] = self.by[name].get(debt["creditor_id"], [])
        points = sorted({one["point_id"] for one in found["evidence"]})
        found |= {
            "debts": [debt],
            "persons": [self.one["persons"][person] for person in people],
            "points": [self.one["points"][point] for point in points],
            "events": self.events[debt["debt_id"]],
        }
        empty = ("charges", "promises", "complaints", "transactions")
        return Dossier(self.meta, {**dict.fromkeys(empty, ()), **found}, self.absent)


def _contact(row: Row) -> Contact:
    same = (
        "person_id",
        "point_id",
        "channel",
        "at",
        "content",
        "mode",
        "sender_id",
        "valid_until",
        "amount",
        "collectors",
    )
    flags = tuple(row["flags"] or ())
    told = {name: row[name] for name in same}
    return Contact(row["contact_id"], tuple(row["debt_ids"]), flags=flags, **told)


def _grouped(rows: Sequence[Row], key: str) -> Mapping[str, Sequence[Row]]:
    found = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _aware(row: Row) -> Row:
    return {
        name: value.replace(tzinfo=UTC) if isinstance(value, datetime) and value.tzinfo is None else value
        for name, value in row.items()
    }
