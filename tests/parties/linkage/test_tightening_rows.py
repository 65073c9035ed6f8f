"""Links read from rows bring the same as links read from tables, over drawn rows."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rightparty.book.book import schema_of
from rightparty.engine import Engine, open_engine
from rightparty.parties.linkage import LINKED
from rightparty.parties.linkage.laid_over import CHANGED, paired
from rightparty.parties.linkage.tightening import CARRIED_AS, tightened
from rightparty.parties.linkage.tightening_rows import brought_by_links, others_by_person

Rows = list[dict[str, Any]]

START = datetime(2026, 11, 20, tzinfo=UTC)
PEOPLE, DEBTS, POINTS = ("P", "Q", "R", "S"), ("D", "E", "F"), ("M", "N")
KEYS = {
    "persons": ("person_id",),
    "notices": ("notice_id",),
    "evidence": ("point_id", "person_id", "at", "kind"),
    "events": ("event_id",),
}

people, debts, points = st.sampled_from(PEOPLE), st.sampled_from(DEBTS), st.sampled_from(POINTS)
instants = st.integers(0, 2).map(lambda days: START + timedelta(days=days))
some_debts = st.none() | st.lists(debts, max_size=2, unique=True).map(tuple)
pairs = st.lists(st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]), max_size=3)


def rows_of(name: str, drawn: list[dict[str, Any]]) -> Rows:
    """Rows with every column of the table, each key once."""
    empty = dict.fromkeys(schema_of(name).names)
    rows = [{**empty, **row} for row in drawn]
    return list({tuple(row[one] for one in KEYS[name]): row for row in rows}.values())


persons = st.lists(
    st.fixed_dictionaries({
        "person_id": people,
        "name": st.just("Q"),
        "country": st.just("CN"),
        "status": st.sampled_from((None, "alive", "deceased", "minor", "incapable")),
    }),
    max_size=4,
)  # fmt: skip
notices = st.lists(
    st.fixed_dictionaries({
        "notice_id": st.sampled_from(("n1", "n2", "n3")),
        "at": instants,
        "kind": st.sampled_from(("opt_out", "consent", "hardship")),
        "person_id": st.none() | people,
        "given_by": st.none() | people,
    }),
    max_size=3,
)  # fmt: skip
evidence = st.lists(
    st.fixed_dictionaries({
        "point_id": points,
        "person_id": people,
        "at": instants,
        "kind": st.sampled_from(("wrong_number", "disclosure_reported", "replied", "code_confirmed")),
        "source": st.just("told"),
    }),
    max_size=5,
)  # fmt: skip
events = st.lists(
    st.fixed_dictionaries({
        "event_id": st.sampled_from(("e1", "e2", "e3", "e4", "e5")),
        "contact_id": st.sampled_from(("c1", "c2")),
        "at": instants,
        "direction": st.sampled_from(("out", "in")),
        "kind": st.sampled_from(("attempt", "connected")),
        "person_id": st.none() | people,
        "debt_ids": some_debts,
        "named_debts": some_debts,
        "counted_debts": some_debts,
        "flags": st.none() | st.lists(
            st.sampled_from(("abusive", "obscene", "consented", "harassing")), max_size=3, unique=True
        ).map(tuple),
    }),
    max_size=5,
)  # fmt: skip
liabilities = st.lists(st.tuples(debts, people), max_size=5, unique=True)


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    """One engine for all draws."""
    with closing(open_engine()) as running:
        yield running


def comparable(name: str, rows: Iterable[Mapping[str, Any]]) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Rows by key, without what is arbitrary: by whom a report came of two, and the order of flags."""
    found = {}
    for row in rows:
        kept = {column: value for column, value in row.items() if value is not None}
        if row.get("kind") == CARRIED_AS:
            kept.pop("source", None)
        if row.get("flags") is not None:
            kept["flags"] = frozenset(row["flags"])
        key = tuple(row[one] for one in KEYS[name])
        assert key not in found
        found[key] = kept
    return found


@pytest.mark.slow
@settings(max_examples=40)
@given(persons, notices, evidence, events, liabilities, pairs)
def test_both_readings_bring_the_same(
    engine: Engine, persons: Rows, notices: Rows, evidence: Rows, events: Rows,
    owing: list[tuple[str, str]], pairs: list[tuple[str, str]],
) -> None:  # fmt: skip
    """Every row that the tables gain is among the rows brought, and none else is."""
    rows = {
        "persons": rows_of("persons", persons),
        "notices": rows_of("notices", notices),
        "evidence": rows_of("evidence", evidence),
        "events": rows_of("events", events),
        "liabilities": [
            {**dict.fromkeys(schema_of("liabilities").names), "debt_id": debt, "person_id": person}
            for debt, person in owing
        ],
    }
    both_ways = sorted({pair for one, other in pairs for pair in ((one, other), (other, one))})
    tables = {name: engine.create(name, table, schema_of(name)) for name, table in rows.items()}
    found = tightened(tables, paired(engine, both_ways))
    brought = brought_by_links(rows, others_by_person(pairs))
    for name in CHANGED:
        whole = comparable(name, list(engine.rows(found[name])))
        assert comparable(name, [*rows[name], *brought[name]]) == whole


def test_a_copy_keeps_only_what_limits() -> None:
    """Flags that permit or prove nothing stay behind; that it came by a link is said."""
    row = {
        **dict.fromkeys(schema_of("events").names),
        "event_id": "e", "contact_id": "c", "direction": "out", "person_id": "P",
        "flags": ("consented", "abusive"),
    }  # fmt: skip
    tables = {"persons": (), "notices": (), "evidence": (), "liabilities": (), "events": (row,)}
    [copy] = brought_by_links(tables, others_by_person([("Q", "P")]))["events"]
    assert (copy["event_id"], copy["person_id"], copy["flags"]) == ("e~Q", "Q", ("abusive", LINKED))
