"""What a book knows of contacts beside the law: clocks, how numbers came, names."""

from datetime import UTC, datetime
from typing import Any

import ibis
import ibis.expr.types as ir
import pytest

from rightparty.audit.beside import with_book, zone_of_lenders
from rightparty.audit.findings import Found
from rightparty.audit.names import MASKED, names_of
from rightparty.book.book import schema_of
from rightparty.engine import Engine
from tests.audit.samples import CONTACTS, HOURS, finding, sample_findings

AT = datetime(2026, 5, 4, 15, 30, tzinfo=UTC)
PEOPLE = (
    {"person_id": "P1", "name": "王小明", "country": "CN"},
    {"person_id": "P2", "name": "Anne O'Neil (Mrs)", "country": "US", "region": "US-CA"},
    {"person_id": "P3", "name": "李四光", "country": "US"},
)


def book(engine: Engine, **more: list[dict[str, Any]]) -> dict[str, ir.Table]:
    """Three people around one debt of a Chinese lender."""
    rows: dict[str, list[dict[str, Any]]] = {
        "persons": [dict(one) for one in PEOPLE],
        "points": [{"point_id": "X4", "kind": "mobile", "value": "+1", "zone": "America/New_York"}],
        "creditors": [{"creditor_id": "L", "name": "L", "kind": "bank", "country": "CN"}],
        "liabilities": [{"debt_id": "D1", "person_id": "P1", "role": "borrower"}],
        "relations": [{"debt_id": "D1", "person_id": "P3", "role": "friend"}],
        "evidence": [],
        "events": [],
        **more,
    }
    made = {}
    for table, some in rows.items():
        schema = schema_of(table)
        whole = [dict.fromkeys(schema.names) | one for one in some]
        made[table] = engine.create(f"book {table}", whole, schema)
    return made


def found(engine: Engine, *contacts: dict[str, Any]) -> Found:
    """Contacts, and one finding of each."""
    usual = {"at": AT, "channel": "sms", "debt_ids": ["D1"], "creditor_id": "L"}
    rows = [dict.fromkeys(CONTACTS) | usual | {"contact_id": f"c{n}"} | one for n, one in enumerate(contacts)]
    findings = [
        finding(n, HOURS, 0) | {"evidence": row["text"] or "", "person_id": row["person_id"]}
        for n, row in enumerate(rows)
    ]
    return Found(
        sample_findings(engine, "beside rows", findings),
        engine.create("beside them", rows, ibis.schema(CONTACTS)),
    )


def beside(engine: Engine, of: Found, tables: dict[str, ir.Table]) -> Found:
    """What the book knows of the contacts, and nothing of the log itself."""
    said = engine.create("said", [], ibis.schema({"event_id": "string", "names": "array<string>"}))
    called = engine.materialize(names_of(of.contacts, tables, said), "called")
    return with_book(engine, of, tables, called)


@pytest.mark.parametrize(
    ("whom", "local"),
    [
        ({"person_id": "P1"}, "2026-05-04 23:30"),
        ({"person_id": "P2"}, "2026-05-04 08:30"),
        ({"person_id": "P1", "point_id": "X4"}, "2026-05-04 11:30"),
        ({"person_id": "P3"}, None),
        ({"person_id": "nobody"}, None),
    ],
)
def test_the_clock_is_the_point_s_else_the_person_s(
    engine: Engine, whom: dict[str, str], local: str | None
) -> None:
    """A country of several zones without a region says nothing; nor does the lender's for the recipient."""
    (row,) = engine.rows(beside(engine, found(engine, whom), book(engine)).findings)
    assert (row["local_at"] and f"{row['local_at']:%Y-%m-%d %H:%M}") == local


def test_a_number_came_by_the_first_evidence_before_the_contact(engine: Engine) -> None:
    """Later evidence says nothing of it; what the log itself says stands."""
    seen = [
        {"point_id": "X1", "person_id": "P3", "at": datetime(2026, 1, 1, tzinfo=UTC), "kind": "address_book"},
        {"point_id": "X1", "person_id": "P3", "at": datetime(2026, 2, 1, tzinfo=UTC), "kind": "stated"},
        {"point_id": "X2", "person_id": "P3", "at": datetime(2026, 6, 1, tzinfo=UTC), "kind": "stated"},
    ]
    points = ({"point_id": "X1"}, {"point_id": "X2"}, {"point_id": "X1", "source": "skip_traced"})
    told = beside(engine, found(engine, *points), book(engine, evidence=seen))
    rows = engine.rows(told.contacts.order_by("contact_id"))
    assert [row["source"] for row in rows] == ["address_book", None, "skip_traced"]


def test_names_around_the_debt_are_masked_and_no_others(engine: Engine) -> None:
    """The borrower's in a message to a friend; a part of a Latin name; not of who has no part in it."""
    texts = ("转告王小明还钱，李四光", "Hello ANNE, Mrs O'Neil: annexe", "王小明", "Anne")
    people = ("P3", "P2", "P2", "P1")
    rows: list[dict[str, Any]] = [
        {"text": text, "person_id": who} for text, who in zip(texts, people, strict=True)
    ]
    rows[3]["debt_ids"] = []
    told = beside(engine, found(engine, *rows), book(engine))
    shown = [row["text"] for row in engine.rows(told.contacts.order_by("contact_id"))]
    assert shown == [
        f"转告{MASKED}还钱，{MASKED}",
        f"Hello {MASKED}, {MASKED} {MASKED}: annexe",
        MASKED,
        "Anne",
    ]
    assert [row["evidence"] for row in engine.rows(told.findings.order_by("contact_id"))] == shown


def test_the_lenders_zone_is_told_where_there_is_one(engine: Engine) -> None:
    """Of China there is one; of two countries, or of a wide one, none."""
    assert zone_of_lenders(engine, book(engine)) == "Asia/Shanghai"
    lenders = [
        {"creditor_id": country, "name": "L", "kind": "bank", "country": country} for country in ("CN", "IN")
    ]
    assert zone_of_lenders(engine, book(engine, creditors=lenders)) is None
    assert zone_of_lenders(engine, book(engine, creditors=[lenders[0] | {"country": "US"}])) is None


def test_a_finding_tells_the_number_masked(engine: Engine) -> None:
    """Of the book's point; of a contact with none, nothing."""
    points = [{"point_id": "X4", "kind": "mobile", "value": "+8613800138000"}]
    rows = found(engine, {"point_id": "X4"}, {"point_id": "X5"}, {"point_id": None})
    told = beside(engine, rows, book(engine, points=points))
    shown = [row["reached"] for row in engine.rows(told.findings.order_by("contact_id"))]
    assert shown == ["138****8000", None, None]
