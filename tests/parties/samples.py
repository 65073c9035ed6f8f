"""Evidence for tests: rows by hand, generated rows, and the tables made of them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import ibis
import ibis.expr.types as ir
from hypothesis import strategies as st

from rightparty.book.tables import EVIDENCE_KINDS, IBIS_TYPE, TABLES
from rightparty.engine import Engine
from rightparty.parties.model import PartyModel, default_model, parse_model, stated_text

Row = dict[str, Any]

NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
POINT = "x1"
PEOPLE = ("ana", "ben", "cai")


def schema_of(table: str) -> ibis.Schema:
    """The types of one table of the book."""
    return ibis.schema({column.name: IBIS_TYPE[column.kind] for column in TABLES[table].columns})


def created(engine: Engine, **rows: Iterable[Mapping[str, Any]]) -> dict[str, ir.Table]:
    """Tables of the book holding these rows; a column that a row lacks is unknown."""
    return {name: engine.create(name, some, schema_of(name)) for name, some in rows.items()}


def evidence(kind: str, hours_ago: float, person: str = "ana", **columns: Any) -> Row:
    """One row of evidence about `POINT`, so many hours before `NOON`."""
    row = {"point_id": POINT, "person_id": person, "at": NOON - hours_ago * HOUR, "kind": kind}
    return {
        "as_of": None,
        "since": None,
        "source": None,
        "authority": None,
        "contact_id": None,
        **row,
        **columns,
    }


def point(kind: str = "mobile", **columns: Any) -> Row:
    """The row of `points` for `POINT`: an operator's mobile number unless told otherwise."""
    row = {"point_id": POINT, "kind": kind, "value": "+8613912345678", "carrier_type": "operator"}
    return {"place": None, "zone": None, "carrier": None, "ported": None, **row, **columns}


def _moments() -> st.SearchStrategy[datetime]:
    """Few enough instants that rows meet at the same one, and the edges of every proof's age."""
    grid = [NOON + hours * HOUR for hours in (-9000, -1000, -200, -170, -26, -22, -21, -9, -8, -1, 0, 1, 30)]
    tick = timedelta(microseconds=1)
    edges = [
        NOON - hazard.proof_age_max + step * tick for hazard in default_model().hazards for step in (-1, 0, 1)
    ]
    return st.sampled_from(grid + edges)


def points() -> st.SearchStrategy[Row]:
    """Points of every kind, their carrier known or not."""
    return st.builds(
        point,
        st.sampled_from(["mobile", "mobile", "mobile", "landline", "email", "app", "post", "im"]),
        value=st.sampled_from(["+8613912345678", "+8617012345678", "a@b.example"]),
        place=st.sampled_from([None, None, "own", "shared"]),
        carrier=st.sampled_from([None, " China Mobile", "联通\u3000", "\u00a0中国电信", "somebody"]),
        carrier_type=st.sampled_from([None, "operator", "virtual", "fixed"]),
    )


def histories(max_size: int = 7) -> st.SearchStrategy[list[Row]]:
    """Rows about `POINT`, before and after `NOON`, that name any of `PEOPLE`."""
    kinds = EVIDENCE_KINDS.split()
    proofs = ["code_confirmed", "signed_in", "carrier_match"]
    row = st.builds(
        lambda kind, at, person, as_of, since, authority: evidence(
            kind, 0, person, at=at, as_of=as_of, since=since, authority=authority
        ),
        st.sampled_from(proofs) | st.sampled_from(kinds),
        _moments(),
        st.sampled_from(PEOPLE),
        st.none() | _moments(),
        st.none() | _moments(),
        st.sampled_from([None, None, "person", "AGY"]),
    )
    return st.lists(row, max_size=max_size)


def renamed(rows: Sequence[Row], point_id: str) -> list[Row]:
    """The same rows about another point."""
    return [{**row, "point_id": point_id} for row in rows]


def learnt_model() -> PartyModel:
    """A model with all that the stated one leaves out: silence, a country of its own, an agency's weights."""
    text = stated_text().replace("shows = 0.0", "shows = 0.6").replace("untold = 1.0", "untold = 0.5")
    said = """
[[weights.authority]]
kind = "stated"
authority = "AGY"
weight = -1.5

[[hazard]]
kind = "mobile"
calling_code = "+8617"
rate = 0.2
source = "tests"
checked = 2026-11-28
"""
    return parse_model(text + said, "learnt.toml")
