"""One text again from another number, after a stop."""

from datetime import timedelta
from typing import Any

import pytest

from rightparty.audit.senders import SAME_TEXT, same_text_findings
from rightparty.book.book import schema_of
from rightparty.engine import Engine
from tests.audit.rows import NOON, contacts_of_rows

COLUMNS = {"person_id": "string", "point_id": "string", "sender_id": "string", "text": "string"}
FIRST = {
    "contact_id": "1",
    "at": NOON,
    "person_id": "P",
    "point_id": "X",
    "sender_id": "S1",
    "text": "应还 100 元",
}
AGAIN = FIRST | {"contact_id": "2", "at": NOON + timedelta(days=3), "sender_id": "S2", "text": "应还 120 元"}
STOP = {"notice_id": "N", "at": NOON + timedelta(days=1), "kind": "opt_out", "point_id": "X"}


def found(engine: Engine, again: dict[str, Any], *stops: dict[str, Any]) -> set[str]:
    """The contacts that went round a stop."""
    contacts = contacts_of_rows(engine, [FIRST, again], COLUMNS)
    notices = engine.create("notices", stops, schema_of("notices"))
    rows = engine.rows(same_text_findings(contacts, notices))
    assert all(row["rule"] == SAME_TEXT and row["citation"].startswith("GB/T 45251") for row in rows)
    return {row["contact_id"] for row in rows}


def test_the_same_text_from_another_number(engine: Engine) -> None:
    """Whatever the amount; a stop by the point, or by the person."""
    assert found(engine, AGAIN, STOP) == {"2"}
    by_person = STOP | {"point_id": None, "person_id": "P", "kind": "refuses_contact"}
    assert found(engine, AGAIN, by_person) == {"2"}


@pytest.mark.parametrize(
    ("again", "stops"),
    [
        (AGAIN, []),
        (AGAIN, [STOP | {"at": NOON + timedelta(days=4)}]),
        (AGAIN, [STOP | {"point_id": "Y"}]),
        (AGAIN, [STOP | {"kind": "hardship"}]),
        (AGAIN | {"sender_id": "S1"}, [STOP]),
        (AGAIN | {"text": "请回电"}, [STOP]),
        (AGAIN | {"point_id": "Z", "person_id": "Q"}, [STOP]),
    ],
    ids=[
        "no stop",
        "before it",
        "another point",
        "another notice",
        "the same sender",
        "another text",
        "elsewhere",
    ],
)
def test_what_goes_round_no_stop(engine: Engine, again: dict[str, Any], stops: list[dict[str, Any]]) -> None:
    """Each part of it is needed."""
    assert found(engine, again, *stops) == set()
